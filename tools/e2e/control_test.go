package e2e

import (
	"encoding/json"
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

// controls gives every control what it must take, and everything that cannot be right; but for those that only the figure
// sets.
func (p *page) controls() {
	p.Helper()
	for _, c := range p.get().Controls {
		if c.Group == "none" {
			continue
		}
		p.Run(c.Key, func(t *testing.T) {
			q := share(t, p.at)
			q.bring(c)
			c = q.get().control(c.Key) // with what there is to choose from
			q.refuses(c)
			q.takes(c)
		})
	}
}

// bring makes a control appear that is shown only while others have, or have not, a value.
func (p *page) bring(c control) {
	p.Helper()
	for _, condition := range strings.Fields(c.When) {
		if key, not, ok := strings.Cut(condition, "!="); ok {
			p.setOther(key, not)
		} else if key, value, ok := strings.Cut(condition, "="); ok {
			first, _, _ := strings.Cut(value, "|")
			p.set(key, first)
		}
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

// outcome is what came of setting a control.
type outcome struct {
	Value, Took, Why, Odd string
	Same, Told            bool // Told: a notice is about the control
}

func (p *page) tries(c control, values []string) []outcome {
	p.Helper()
	list, err := json.Marshal(values)
	p.must(err)
	return js[[]outcome](p, "test.tries("+quote(c.Key)+", "+string(list)+")")
}

// takes fails unless the control takes its bounds, its options and a small change, or says why it does not; the screen
// never shows what is not a number.
func (p *page) takes(c control) {
	p.Helper()
	for _, o := range p.tries(c, good(c)) {
		switch {
		case o.Odd != "":
			p.Errorf("after %s = %.40q the page shows %q", c.Key, o.Value, o.Odd)
		case o.Why != "" && !o.Same:
			p.Errorf("%s = %.40q is refused, yet changes the picture", c.Key, o.Value)
		case o.Why == "" && o.Took != o.Value && !o.Told:
			p.Errorf("%s = %.40q became %q without a word", c.Key, o.Value, o.Took)
		}
	}
	now := p.act(`send({ type: "reset", key: ` + quote(c.Key) + ` })`).control(c.Key)
	if now.Value != now.Initial {
		p.Errorf("a reset leaves %q, want %q", now.Value, now.Initial)
	}
}

// good are values that the control must take as they stand.
func good(c control) (values []string) {
	plain := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	for _, o := range c.Options {
		values = append(values, o.Value)
	}
	if len(values) > 0 { // a choice, perhaps of a word by its number
		return values
	}
	switch c.Kind {
	case "number", "integer":
		now, _ := strconv.ParseFloat(c.Value, 64)
		return []string{plain(c.Min), plain(c.Max), plain(math.Round((now+c.Step)*1e6) / 1e6)}
	case "numbers":
		return []string{plain(c.Min), plain(c.Max), c.Value}
	case "toggle":
		return []string{"on", "off"}
	case "file": // as a link has it
		return []string{"3f2a-2000000-1900000-90-poem.txt", ""}
	}
	return []string{"a", "the cat ate the mouse"}
}

// refuses fails unless the control refuses, through the element's interface, everything that cannot be right.
func (p *page) refuses(c control) {
	p.Helper()
	for _, o := range p.tries(c, bad(c)) {
		p.refused(o)
	}
}

func bad(c control) []string {
	long, control := strings.Repeat("9", max(100<<10, c.MaxBytes+1)), "1\x00\x07\x1b"
	switch c.Kind {
	case "text":
		return []string{long, control}
	case "file": // or none
		return []string{" ", "letters", "3f2a-1-2-3-poem.txt", long, control, "🐈"}
	}
	return []string{"", " ", "NaN", "Inf", "-Infinity", "1e308", "-1e308", "letters", "1;DROP", "0x10", "1_000", long, control,
		"\u202e1\ufeff", "🐈"}
}

// refused fails unless the picture stayed and a sentence for people says why.
func (p *page) refused(o outcome) {
	p.Helper()
	if !o.Same || o.Odd != "" {
		p.Errorf("%.40q changes the picture: %v; the page shows %q", o.Value, !o.Same, o.Odd)
	}
	if len(o.Why) < 20 || len(o.Why) > 400 || !strings.HasSuffix(o.Why, ".") || strings.Contains(o.Why, "strconv") ||
		strings.Contains(o.Why, "json") {
		p.Errorf("%.40q is answered %q, which is no sentence for people", o.Value, o.Why)
	}
}

// TestBadInputInTheFields types it, as people would.
func TestBadInputInTheFields(t *testing.T) {
	p := lesson(t, "neuron")
	p.run(`globalThis.field = ` + figure + `.shadowRoot.querySelector(".fields input[type=text]");
		globalThis.type = (text) => {
			field.focus();
			field.value = text;
			for (const e of ["input", "change"]) field.dispatchEvent(new Event(e, { bubbles: true }));
		}`)
	for _, value := range []string{"", "letters", "1e308", "NaN", strings.Repeat("7", 100<<10)} {
		before := p.get()
		p.run("type(" + quote(value) + ")")
		p.wait(`field.getAttribute("aria-invalid") === "true"`)
		after := p.get()
		p.refused(outcome{Value: value, Why: after.bad(), Same: reflect.DeepEqual(before.Items, after.Items), Odd: js[string](p, "test.odd()")})
		if said := js[string](p, figure+`.shadowRoot.querySelector(".wrong").innerText`); !strings.Contains(said, after.bad()) {
			t.Errorf("under the field stands %q, want %q in it", said, after.bad())
		}
		p.run(`type("2")`)
		p.wait(`field.getAttribute("aria-invalid") !== "true"`)
	}
}

// A corpus may have several lines, each a sentence, and a field of one line does not join their words.
func TestTextOfSeveralLines(t *testing.T) {
	p := lesson(t, "bigram")
	p.run(`globalThis.type = (key, text) => {
		const field = ` + figure + `.shadowRoot.querySelector("[data-key=" + key + "] :is(input, textarea)");
		field.focus();
		field.value = text;
		for (const e of ["input", "change"]) field.dispatchEvent(new Event(e, { bubbles: true }));
		field.blur();
		return field.value;
	}`)
	const poem = "I like cats\nI like dogs\n\nCats like me"
	shown := js[string](p, `type("text", `+quote(poem)+`)`)
	p.wait(figure + `.get().controls.find((c) => c.key === "text").value === ` + quote(poem))
	if shown != poem {
		t.Errorf("the field shows %q", shown)
	}
	p.set("sentence", "I like\ncats")
	if shown := js[string](p, figure+`.shadowRoot.querySelector("[data-key=sentence] input").value`); shown != "I like cats" {
		t.Errorf("the sentence is shown as %q", shown)
	}
}

// A long text is read when the fingers rest; until then the page answers every letter at once and shows what it had.
func TestALongTextIsReadWhenTheFingersRest(t *testing.T) {
	p := lesson(t, "bigram")
	before := p.get().Controls
	slow := js[bool](p, `(() => {
		const field = `+figure+`.shadowRoot.querySelector("[data-key=text] textarea");
		field.value = "some words and more of them. ".repeat(10000);
		let asked = 0;
		for (const letter of "abc") {
			field.value += letter;
			field.dispatchEvent(new Event("input", { bubbles: true }));
			if (`+figure+`.get().controls.find((c) => c.key === "text").value.length > 1000) asked++;
		}
		return asked > 0;
	})()`)
	if slow {
		t.Error("every letter is counted with the whole text")
	}
	p.wait(figure + `.get().controls.find((c) => c.key === "text").value.endsWith("abc")`)
	p.set("text", before[0].Value)
}

// A long text is counted between other things that happen, and the letter that is typed meanwhile counts.
func TestALongTextIsCountedInPieces(t *testing.T) {
	p := lesson(t, "bigram")
	before := p.get().Controls[0].Value // the text
	turns := js[int](p, `(async () => {
		let over = false, turns = 0;
		const long = "some words and more of them. ".repeat(10000);
		`+figure+`.set("text", long);
		await new Promise((next) => setTimeout(next));
		`+figure+`.set("text", long + "a last word").then(() => (over = true));
		for (; !over; turns++) await new Promise((next) => setTimeout(next));
		return turns;
	})()`)
	shown := js[string](p, `(({ value, drawn }) => (drawn ?? value).slice(-20))(`+figure+`.get().controls.find((c) => c.key === "text"))`)
	if turns < 12 || !strings.HasSuffix(shown, "a last word") {
		t.Errorf("after %d turns the picture is that of a text that ends with %q", turns, shown)
	}
	p.set("text", before)
}

// A step size that makes training diverge is told as what it is.
func TestDivergenceIsTold(t *testing.T) {
	p := lesson(t, "neuron")
	p.set("preset", "three-examples")
	p.set("activation", "identity")
	s := p.set("eta", "10")
	said := ""
	for _, n := range s.Notices {
		said += n.Text + " "
	}
	if !strings.Contains(said, "overflow") {
		t.Errorf("with η = 10 the figure says %q", said)
	}
	p.nothingOdd()
}

// nothingOdd fails if something to be read should be a number and is not.
func (p *page) nothingOdd() {
	p.Helper()
	if odd := js[string](p, "test.odd()"); odd != "" {
		p.Errorf("the page shows %q", odd)
	}
}

// A sentence is seen whole where the row of controls has room for it, on a projector's screen too, and the row stays one.
func TestASentenceHasTheRoom(t *testing.T) {
	p := open(t, "/#transformer")
	p.window(1280, 720)
	const input = figure + `.shadowRoot.querySelector(".of-text:not([hidden]) input")`
	p.wait(input + `.scrollWidth <= ` + input + `.clientWidth`)
	if !js[bool](p, `(() => {
		const tops = [...`+figure+`.shadowRoot.querySelectorAll(".fields > .field")].filter((f) => f.checkVisibility()).map((f) => f.offsetTop);
		return new Set(tops).size === 1;
	})()`) {
		t.Error("the controls stand in several rows")
	}
}
