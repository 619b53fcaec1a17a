package e2e

import (
	"fmt"
	"github.com/chromedp/chromedp"
	"strings"
	"testing"
)

// A link brings back what it was copied from, in another browser.
func TestALinkBringsTheStateBack(t *testing.T) {
	p := still(t, "/#neuron")
	p.set("preset", "three-examples")
	p.set("w1", "-1.25")
	p.set("activation", "leaky-relu")
	p.act("seek(\"u2-dw1\")")
	want := p.act(`send({ type: "depth", x: 1 })`)
	p.wait(fmt.Sprintf(`location.hash === "#neuron?" + %s`, quote(want.Query)))

	q := still(t, "/"+js[string](p, "location.hash"))
	q.sameFigure(q.get(), want)

	p.do(chromedp.Reload())
	p.ready(figure)
	p.sameFigure(p.get(), want)
}

// A link that is opened while its lesson is open already changes the figure.
func TestALinkWithinTheLesson(t *testing.T) {
	p := still(t, "/#neuron")
	p.run(`location.hash = "#neuron?step=dw1&w1=5"`)
	p.wait(figure + `.get().step === "dw1"`)
	if s := p.get(); s.control("w1").Value != "5" {
		t.Errorf("w1 is %s after the link", s.control("w1").Value)
	}
}

// Whatever a link says, the figure opens; what it has wrong is told.
func TestHandEditedLinks(t *testing.T) {
	for _, query := range []string{
		"w1=NaN", "w1=", "w1=1e308", "step=nowhere", "preset=none&w1=abc", "w1=%00%07", "w1=" + strings.Repeat("9", 100<<10),
		"x=" + strings.Repeat("1,", 500) + "1", "eta=-1", "epochs=1.5", "t=letters",
	} {
		t.Run(fmt.Sprintf("%.20s", query), func(t *testing.T) {
			p := still(t, "/#neuron?"+query)
			if p.get().bad() == "" {
				t.Error("nothing is said about the link")
			}
			p.onlyNumbers()
		})
	}
	for _, query := range []string{"unknown=1", "?", "&&&", "depth=abyss", "constructor=1&__proto__=2", "<script>alert(1)</script>", "%", "%zz=%zz"} {
		t.Run(fmt.Sprintf("%.20s", query), func(t *testing.T) {
			p := still(t, "/#neuron?"+query)
			p.onlyNumbers()
		})
	}
	for _, hash := range []string{"#nothing", "#home", "#main", "#%", "#" + strings.Repeat("x", 100<<10)} {
		t.Run(fmt.Sprintf("%.20s", hash), func(t *testing.T) {
			p := blank(t)
			p.visit(ours.URL + "/" + hash)
			p.wait(`document.getElementById("home").checkVisibility()`)
		})
	}
}
