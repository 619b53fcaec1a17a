package control

import (
	"slices"
	"strconv"
	"strings"

	"glassbox/wasm/phrase"
)

// Values are the settings of a lesson: what was chosen, and for the rest the defaults. They do not change; Set
// returns new ones.
type Values struct {
	specs  []Spec
	chosen map[string]string // clean texts that differ from the default
}

// Defaults are the values of a fresh page. It panics if a default is not a value of its own control.
func Defaults(specs []Spec) Values {
	v := Values{specs: specs}
	for _, s := range specs {
		mustClean(s, s.Default)
		for _, o := range s.Options {
			for key, raw := range o.Sets {
				mustClean(v.spec(key), raw)
			}
		}
	}
	return v
}

func mustClean(s Spec, raw string) {
	if clean, err := s.Clean(raw); err != nil || clean != raw {
		panic("control: default “" + raw + "” of " + s.Key + " is not clean")
	}
}

// Specs is the table the values belong to.
func (v Values) Specs() []Spec { return v.specs }

// Get is the value of a control as text. It panics if there is no such control.
func (v Values) Get(key string) string {
	if raw, ok := v.chosen[key]; ok {
		return raw
	}
	return v.Default(key)
}

// Default is what a reset of the control gives, under the presets chosen now. That of a preset does not depend on
// other presets.
func (v Values) Default(key string) string {
	for _, s := range v.specs {
		if !s.preset() || v.spec(key).preset() {
			continue
		}
		if o, _ := s.option(v.Get(s.Key)); o.Sets[key] != "" {
			return o.Sets[key]
		}
	}
	return v.spec(key).Default
}

// Float is the value of a Number or Integer.
func (v Values) Float(key string) float64 {
	f, err := strconv.ParseFloat(v.Get(key), 64)
	if err != nil {
		panic("control: " + key + " is no number")
	}
	return f
}

// Int is the value of an Integer.
func (v Values) Int(key string) int { return int(v.Float(key)) }

// Floats is the value of a Numbers.
func (v Values) Floats(key string) []float64 {
	fields := strings.Split(v.Get(key), ", ")
	fs := make([]float64, len(fields))
	for i, f := range fields {
		fs[i], _ = strconv.ParseFloat(f, 64)
	}
	return fs
}

// On is the value of a Toggle.
func (v Values) On(key string) bool { return v.Get(key) == "on" }

// Changed reports whether the control differs from its default.
func (v Values) Changed(key string) bool { _, ok := v.chosen[key]; return ok }

// Shown reports whether the control has a widget under the present values of the others.
func (v Values) Shown(s Spec) bool {
	return s.Group != "none" && !slices.ContainsFunc(strings.Fields(s.When), func(condition string) bool { return !v.Holds(condition) })
}

// Holds reports whether a condition does, key=value or key!=value, where a|b is either.
func (v Values) Holds(condition string) bool {
	if key, not, ok := strings.Cut(condition, "!="); ok {
		return !v.oneOf(key, not)
	}
	key, want, _ := strings.Cut(condition, "=")
	return v.oneOf(key, want)
}

// oneOf reports whether a control has one of the values, which are separated by bars; *x stands for all that end in x.
func (v Values) oneOf(key, values string) bool {
	return slices.ContainsFunc(strings.Split(values, "|"), func(value string) bool {
		end, any := strings.CutPrefix(value, "*")
		return value == v.Get(key) || any && strings.HasSuffix(v.Get(key), end)
	})
}

// Set changes one control. Choosing a preset drops what had been chosen for the controls it sets and keeps the
// rest. On an error the values are as before. The key "scores[2]" stands for the third number of a Numbers.
func (v Values) Set(key, raw string) (Values, error) {
	if list, i, ok := v.element(key); ok {
		return v.setElement(list, i, raw)
	}
	s, ok := v.find(key)
	if !ok {
		return v, &Error{Key: key, Text: phrase.Say("wrong.key", "key", Excerpt(key), "keys", strings.Join(v.keys(), ", "))}
	}
	clean, err := s.Clean(raw)
	if err != nil {
		return v, err
	}
	next := v.copy()
	if s.preset() && clean != v.Get(key) {
		for _, o := range s.Options {
			for other := range o.Sets {
				delete(next.chosen, other)
			}
		}
	}
	delete(next.chosen, key)
	if clean != next.Default(key) {
		next.chosen[key] = clean
	}
	return next, nil
}

// All stands for every control in Reset.
const All = "*"

// Reset gives a control its default back or, if key is empty, every control but the presets and the chapter.
func (v Values) Reset(key string) Values {
	if key == All {
		return Values{specs: v.specs}
	}
	next := v.copy()
	for _, s := range v.specs {
		if s.Key == key || key == "" && !s.preset() && s.Group != "chapter" {
			delete(next.chosen, s.Key)
		}
	}
	return next
}

func (v Values) copy() Values {
	next := Values{specs: v.specs, chosen: make(map[string]string, len(v.chosen)+1)}
	for k, c := range v.chosen {
		next.chosen[k] = c
	}
	return next
}

func (v Values) find(key string) (Spec, bool) {
	for _, s := range v.specs {
		if s.Key == key {
			return s, true
		}
	}
	return Spec{}, false
}

func (v Values) spec(key string) Spec {
	s, ok := v.find(key)
	if !ok {
		panic("control: no control " + key)
	}
	return s
}

func (v Values) keys() []string {
	keys := make([]string, len(v.specs))
	for i, s := range v.specs {
		keys[i] = s.Key
	}
	return keys
}

// Query writes what differs from the defaults, in the order of the table, as the part of a link after “?”. What is
// longer than MaxLink is left out.
func (v Values) Query() string {
	var parts []string
	for _, s := range v.specs {
		if raw, ok := v.chosen[s.Key]; ok && len(raw) <= MaxLink {
			parts = append(parts, s.Key+"="+Escape(raw))
		}
	}
	return strings.Join(parts, "&")
}

// Parse reads the part of a link after “?” over the given values. It is total: what it does not know is left
// in rest, and a bad value becomes the default with a sentence in notices.
func (v Values) Parse(query string) (values Values, rest map[string]string, notices []string) {
	if len(query) > MaxInput {
		return v, nil, []string{phrase.Say("link.long", "most", MaxInput/1024)}
	}
	rest, ok := pairs(query)
	if !ok {
		notices = append(notices, phrase.Say("link.broken"))
	}
	for _, s := range v.PresetsFirst() {
		raw, ok := rest[s.Key]
		if !ok {
			continue
		}
		next, err := v.Set(s.Key, raw)
		if err != nil {
			notices = append(notices, phrase.Say("link.refused", "problem", err.Error()))
			continue
		}
		v = next
		delete(rest, s.Key)
	}
	return v, rest, notices
}

// PresetsFirst orders the table so that a preset does not undo what is set together with it.
func (v Values) PresetsFirst() []Spec {
	var first, rest []Spec
	for _, s := range v.specs {
		if s.preset() {
			first = append(first, s)
		} else {
			rest = append(rest, s)
		}
	}
	return append(first, rest...)
}
