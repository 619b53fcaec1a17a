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
	p := lesson(t, "neuron")
	p.wait(`location.hash === "#neuron"`) // the page has written down what was shown before
	p.run(`location.hash = "#neuron?step=dw1&w1=5"`)
	p.wait(figure + `.get().step === "dw1"`)
	if s := p.get(); s.control("w1").Value != "5" {
		t.Errorf("w1 is %s after the link", s.control("w1").Value)
	}
}

// Whatever a link says, the figure opens; what it has wrong is told.
func TestHandEditedLinks(t *testing.T) {
	for _, query := range []string{"w1=NaN&step=nowhere", "w1=" + strings.Repeat("9", 100<<10), "%zz=%zz&<script>alert(1)</script>"} {
		p := still(t, "/#neuron?"+query)
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
	if refused := js[string](p, figure+`.send({ type: "open", lesson: "nothing", value: "" }).then(() => "", (e) => e.message)`); !strings.Contains(refused, "neuron") {
		t.Errorf("a lesson that does not exist is answered %q", refused)
	}
}

// A link to what does not exist shows the front page.
func TestLinksToNowhere(t *testing.T) {
	for _, hash := range []string{"#nothing", "#home", "#main", "#%", "#" + strings.Repeat("x", 100<<10)} {
		p := blank(t)
		p.visit(ours.URL + "/" + hash)
		p.wait(`document.getElementById("home").checkVisibility()`)
	}
}
