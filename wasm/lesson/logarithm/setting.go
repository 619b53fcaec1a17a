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
	s := setting{preset: v.Get("preset"), x: v.Float("x"), p: v.Float("p"), a: v.Float("a"), b: v.Float("b"), rate: v.Float("rate"), parts: v.Floats("parts"), baseKey: "base"}
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
	const allowed = " Any other base from 0.001 to 1000 will do."
	wrong := func(text string) error { return &control.Error{Key: "own", Text: text + allowed} }
	switch {
	case b == 0:
		return wrong("Base 0 has no logarithm: 0 times 0 stays 0, so its powers reach no other number.")
	case b < 0:
		return wrong("Base " + number.Full(b) + " has no logarithm: powers of a negative number jump between plus and minus, and most powers between them are no real numbers.")
	case b == 1:
		return wrong("Base 1 has no logarithm: 1 to any power is 1, so it reaches no other number.")
	case math.Abs(b-1) < nearOne*(1-1e-9):
		return wrong("Base " + number.Full(b) + " is so near to 1 that its powers hardly move; at least 0.001 must lie between them.")
	case b < minBase:
		return wrong("Base " + number.Full(b) + " is too near to 0.")
	}
	return nil
}

// checkArgument says why a number has no logarithm, or is out of the picture.
func (s setting) checkArgument(key string, x, least, most float64) error {
	var text string
	switch b := s.baseName(); {
	case x == 0:
		text = "The logarithm of 0 does not exist: no power of " + b + " is 0. The nearer a number comes to 0, the further its logarithm runs away, without end; " + key + " must be above 0."
	case x < 0:
		text = "The logarithm of " + number.Full(x) + " is no real number: " + b + " to any power is above 0, so none gives " + number.Full(x) + "; " + key + " must be above 0."
	case x < least, x > most:
		text = "Here " + key + " may lie between " + number.Full(least) + " and " + number.Full(most) + "; " + number.Full(x) + " has a logarithm, but no place in the picture."
	default:
		return nil
	}
	return &control.Error{Key: key, Text: text}
}

// checkPower keeps the result in the picture.
func (s setting) checkPower() error {
	if x := math.Pow(s.base, s.p); !(x >= minX && x <= maxX) {
		return &control.Error{Key: "p", Text: s.baseName() + " to the power " + number.Full(s.p) + " leaves the picture; the result may lie between 0.000001 and 1000000."}
	}
	return nil
}

func checkParts(parts []float64) error {
	for _, n := range parts {
		if n != math.Trunc(n) {
			return &control.Error{Key: "parts", Text: "A year can be cut into a whole number of parts, from 1 to 1000000; " + number.Full(n) + " is not whole."}
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
	if p < 0 {
		return s.baseName() + "^(" + number.Format(p) + ")"
	}
	return s.baseName() + "^" + number.Format(p)
}

// ratio writes a natural logarithm made one of the base.
func (s setting) ratio(of string) (symbols string) {
	if s.natural() {
		return "ln " + of
	}
	return "ln " + of + " / ln " + s.baseName()
}
