package course

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// unwritten are what people do not read: names of the tape's own, signs and indices of code, numbers that are none, a minus
// before 0, thousands without a space between, and what equals itself.
var unwritten = map[string]*regexp.Regexp{
	"a caret":              regexp.MustCompile(`\^`),
	"a low line":           regexp.MustCompile(`\pL_\pL|_\d`),
	"an index of code":     regexp.MustCompile(`\pL\[\d`),
	"what is no number":    regexp.MustCompile(`\b(NaN|Inf)\b`),
	"a minus before 0":     regexp.MustCompile(`−0(\.0+)?([^.\d]|$)`),
	"thousands in one":     regexp.MustCompile(`(^|[^.\d\pL⟨])\d{5}`),
	"a hyphen for a minus": regexp.MustCompile(`(^|[ (])-\d`),
}

// internal is what the tape calls a value without a name: an operation and an index. A logarithm may have a base.
var internal = regexp.MustCompile(`\b(add|sub|mul|scale|sum|mean|matmult?|transpose|rows|slicecols|concatcols|blendheads|drop|` +
	`headweights|layernorm|(log)?softmax|crossentropy|exp|sqrt|tanh|sigmoid|(leaky)?relu|gelu(tanh)?|absoluteerror|squarederror)[₀-₉]+`)

// written says what is wrong with a text.
func written(text string) (wrong string) {
	for what, pattern := range unwritten {
		if pattern.MatchString(text) {
			return what
		}
	}
	if internal.MatchString(text) {
		return "an internal name"
	}
	parts := strings.Split(text, " = ")
	for i, part := range parts[1:] {
		if part == parts[i] && part != "" {
			return "what equals itself"
		}
	}
	return ""
}

func TestWrittenFindsWhatIsWrong(t *testing.T) {
	for _, text := range []string{"e^x", "W_Q", "d_head", "q[0,2]", "NaN", "−0", "−0.00 · 2", "12345", "x = 1234567", "2 = 2", "mul₁₆", "-3"} {
		if written(text) == "" {
			t.Errorf("%q passes", text)
		}
	}
	for _, text := range []string{"−0.5", "12\u202f345", "0.0001234567", "q₁₃ = 2 · 3 = 6", "[a, b]", "1234.56789"} {
		if wrong := written(text); wrong != "" {
			t.Errorf("%q is found to be %s", text, wrong)
		}
	}
}

// All that a person reads of a lesson is written for people: figures, what is said of their items, and notices.
func TestAllIsWrittenForPeople(t *testing.T) {
	each(t, func(t *testing.T, l *lesson.Lesson, v control.Values, r *lesson.Run) {
		checked := map[string]bool{} // most texts are shown at many steps
		where := "notice"
		check := func(texts ...string) {
			for _, text := range texts {
				if checked[text] {
					continue
				}
				checked[text] = true
				if wrong := written(text); wrong != "" {
					t.Errorf("%s has %s: %q", where, wrong, text)
				}
			}
		}
		for _, n := range r.Notices {
			check(n.Text)
			for _, a := range n.Actions {
				check(a.Label)
			}
		}
		for i, step := range r.Steps {
			where = step.ID
			for _, width := range []float64{358, 912} {
				list := draw(l, v, r, i, 1, width)
				for s := range list.Shapes {
					if text, ok := s.(picture.Text); ok {
						check(text.S)
					}
				}
				for _, it := range list.Items() {
					check(it.Label, it.Value, it.Gradient)
					in, _ := r.Inspect(it.ID, i)
					check(in.Symbol, in.Label, in.Formula)
					for _, row := range in.Rows {
						check(row.Name, row.Text, row.Result)
					}
				}
				if bad := uneven(list); bad != "" {
					t.Fatalf("step %s, width %v: %s", step.ID, width, bad)
				}
			}
		}
	})
}

var decimal = regexp.MustCompile(`^−?[\d\x{202f}]+(\.\d+)?$`)

// uneven finds cells of one row of a matrix, by the names of their items, that have different numbers of decimals: another
// row may still have counts where this one has shares, and a bare 0 is exactly nothing.
func uneven(l *picture.List) string {
	first := map[string]string{}
	for _, it := range l.Items() {
		parts := strings.Split(it.ID, "-")
		if len(parts) != 3 || it.Value == "0" || !decimal.MatchString(it.Value) {
			continue
		}
		row := parts[0] + "-" + parts[1]
		if other, ok := first[row]; ok && decimals(other) != decimals(it.Value) {
			return row + " has " + other + " and " + it.Value
		}
		first[row] = it.Value
	}
	return ""
}

func decimals(text string) int {
	_, fraction, _ := strings.Cut(text, ".")
	return len(fraction)
}

// So are the words of the page, but for programs.
func TestWordsAreWrittenForPeople(t *testing.T) {
	for _, l := range Lessons {
		root := words(t, l)
		for n := range root.Descendants() {
			if n.Type != html.TextNode || within(n, "code") || within(n, "li") || within(n, "script") || within(n, "style") {
				continue
			}
			if wrong := written(n.Data); wrong != "" {
				t.Errorf("%s has %s: %q", filepath.Base(l.Words().File()), wrong, n.Data)
			}
		}
	}
}
