package e2e

import (
	"fmt"
	"math"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// eachControl runs a test for every control of every lesson, in a figure where it is shown.
func eachControl(t *testing.T, test func(p *page, c control)) {
	eachLesson(t, func(t *testing.T, link string) {
		p := still(t, link)
		for _, c := range p.get().Controls {
			t.Run(c.Key, func(t *testing.T) {
				q := &page{T: t, tab: p.tab}
				q.run(figure + `.send({ type: "open", lesson: ` + quote(strings.TrimPrefix(link, "/#")) + `, value: "" })`)
				q.bring(c)
				test(q, c)
			})
		}
	})
}

// bring makes a control appear that is shown only while another has, or has not, a value.
func (p *page) bring(c control) {
	p.Helper()
	if key, not, ok := strings.Cut(c.When, "!="); ok {
		p.setOther(key, not)
	} else if key, value, ok := strings.Cut(c.When, "="); ok {
		p.set(key, value)
	}
	if !p.get().control(c.Key).Shown {
		p.Fatalf("%s does not appear when %s", c.Key, c.When)
	}
}

// setOther gives a control some value but this.
func (p *page) setOther(key, not string) {
	p.Helper()
	for _, value := range good(p.get().control(key)) {
		if value != not && p.set(key, value).bad() == "" {
			return
		}
	}
}

// Every control takes its bounds, its options and a small change, or says why it does not; the screen never
// shows what is not a number.
func TestChangeEveryControl(t *testing.T) {
	eachControl(t, func(p *page, c control) {
		for _, value := range good(c) {
			before := p.get()
			p.accepted(c, value, before, p.set(c.Key, value))
			p.onlyNumbers()
		}
		p.act(`send({ type: "reset", key: ` + quote(c.Key) + ` })`)
		if s := p.get(); s.control(c.Key).Value != s.control(c.Key).Initial {
			p.Errorf("a reset leaves %q, want %q", s.control(c.Key).Value, s.control(c.Key).Initial)
		}
	})
}

// good are values that the control must take as they stand.
func good(c control) (values []string) {
	plain := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	switch c.Kind {
	case "number", "integer":
		now, _ := strconv.ParseFloat(c.Value, 64)
		return []string{plain(c.Min), plain(c.Max), plain(math.Round((now+c.Step)*1e6) / 1e6)}
	case "numbers":
		return []string{plain(c.Min), plain(c.Max), c.Value}
	case "choice":
		for _, o := range c.Options {
			values = append(values, o.Value)
		}
		return values
	case "toggle":
		return []string{"on", "off"}
	}
	return []string{"a", "the cat ate the mouse"}
}

// accepted checks that a value was taken, or refused in words with the picture as it was.
func (p *page) accepted(c control, value string, before, after state) {
	p.Helper()
	if why := after.bad(); why != "" {
		p.unchanged(before, after)
		p.Logf("%s = %.40s is refused: %s", c.Key, value, why)
	} else if got := after.control(c.Key).Value; got != value {
		p.Errorf("%s = %.40q became %q without a word", c.Key, value, got)
	}
}

func (p *page) unchanged(before, after state) {
	p.Helper()
	if !reflect.DeepEqual(before.Values, after.Values) || !reflect.DeepEqual(before.Items, after.Items) {
		p.Error("refused input has changed the picture")
	}
}

// cited is what a sentence quotes from the visitor.
var cited = regexp.MustCompile("“[^”]*”")

// onlyNumbers fails if anything to be read is not a number.
func (p *page) onlyNumbers() {
	p.Helper()
	text := cited.ReplaceAllString(js[string](p, `[document.querySelector(".lesson.open").innerText, ...`+figure+`.get().items.flatMap((i) => [i.label, i.value, i.gradient]), `+figure+`.shadowRoot.querySelector(".caption").innerText, ...Object.values(`+figure+`.get().display)].join("\n")`), "")
	for _, word := range []string{"NaN", "Infinity", "undefined", "null", "[object", "−0.00"} {
		if at := strings.Index(text, word); at >= 0 {
			p.Errorf("%q stands on the page: …%s…", word, text[max(0, at-60):min(len(text), at+60)])
		}
	}
}

// TestBadInput gives every control everything that cannot be right, through the element's interface.
func TestBadInput(t *testing.T) {
	eachControl(t, func(p *page, c control) {
		for _, value := range bad(c) {
			before := p.get()
			p.refused(value, before, p.set(c.Key, value))
		}
	})
}

func bad(c control) []string {
	long, control := strings.Repeat("9", 100<<10), "1\x00\x07\x1b"
	if c.Kind == "text" {
		return []string{long, control}
	}
	return []string{"", " ", "NaN", "Inf", "-Infinity", "1e308", "-1e308", "letters", "1;DROP", "0x10", "1_000", long, control, "\u202e1\ufeff", "🐈"}
}

func (p *page) refused(value string, before, after state) {
	p.Helper()
	p.unchanged(before, after)
	why := after.bad()
	if len(why) < 20 || !strings.HasSuffix(why, ".") {
		p.Errorf("%.40q is answered %q, which is no sentence", value, why)
	}
	if strings.Contains(why, "strconv") || strings.Contains(why, "json") || len(why) > 400 {
		p.Errorf("%.40q is answered %q, which is not for people", value, why)
	}
	p.onlyNumbers()
}

// TestBadInputInTheFields types it, as people would.
func TestBadInputInTheFields(t *testing.T) {
	p := still(t, "/#neuron")
	field := figure + `.shadowRoot.querySelector(".fields input[type=text]")`
	for _, value := range []string{"", "letters", "1e308", "NaN", strings.Repeat("7", 100<<10)} {
		t.Run(fmt.Sprintf("%.10q", value), func(t *testing.T) {
			q := &page{T: t, tab: p.tab}
			before := q.get()
			q.run(field + ".focus()")
			q.run(fmt.Sprintf(`(() => { const f = %s; f.value = %s; for (const e of ["input", "change"]) f.dispatchEvent(new Event(e, { bubbles: true })); })()`, field, quote(value)))
			q.wait(field + `.getAttribute("aria-invalid") === "true"`)
			after := q.get()
			q.refused(value, before, after)
			if said := js[string](q, figure+`.shadowRoot.querySelector(".wrong").innerText`); !strings.Contains(said, after.bad()) {
				t.Errorf("under the field stands %q, want %q in it", said, after.bad())
			}
			q.run(fmt.Sprintf(`(() => { const f = %s; f.value = "2"; f.dispatchEvent(new Event("input", { bubbles: true })); })()`, field))
			q.wait(field + `.getAttribute("aria-invalid") !== "true"`)
		})
	}
}

// A step size that makes training diverge is told as what it is.
func TestDivergenceIsTold(t *testing.T) {
	p := still(t, "/#neuron?preset=three-examples")
	p.set("activation", "identity")
	s := p.set("eta", "10")
	said := ""
	for _, n := range s.Notices {
		said += n.Text + " "
	}
	if !strings.Contains(said, "overflow") {
		t.Errorf("with η = 10 the figure says %q", said)
	}
	p.onlyNumbers()
}
