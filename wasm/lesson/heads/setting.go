package heads

import (
	"strconv"

	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/words"
)

// setting is what the controls say.
type setting struct {
	words.Sentence
	words     []string
	focus     int // of the words, from 0
	target    int // the word whose embedding the loss asks for, from 0
	d, h      int
	on        []bool // which heads are switched on
	causal    bool
	positions bool
	show      string // both, overlaid or apart
	seed      int
}

// size is the number of columns of a head.
func (s setting) size() int { return s.d / s.h }

// read takes the setting from the controls. Its error is a sentence; what can be mended is mended and told in the
// notices.
func read(v control.Values) (setting, error) {
	s := setting{d: v.Int("d"), h: v.Int("heads"), causal: v.On("mask"), positions: v.Get("positions") != "none", show: v.Get("show"), seed: v.Int("seed")}
	var err error
	if s.words, err = s.Read(v, words.Max); err != nil {
		return s, err
	}
	if s.d%s.h != 0 {
		return s, s.indivisible()
	}
	s.focus, s.target = s.Word(v, "focus"), s.Word(v, "target")
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
