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
	s := setting{d: v.Int("d"), h: v.Int("heads"), causal: v.On("mask"), show: v.Get("show"), seed: v.Int("seed")}
	s.positions = v.Get("positions") != "none"
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
	p, near := &lesson.Problem{Key: "heads"}, ""
	for _, size := range []int{s.d / s.h * s.h, (s.d/s.h + 1) * s.h} {
		if size < 1 || size > maxSize {
			continue
		}
		d := strconv.Itoa(size)
		if p.Actions = append(p.Actions, lesson.Action{Label: say("take", "d", d), Set: map[string]string{"d": d}}); near == "" {
			near = d
		} else {
			near = say("either", "one", near, "other", d)
		}
	}
	p.Text = say("notice.uneven", "heads", s.h, "d", s.d, "near", near)
	return p
}

// seen reports whether word i may look at word j.
func (s setting) seen(i, j int) bool { return !s.causal || j <= i }

// off are the heads that are switched off.
func (s setting) off() (off []int) {
	for k, on := range s.on {
		if !on {
			off = append(off, k)
		}
	}
	return off
}

// listed are the numbers of some heads, as a sentence names them.
func listed(heads []int) (text string) {
	for i, k := range heads {
		switch n := strconv.Itoa(k + 1); {
		case i == 0:
			text = n
		case i < len(heads)-1:
			text = say("list.next", "some", text, "next", n)
		default:
			text = say("list.last", "some", text, "last", n)
		}
	}
	return text
}
