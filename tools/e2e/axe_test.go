package e2e

import (
	"os"
	"strings"
	"testing"
)

// testdata/axe.min.js is axe-core 4.14.1 as npm packs it,
// sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==,
// under the Mozilla Public License in testdata/axe.LICENSE. Only tests use it.
const axe = "testdata/axe.min.js"

// finding is what axe-core has against a page.
type finding struct {
	ID, Help string
	Nodes    []struct{ HTML, FailureSummary string }
}

// clean fails for each finding.
func (p *page) clean(where string) {
	p.Helper()
	if !js[bool](p, "Boolean(globalThis.axe)") {
		script, err := os.ReadFile(axe)
		p.must(err)
		p.run(string(script))
	}
	for _, f := range js[[]finding](p, `axe.run(document, { resultTypes: ["violations"] }).then((r) => `+
		`r.violations.map(({ id, help, nodes }) => `+
		`({ id, help, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) })))`) {
		for _, n := range f.Nodes {
			p.Errorf("%s: %s: %s\n\t%.200s\n\t%s", where, f.ID, f.Help, n.HTML, strings.ReplaceAll(n.FailureSummary, "\n", "\n\t"))
		}
	}
}

// accessible looks at a page in light and in dark.
func (p *page) accessible() {
	p.Helper()
	for _, scheme := range []string{"light", "dark"} {
		p.must(p.tab.Prefer("prefers-color-scheme", scheme, "prefers-reduced-motion", "reduce"))
		p.wait(`matchMedia("(prefers-color-scheme: ` + scheme + `)").matches`)
		p.clean("in " + scheme)
	}
}

func TestTheFrontPageIsAccessible(t *testing.T) {
	share(t, place{"/", false}).accessible()
}

// What appears later is accessible as well: a refused input, a notice with remedies, each page of the drawer, an inspected
// gradient, the end of a film, the loss curve and the surface.
func TestAccessibleInUse(t *testing.T) {
	p := lesson(t, "neuron")
	p.link("preset=three-examples&surface=w1,b1")
	p.act(`seek("u3-dw1")`)
	p.act(`select(` + figure + `.get().items.find((i) => i.gradient).id)`)
	p.set("w1", "letters")
	for i, name := range []string{"listing", "inspector", "table"} {
		p.turn(i)
		p.clean("with the " + name + " and everything else open")
	}
	p.set("w1", "2")
	p.end()
	p.clean("at the end")
}
