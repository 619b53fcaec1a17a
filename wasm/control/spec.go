// Package control says what can be changed in a lesson. One table of Specs gives the widget on the page, the
// key in the link, the bounds, the reset and the words for what was wrong.
package control

// Kind is the form of a control's value.
type Kind string

// The kinds. Each has one widget on the page and one parser here.
const (
	Number  Kind = "number"  // a decimal number between Min and Max
	Integer Kind = "integer" // a whole number between Min and Max
	Numbers Kind = "numbers" // up to MaxItems decimal numbers, separated by commas or spaces
	Choice  Kind = "choice"  // one of Options
	Toggle  Kind = "toggle"  // on or off
	Text    Kind = "text"    // up to MaxRunes characters
	File    Kind = "file"    // a text that stays with the page: what a textfile.File is written as, or nothing
)

// Spec is one control.
type Spec struct {
	Key     string `json:"key"`   // its name in links and messages; it never changes
	Label   string `json:"label"` // what stands above the widget
	Kind    Kind   `json:"kind"`
	Default string `json:"default"` // as text, as a person would type it

	Min  float64 `json:"min"`            // for numbers, inclusive
	Max  float64 `json:"max"`            // for numbers, inclusive
	Step float64 `json:"step,omitempty"` // what an arrow key or a drag of one notch adds

	MaxItems int      `json:"maxItems,omitempty"` // for Numbers
	MaxRunes int      `json:"maxRunes,omitempty"` // for Text
	MaxBytes int      `json:"maxBytes,omitempty"` // of its input, where that may be longer than MaxInput
	Options  []Option `json:"options,omitempty"`  // for Choice
	Lines    bool     `json:"lines,omitempty"`    // for Text: of several lines, whose ends mean something
	// Suggest tells, for Text, how what is written may go on, the best first; the answer is never nil.
	Suggest func(text string) []Suggestion `json:"-"`

	// Group is where it stands: those of "figure" above the figure, those of "training" below it, and all but the first are
	// folded away until they are wanted or changed. One of "chapter" is a row of tabs over the prose: what it changes opens
	// anew. Those of "none" have no widget: the figure sets them.
	Group string `json:"group,omitempty"`
	// Behind is the control whose text this one goes on: when that is changed alone, this takes its default.
	Behind string `json:"-"`
	// When is "key=value" or "key!=value": shown only while another control has the value, or has not; a|b is either, and all
	// of several conditions, separated by spaces, must hold.
	When string `json:"when,omitempty"`
}

// Suggestion is a word that may come next in a text.
type Suggestion struct {
	Label string `json:"label"` // the word
	Value string `json:"value"` // the text with it
	Begun bool   `json:"begun"` // the text ends in the beginning of the word, and in no word
}

// Option is one value of a Choice. Sets are the defaults that other controls take while it is chosen, which
// makes the control a preset.
type Option struct {
	Value string            `json:"value"`
	Label string            `json:"label"`
	Sets  map[string]string `json:"-"` // stays here: it may be a whole corpus, and the page need not know it
}

// OneOf are options of which none is a preset.
func OneOf(values ...string) []Option {
	all := make([]Option, len(values))
	for i, v := range values {
		all[i].Value = v
	}
	return all
}

// Labelled returns the specs with the labels that they do not have yet: say is asked for control.KEY, and for
// control.KEY.VALUE of each option.
func Labelled(specs []Spec, say func(name string, values ...any) string) []Spec {
	for i := range specs {
		s := &specs[i]
		name := "control." + s.Key
		if s.Label == "" {
			s.Label = say(name)
		}
		for k := range s.Options {
			if o := &s.Options[k]; o.Label == "" {
				o.Label = say(name + "." + o.Value)
			}
		}
	}
	return specs
}

// option returns the option with the value.
func (s Spec) option(value string) (Option, bool) {
	for _, o := range s.Options {
		if o.Value == value {
			return o, true
		}
	}
	return Option{}, false
}

// preset reports whether an option of s changes the defaults of other controls.
func (s Spec) preset() bool {
	for _, o := range s.Options {
		if len(o.Sets) > 0 {
			return true
		}
	}
	return false
}
