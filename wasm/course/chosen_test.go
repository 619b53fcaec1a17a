package course

import (
	"encoding/json"
	"strings"
	"testing"

	"glassbox/core/number"
	"glassbox/wasm/control"
)

// What is chosen stays chosen when the settings change: any item of one may be asked about in any other.
func TestAnItemOfAnotherSettingIsToldOrNot(t *testing.T) {
	for _, l := range Lessons {
		items := map[string]bool{}
		for _, v := range settings(l) {
			r, err := l.Compute(v)
			if err != nil {
				t.Fatal(err)
			}
			for i := range r.Steps {
				for _, it := range draw(l, v, r, i, 1, 912).Items() {
					items[it.ID] = true
				}
			}
		}
		for _, v := range extreme(settings(l)) {
			r, err := l.Compute(v)
			if err != nil {
				continue // the setting is refused
			}
			for item := range items {
				in, ok := r.Inspect(item, len(r.Steps)-1)
				if _, err := json.Marshal(in); ok && (err != nil || in.ID != item || in.Symbol == "") {
					t.Errorf("%s?%s: %s is told as %+v, %v", l.ID, v.Query(), item, in, err)
				}
			}
		}
	}
}

// extreme adds, for every setting, those where one control has its least or greatest number, or nothing but zeros.
func extreme(all []control.Values) []control.Values {
	for _, v := range all {
		for _, s := range v.Specs() {
			if !v.Shown(s) {
				continue
			}
			values := []string{number.Full(s.Min), number.Full(s.Max)}
			switch s.Kind {
			case control.Numbers:
				values = []string{strings.TrimPrefix(strings.Repeat(", 0", len(v.Floats(s.Key))), ", ")}
			case control.Number, control.Integer:
			default:
				continue
			}
			for _, x := range values {
				if next, err := v.Set(s.Key, x); err == nil {
					all = append(all, next)
				}
			}
		}
	}
	return all
}
