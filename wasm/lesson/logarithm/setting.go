package logarithm

import (
	"math"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/control"
)

// setting is what the controls say.
type setting struct {
	preset  string
	base    float64
	baseKey string // the control that has it: base or own
	x, p    float64
	a, b    float64
	rate    float64
	parts   []float64
}

func read(v control.Values) (setting, error) {
	s := setting{preset: v.Get("preset"), x: v.Float("x"), p: v.Float("p"),
		a: v.Float("a"), b: v.Float("b"), rate: v.Float("rate"), parts: v.Floats("parts"), baseKey: "base"}
	switch v.Get("base") {
	case "10":
		s.base = 10
	case "2":
		s.base = 2
	case "e":
		s.base = math.E
	default:
		s.base, s.baseKey = v.Float("own"), "own"
	}
	if s.preset == "e" {
		return s, checkParts(s.parts)
	}
	if err := checkBase(s.base); err != nil {
		return s, err
	}
	switch s.preset {
	case "mirror":
		return s, s.checkPower()
	case "product":
		if err := s.checkArgument("a", s.a, minFactor, maxFactor); err != nil {
			return s, err
		}
		return s, s.checkArgument("b", s.b, minFactor, maxFactor)
	}
	return s, s.checkArgument("x", s.x, minX, maxX)
}

// checkBase says why a base has no logarithm.
func checkBase(b float64) error {
	wrong := func(why string) error {
		return &control.Error{Key: "own", Text: say("wrong.base."+why, "base", number.Full(b)) + " " + say("other base")}
	}
	switch {
	case b == 0:
		return wrong("zero")
	case b < 0:
		return wrong("negative")
	case b == 1:
		return wrong("one")
	case math.Abs(b-1) < nearOne*(1-1e-9):
		return wrong("blurred")
	case b < minBase:
		return wrong("tiny")
	}
	return nil
}

// checkArgument says why a number has no logarithm, or is out of the picture.
func (s setting) checkArgument(key string, x, least, most float64) error {
	wrong := func(why string, values ...any) error {
		values = append(values, "key", key, "x", number.Full(x))
		return &control.Error{Key: key, Text: say("wrong.number."+why, values...)}
	}
	switch {
	case x == 0:
		return wrong("zero", "base", s.baseName())
	case x < 0:
		return wrong("negative", "base", s.baseName())
	case x < least, x > most:
		return wrong("outside", "least", number.Full(least), "most", number.Full(most))
	}
	return nil
}

// checkPower keeps the result in the picture.
func (s setting) checkPower() error {
	if x := math.Pow(s.base, s.p); !(x >= minX && x <= maxX) {
		return &control.Error{Key: "p", Text: say("wrong.power", "base", s.baseName(), "p", number.Full(s.p))}
	}
	return nil
}

func checkParts(parts []float64) error {
	for _, n := range parts {
		if n != math.Trunc(n) {
			return &control.Error{Key: "parts", Text: say("wrong.parts", "n", number.Full(n))}
		}
	}
	return nil
}

// natural reports whether the base is e.
func (s setting) natural() bool { return s.base == math.E }

// baseName is the base as it is written: e, or its digits.
func (s setting) baseName() string {
	if s.natural() {
		return "e"
	}
	return number.Full(s.base)
}

var lowered = strings.NewReplacer("0", "₀", "1", "₁", "2", "₂", "3", "₃", "4", "₄", "5", "₅", "6", "₆", "7", "₇", "8", "₈", "9", "₉")

// log is the name of the function: ln, or log with its base below the line.
func (s setting) log() string {
	if s.natural() {
		return "ln"
	}
	return "log" + lowered.Replace(s.baseName())
}

// power writes the base to a power.
func (s setting) power(p float64) string {
	return number.Power(s.baseName(), number.Format(p))
}

// ratio writes a natural logarithm made one of the base.
func (s setting) ratio(of string) (symbols string) {
	if s.natural() {
		return "ln " + of
	}
	return "ln " + of + " / ln " + s.baseName()
}
