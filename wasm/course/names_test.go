package course

import (
	"regexp"
	"testing"

	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// internal is what the tape calls a value without a name: an operation and an index. A logarithm may have a base.
var internal = regexp.MustCompile(`\b(add|sub|mul|scale|sum|mean|matmult?|transpose|rows|slicecols|concatcols|blendheads|causalweights|` +
	`layernorm|(log)?softmax|crossentropy|exp|sqrt|tanh|sigmoid|(leaky)?relu|gelu(tanh)?|absoluteerror|squarederror)[₀-₉]+`)

func TestNoInternalNameIsShown(t *testing.T) {
	each(t, func(t *testing.T, l *lesson.Lesson, v control.Values, r *lesson.Run) {
		checked := map[string]bool{} // most texts are shown at many steps
		for i, step := range r.Steps {
			check := func(text string) {
				if !checked[text] && internal.MatchString(text) {
					t.Errorf("step %s shows %q", step.ID, text)
				}
				checked[text] = true
			}
			list := draw(l, v, r, i, 1, 912)
			for s := range list.Shapes {
				if text, ok := s.(picture.Text); ok {
					check(text.S)
				}
			}
			for _, it := range list.Items() {
				in, _ := r.Inspect(it.ID, i)
				check(in.Symbol)
				check(in.Formula)
				for _, row := range in.Rows {
					check(row.Text)
				}
			}
		}
	})
}
