package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// A link brings back what it was copied from, in another browser, and so does the address when the page is loaded anew.
func TestALinkBringsTheStateBack(t *testing.T) {
	p := lesson(t, "neuron")
	p.set("preset", "three-examples")
	p.set("w1", "-1.25")
	p.set("activation", "leaky-relu")
	p.act("seek(\"u2-dw1\")")
	want := p.act(`send({ type: "depth", x: 1 })`)
	p.written(want)

	q := still(t, "/"+js[string](p, "location.hash"))
	q.sameFigure(q.get(), want)

	want = q.set("w1", "0.5")
	q.written(want)
	q.do(chromedp.Reload())
	q.ready(figure)
	q.sameFigure(q.get(), want)
}

// written waits until the state stands in the address.
func (p *page) written(s state) {
	p.Helper()
	p.wait(`location.hash === ` + quote(strings.TrimSuffix("#"+s.Lesson+"?"+s.Query, "?")))
}

// A link that is opened while its lesson is open already changes the figure.
func TestALinkWithinTheLesson(t *testing.T) {
	p := lesson(t, "neuron")
	p.written(p.get())
	p.run(`location.hash = "#neuron?step=dw1&w1=5"`)
	p.wait(figure + `.get().step === "dw1"`)
	if s := p.get(); s.control("w1").Value != "5" {
		t.Errorf("w1 is %s after the link", s.control("w1").Value)
	}
}

// Whatever a link says, the figure opens; what it has wrong is told.
func TestHandEditedLinks(t *testing.T) {
	p := blank(t)
	p.must(p.tab.Prefer("prefers-reduced-motion", "reduce"))
	for _, query := range []string{"w1=NaN&step=nowhere", "w1=" + strings.Repeat("9", 100<<10), "%zz=%zz&<script>alert(1)</script>"} {
		p.visit("about:blank")
		p.open("/#neuron?" + query)
		if p.get().bad() == "" {
			t.Errorf("nothing is said about %.40q", query)
		}
		p.nothingOdd()
	}
}

// The same for what the element is told by whoever writes a page.
func TestHandEditedStates(t *testing.T) {
	p := lesson(t, "neuron")
	for query, told := range map[string]bool{
		"w1=": true, "w1=1e308": true, "step=nowhere": true, "preset=none&w1=abc": true, "w1=%00%07": true, "eta=-1": true, "epochs=1.5": true,
		"t=letters": true, "x=" + strings.Repeat("1,", 500) + "1": true,
		"unknown=1": false, "?": false, "&&&": false, "depth=abyss": false, "constructor=1&__proto__=2": false, "": false,
	} {
		p.run(figure + `.setAttribute("state", ` + quote(query) + `)`)
		if s := p.get(); s.Lesson != "neuron" || (s.bad() != "") != told {
			t.Errorf("%.40q gives %q", query, s.bad())
		}
		p.nothingOdd()
	}
	if refused := js[string](p, figure+`.send({ type: "open", lesson: "nothing", value: "" })
		.then(() => "", (e) => e.message)`); !strings.Contains(refused, "neuron") {
		t.Errorf("a lesson that does not exist is answered %q", refused)
	}
}

// A link to what does not exist shows the front page.
func TestLinksToNowhere(t *testing.T) {
	p := blank(t)
	for _, hash := range []string{"#nothing", "#home", "#main", "#%", "#" + strings.Repeat("x", 100<<10)} {
		p.visit("about:blank")
		p.visit(ours.URL + "/" + hash)
		p.wait(`document.getElementById("home").checkVisibility()`)
	}
}
