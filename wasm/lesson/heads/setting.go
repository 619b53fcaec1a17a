package heads

import (
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/words"
)

// setting is what the controls say.
type setting struct {
	words     []string
	focus     int // of the words, from 0
	target    int // the word whose embedding the loss asks for, from 0
	d, h      int
	on        []bool // which heads are switched on
	causal    bool
	positions bool
	show      string // both, overlaid or apart
	seed      int
	notices   []lesson.Notice
}

// size is the number of columns of a head.
func (s setting) size() int { return s.d / s.h }

// read takes the setting from the controls. Its error is a sentence; what can be mended is mended and told in the
// notices.
func read(v control.Values) (setting, error) {
	s := setting{d: v.Int("d"), h: v.Int("heads"), causal: v.On("mask"), positions: v.Get("positions") != "none", show: v.Get("show"), seed: v.Int("seed")}
	s.words = words.Split(v.Get("text"))
	if len(s.words) == 0 {
		return s, &control.Error{Key: "text", Text: "Sentence has no words; it takes 1 to " + strconv.Itoa(words.Max) + " of them, separated by spaces."}
	}
	if s.d%s.h != 0 {
		return s, s.indivisible()
	}
	if n := len(s.words); n > words.Max {
		s.words = s.words[:words.Max]
		s.notice("text", "The sentence has "+strconv.Itoa(n)+" words; the first "+strconv.Itoa(words.Max)+" are shown.")
	}
	s.focus = s.word("focus", "focus word", v.Int("focus"))
	s.target = s.word("target", "word to become", v.Int("target"))
	for k := range s.h {
		s.on = append(s.on, v.On(switchKey(k)))
	}
	return s, nil
}

// indivisible says that the heads cannot share the columns evenly, with the nearest sizes that they can share.
func (s setting) indivisible() error {
	low, high := s.d/s.h*s.h, (s.d/s.h+1)*s.h
	p := &lesson.Problem{Key: "heads"}
	near := ""
	for _, d := range []int{low, high} {
		if d < 1 || d > maxSize {
			continue
		}
		if near != "" {
			near += " or "
		}
		near += strconv.Itoa(d)
		p.Actions = append(p.Actions, lesson.Action{Label: "take d = " + strconv.Itoa(d), Set: map[string]string{"d": strconv.Itoa(d)}})
	}
	p.Text = strconv.Itoa(s.h) + " heads cannot share " + strconv.Itoa(s.d) + " numbers evenly: vector size d must be a multiple of " + strconv.Itoa(s.h) + ", such as " + near + "."
	return p
}

// word is the index of the word with a number, the last one if the sentence is shorter.
func (s *setting) word(key, label string, at int) int {
	n := len(s.words)
	if at > n {
		s.notice(key, "The "+label+" is number "+strconv.Itoa(at)+", and the sentence has "+number.Plural(n, "word")+": the last one is taken.")
	}
	return min(at, n) - 1
}

func (s *setting) notice(key, text string) {
	s.notices = append(s.notices, lesson.Notice{Key: key, Text: text})
}

// seen reports whether word i may look at word j.
func (s setting) seen(i, j int) bool { return !s.causal || j <= i }

// off are the numbers of the heads that are switched off, as a sentence names them, or empty.
func (s setting) off() string {
	var off []string
	for k, on := range s.on {
		if !on {
			off = append(off, strconv.Itoa(k+1))
		}
	}
	switch n := len(off); n {
	case 0:
		return ""
	case 1:
		return "head " + off[0]
	default:
		text := "heads " + off[0]
		for _, o := range off[1 : n-1] {
			text += ", " + o
		}
		return text + " and " + off[n-1]
	}
}
