package heads

import (
	"strconv"

	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/words"
)

// setting is what the controls say.
type setting struct {
	words.Setting
	network // where weights are trained
	h       int
	on      []bool // which heads are switched on
	show    string // both, overlaid or apart
}

// size is the number of columns of a head.
func (s setting) size() int { return s.D / s.h }

// read takes the setting from the controls. Its error is a sentence; what can be mended is mended and told in the
// notices.
func read(v control.Values) (setting, error) {
	s := setting{h: v.Int("heads"), show: v.Get("show")}
	take := s.random
	if v.Get("mode") == "trained" {
		take = s.train
	}
	if err := take(v); err != nil {
		return s, err
	}
	for k := range s.h {
		s.on = append(s.on, v.On(switchKey(k)))
	}
	return s, nil
}

// random takes what only a layer of random weights has.
func (s *setting) random(v control.Values) error {
	if err := s.Read(v); err != nil {
		return err
	}
	if s.D%s.h != 0 {
		return s.indivisible()
	}
	s.Asked(v)
	return nil
}

// train takes a trained model.
func (s *setting) train(v control.Values) (err error) {
	if s.Network, err = s.Open(v); err == nil {
		s.h = s.Network.Heads
	}
	return err
}

// indivisible says that the heads cannot share the columns evenly, with the nearest sizes that they can share.
func (s setting) indivisible() error {
	p, near := &lesson.Problem{Key: "heads"}, ""
	for _, size := range []int{s.D / s.h * s.h, (s.D/s.h + 1) * s.h} {
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
	p.Text = say("notice.uneven", "heads", s.h, "d", s.D, "near", near)
	return p
}

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
