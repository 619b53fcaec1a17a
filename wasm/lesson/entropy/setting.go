package entropy

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"glassbox/core/number"
	"glassbox/wasm/control"
)

// unit is what the loss is measured in: the base of the logarithm.
type unit struct {
	id, log string
	base    string  // where it is not e
	scale   float64 // 1/ln base
}

var units = []unit{
	{"nats", "ln", "", 1},
	{"bits", "log₂", "2", 1 / math.Ln2},
	{"log10", "log₁₀", "10", 1 / math.Ln10},
}

// setting is what the controls say.
type setting struct {
	preset      string
	unit        unit
	names       []string  // of the classes, or of the mails
	q, p        []float64 // the prediction and the truth, each adding up to 1; of mails one number each
	was         [2]float64
	truth       int // the index of the true class, where there is one
	z           []float64
	temperature float64
	at          float64
}

func read(v control.Values) (s setting, err error) {
	s = setting{preset: v.Get("preset"), truth: v.Int("true") - 1, temperature: v.Float("temperature"), at: v.Float("at")}
	s.unit = units[slices.IndexFunc(units, func(u unit) bool { return u.id == v.Get("base") })]
	switch s.preset {
	case "spam":
		return s, s.readMails(v)
	case "softmax":
		if s.z = v.Floats("z"); len(s.z) < 2 {
			return s, &control.Error{Key: "z", Text: say("wrong.few.z")}
		}
		return s, s.oneTrue(v, len(s.z))
	case "classes":
		if s.q, s.was[0], err = distribution(v, "q"); err != nil {
			return s, err
		}
		return s, s.oneTrue(v, len(s.q))
	case "soft":
		return s, s.readSoft(v)
	}
	return s, nil
}

// oneTrue makes the truth of one of n classes: all of p lies there.
func (s *setting) oneTrue(v control.Values, n int) error {
	if s.truth >= n {
		return &control.Error{Key: "true", Text: say("wrong.true", "n", n)}
	}
	s.p = make([]float64, n)
	s.p[s.truth] = 1
	return s.readNames(v, n)
}

func (s *setting) readSoft(v control.Values) (err error) {
	if s.q, s.was[0], err = distribution(v, "q"); err != nil {
		return err
	}
	if s.p, s.was[1], err = distribution(v, "p"); err != nil {
		return err
	}
	if len(s.p) != len(s.q) {
		return &control.Error{Key: "p", Text: say("wrong.lengths", "p", len(s.p), "q", len(s.q))}
	}
	return s.readNames(v, len(s.q))
}

func (s *setting) readMails(v control.Values) error {
	s.q, s.p = v.Floats("mails"), v.Floats("spam")
	if len(s.p) != len(s.q) {
		return &control.Error{Key: "spam", Text: say("wrong.mails", "p", len(s.p), "q", len(s.q))}
	}
	for i, p := range s.p {
		if p != 0 && p != 1 {
			return &control.Error{Key: "spam", Text: say("wrong.spam", "p", number.Full(p))}
		}
		s.names = append(s.names, say("mail", "n", i+1))
	}
	return nil
}

// distribution reads the numbers of a control divided by their sum, which it returns too.
func distribution(v control.Values, key string) (share []float64, sum float64, err error) {
	share = v.Floats(key)
	for _, x := range share {
		sum += x
	}
	switch {
	case len(share) < 2:
		return nil, 0, &control.Error{Key: key, Text: say("wrong.few." + key)}
	case sum == 0:
		return nil, 0, &control.Error{Key: key, Text: say("wrong.zero." + key)}
	case math.Abs(sum-1) < 1e-9:
		return share, 1, nil
	}
	for i := range share {
		share[i] /= sum
	}
	return share, sum, nil
}

// readNames gives n classes their names; those without one are numbered.
func (s *setting) readNames(v control.Values, n int) error {
	given := strings.FieldsFunc(v.Get("names"), func(r rune) bool { return strings.ContainsRune(",;\n\t", r) })
	for i := range n {
		name := say("class", "name", i+1)
		if i < len(given) && strings.TrimSpace(given[i]) != "" {
			name = strings.Join(strings.Fields(given[i]), " ")
		}
		if long := utf8.RuneCountInString(name); long > maxNameLong {
			return &control.Error{Key: "names", Text: say("wrong.name", "most", maxNameLong, "name", name, "n", long)}
		}
		s.names = append(s.names, name)
	}
	return nil
}
