package control

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"glassbox/core/number"
	"glassbox/core/textfile"
	"glassbox/core/token"
	"glassbox/wasm/phrase"
)

// MaxInput is the length in bytes up to which input is looked at, unless the control's MaxBytes allows more.
const MaxInput = 1 << 16

// MaxLink is the length in bytes up to which a setting is written into links.
const MaxLink = 4096

// Clean parses raw as a value of the control and returns it as it stands in links: numbers in their shortest
// form, lists separated by commas. The error is a sentence that says what is allowed.
func (s Spec) Clean(raw string) (string, error) {
	if most := max(MaxInput, s.MaxBytes); len(raw) > most {
		return "", s.wrong("long", "size", size(len(raw)), "most", size(most))
	}
	switch s.Kind {
	case Number, Integer:
		v, err := s.number(raw)
		return plain(v), err
	case Numbers:
		return s.numbers(raw)
	case Choice:
		return s.choice(raw)
	case Toggle:
		return s.toggle(raw)
	case Text:
		return s.text(raw)
	case File:
		return s.file(raw)
	}
	panic("control: " + s.Key + " is of unknown kind " + string(s.Kind))
}

// size writes a length in bytes: 64 KB, 2.5 MB.
func size(n int) string {
	if n < 1e6 {
		return strconv.Itoa(n/1024) + " KB"
	}
	return number.Format(math.Ceil(float64(n)/1e5)/10) + " MB"
}

// number reads a decimal number, as any country writes it, within the bounds of s. If two readings lie within them, the
// error asks which is meant.
func (s Spec) number(raw string) (float64, error) {
	if strings.TrimSpace(raw) == "" {
		return 0, s.wrong("empty", "allowed", s.allowed())
	}
	all := Readings(raw)
	if len(all) == 0 {
		return 0, s.wrong("no number", "text", Excerpt(raw), "allowed", s.allowed())
	}
	if s.Kind == Integer {
		all = all[len(all)-1:] // has no decimals
	}
	fit := slices.DeleteFunc(slices.Clone(all), func(v float64) bool { return s.fits(v) != nil })
	switch len(fit) {
	case 0:
		return 0, s.fits(all[0])
	case 1:
		return fit[0], nil
	}
	return 0, s.ask(raw, plain(fit[0]), plain(fit[1]))
}

// fits returns an error unless a number is one that s takes.
func (s Spec) fits(v float64) error {
	switch {
	case !(v >= s.Min && v <= s.Max):
		return s.wrong("bounds", "min", number.Full(s.Min), "max", number.Full(s.Max))
	case s.Kind == Integer && v != math.Trunc(v):
		return s.wrong("whole", "x", number.Full(v))
	}
	return nil
}

// ask is the error that asks for one of two ways to write what was meant.
func (s Spec) ask(raw, one, other string) error {
	shown := func(list string) string { return Excerpt(strings.ReplaceAll(list, "-", "−")) }
	err := s.wrong("two ways", "text", Excerpt(raw), "one", shown(one), "other", shown(other))
	err.(*Error).Asks = true
	return err
}

func (s Spec) file(raw string) (string, error) {
	if _, ok := textfile.Parse(raw); ok || raw == "" {
		return raw, nil
	}
	return "", s.wrong("file", "text", Excerpt(raw))
}

func (s Spec) choice(raw string) (string, error) {
	raw = strings.TrimSpace(raw)
	if _, ok := s.option(raw); ok {
		return raw, nil
	}
	return "", s.wrong("option", "text", Excerpt(raw), "allowed", s.allowed())
}

func (s Spec) toggle(raw string) (string, error) {
	switch strings.TrimSpace(raw) {
	case "on", "true", "1":
		return "on", nil
	case "off", "false", "0":
		return "off", nil
	}
	return "", s.wrong("switch", "text", Excerpt(raw))
}

// lines has the ways in which the world ends a line; of a text that is \n.
var lines = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

func (s Spec) text(raw string) (string, error) {
	raw = lines.Replace(raw)
	if !utf8.ValidString(raw) {
		return "", s.wrong("utf8")
	}
	if n := utf8.RuneCountInString(raw); n > s.MaxRunes {
		return "", s.wrong("runes", "n", n, "most", s.MaxRunes)
	}
	for _, r := range raw {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return "", s.wrong("control", "code", strings.ToUpper(strconv.FormatInt(int64(r), 16)))
		}
	}
	return raw, nil
}

// allowed says what the control takes, as the end of a sentence.
func (s Spec) allowed() string {
	if s.Kind == Choice {
		names := make([]string, len(s.Options))
		for i, o := range s.Options {
			names[i] = o.Value
		}
		return strings.Join(names, ", ")
	}
	return phrase.Say("allowed."+string(s.Kind), "min", number.Full(s.Min), "max", number.Full(s.Max), "most", s.MaxItems)
}

// Error is input that a control cannot take.
type Error struct {
	Key  string
	Text string // a sentence
	Asks bool   // the input can be read in two ways
}

func (e *Error) Error() string { return e.Text }

// wrong makes a sentence about the control. A label that is a word begins with a capital in it.
func (s Spec) wrong(what string, values ...any) error {
	label := []rune(s.Label)
	if len(label) > 2 && unicode.IsLower(label[1]) {
		label[0] = unicode.ToUpper(label[0])
	}
	return &Error{Key: s.Key, Text: phrase.Say("wrong."+what, append(values, "label", string(label))...)}
}

// Excerpt is the beginning of text in whole characters, without those that cannot be shown.
func Excerpt(text string) string {
	const most, looked = 24, 1024
	var b strings.Builder
	all, _ := token.Characters(text[:min(len(text), looked)], token.Options{}) // never too long
	for i, c := range all {
		if i == most {
			return b.String() + "…"
		}
		if r, _ := utf8.DecodeRuneInString(c.Text); r == utf8.RuneError || !unicode.IsPrint(r) {
			c.Text = "·"
		}
		b.WriteString(c.Text)
	}
	return b.String()
}

// plain is the shortest text that reads back as v.
func plain(v float64) string {
	if a := math.Abs(v); a != 0 && (a < 1e-6 || a >= 1e15) {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}
