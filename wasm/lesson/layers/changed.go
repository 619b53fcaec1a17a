package layers

import (
	"slices"
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// Refused is a change of something that the model does not have.
func (g *Changes) Refused() error {
	for _, c := range g.All {
		switch {
		case !c.met && c.value == off:
			return &control.Error{Key: "change", Text: say("cannot be off", "path", excerpt(c.path))}
		case !c.met:
			return &control.Error{Key: "change", Text: say("no such value", "path", excerpt(c.path))}
		}
	}
	return nil
}

// Told are the notices, with what the changes come to.
func (m *Model) Told(notices []lesson.Notice) []lesson.Notice {
	g := m.Changes
	if len(g.All) == 0 {
		return notices
	}
	text := say("changed", "n", len(g.All), "before", number.Format(g.WasLoss.At(0, 0)), "after", number.Format(m.Loss()))
	for i, word := range m.of("output").Words {
		was, is := figure.Strongest(film.Line(g.WasP, i), 1)[0], figure.Strongest(m.Line(film.At("p", i)), 1)[0]
		if was != is {
			text = say("changed word", "text", text, "word", word, "was", m.Word(was), "is", m.Word(is))
			break
		}
	}
	undo := lesson.Action{Label: say("undo all"), Set: map[string]string{"change": ""}}
	all := append(slices.Clone(notices), lesson.Notice{Key: "change", Text: text, Actions: []lesson.Action{undo}})
	for _, c := range g.All {
		if !c.fits {
			all = append(all, lesson.Notice{Key: "change", Text: say("omitted", "change", c.String(), "why", g.why(c))})
		}
	}
	return all
}

// why is why a change is left out.
func (g *Changes) why(c Change) string {
	if c.value == other && g.Offer == "" {
		return g.Why
	}
	return say("no such place")
}

// find is the change of a target, if there is one.
func (m *Model) find(target string) (c Change, ok bool) {
	for _, c := range m.Changes.All {
		if c.target() == target {
			return c, true
		}
	}
	return c, false
}

// byHand reports whether a cell was set, so that nothing computes it.
func (m *Model) byHand(r film.Ref) bool {
	v, _, _ := m.Value(r.Name)
	at := []int{r.I, r.J}
	return slices.ContainsFunc(m.Changes.All, func(c Change) bool {
		return c.fits && c.path == v.Path && c.value != off && slices.Equal(c.place, at[:len(c.place)])
	})
}

// isOff reports whether a block or a head is switched off.
func (m *Model) isOff(path string) bool {
	c, ok := m.find(path)
	return ok && c.value == off
}

// headPath is what head h of the place, from 0, is called in changes.
func (m *Model) headPath(h int) string { return m.At + ".head" + strconv.Itoa(h+1) }

// turned are the changes with a block or a head switched.
func (m *Model) turned(path string) map[string]string {
	if m.isOff(path) {
		return map[string]string{"change": joinChanges(without(m.Changes.All, path))}
	}
	return map[string]string{"change": with(m.Changes.All, Change{path: path, value: off})}
}

// turn is the press that does that.
func (m *Model) turn(path string) lesson.Action {
	if m.isOff(path) {
		return lesson.Action{Label: say("turn on"), Set: m.turned(path)}
	}
	return lesson.Action{Label: say("turn off"), Set: m.turned(path)}
}

// offer adds to what the inspector tells how it can be changed.
func (m *Model) offer(in *lesson.Inspection, item string) {
	name, place, _ := strings.Cut(item, "-")
	switch n, err := strconv.Atoi(place); {
	case (name == "place" || name == "crumb") && place != "output" && Kind(place) != "" && Kind(place) != "embedding":
		in.Actions = append(in.Actions, m.turn(place))
	case (name == "head" || name == "switch") && err == nil:
		in.Actions = append(in.Actions, m.turn(m.headPath(n)))
	case name == m.Stacks[0].Item && len(m.Stacks) > 1 && err == nil:
		m.offerOther(in, m.Out(m.memory()), []int{n})
	}
	r, ok := m.Parse(item)
	if !ok || r.Back {
		return
	}
	v, _, _ := m.Value(r.Name)
	rows, cols := m.Dims(r.Name)
	c := Change{path: v.Path, place: []int{r.I, r.J}[:r.N]}
	if r.N == 0 && rows*cols == 1 || v.Stage() || !m.Changes.open[v.Path] {
		return
	}
	if r.N == 2 {
		in.Edit = &lesson.Edit{Label: say("set to"), Key: "change", Before: with(m.Changes.All, Change{path: c.target(), value: ""})}
	}
	if v.Op != "param" {
		m.offerOther(in, v.Path, c.place)
	}
	if made, ok := m.find(c.target()); ok {
		if in.Origin = say("origin.by hand"); made.value == other {
			in.Origin = say("origin.other")
		}
		undo := map[string]string{"change": joinChanges(without(m.Changes.All, c.target()))}
		in.Actions = append(in.Actions, lesson.Action{Label: say("undo"), Set: undo})
	}
}

// offerOther is to take what the other text has there.
func (m *Model) offerOther(in *lesson.Inspection, path string, place []int) {
	c := Change{path: path, place: place, value: other}
	if _, ok := m.find(c.target()); ok || m.Changes.Offer == "" {
		return
	}
	in.Actions = append(in.Actions, lesson.Action{Label: m.Changes.Offer, Set: map[string]string{"change": with(m.Changes.All, c)}})
}

// switcher is the switch of a head.
func (s *scene) switcher(h int, on bool, at picture.Box) {
	label := "switch.off"
	if on {
		label = "switch.on"
	}
	it := picture.Item{ID: "switch-" + strconv.Itoa(h), Label: say(label, "n", h+1), Ring: picture.Rect{Box: at, Radius: 8},
		Set: s.turned(s.headPath(h))}
	s.Item(it, func() {
		s.Add(picture.Rect{Box: at})
		s.Toggle(on, at.X+2, at.Y+2)
	})
}

// touched marks what the learner has changed, and the blocks that it lies in, where they are drawn.
func (s *scene) touched() {
	seen := map[picture.Box]bool{}
	mark := func(at picture.Box) {
		if !seen[at] {
			seen[at] = true
			s.Add(figure.Changed(at, false))
		}
	}
	for _, c := range s.Changes.All {
		if !c.fits {
			continue
		}
		for _, id := range append(s.shownAs(c), "place-"+block(c.scope())) {
			switch it, ok := s.Find(id); {
			case ok && id == "place-"+s.At: // it is filled with ink
				mark(it.Ring.Box.Grown(4))
			case ok:
				mark(it.Ring.Box)
			}
		}
	}
}

// scope is the block or the head that a change lies in.
func (c Change) scope() string {
	if c.value == off {
		return c.path
	}
	return c.path[:max(0, strings.LastIndexByte(c.path, '.'))]
}

// shownAs are the items that a change may have: the cell, else the row, else the whole.
func (m *Model) shownAs(c Change) (ids []string) {
	if number, ok := strings.CutPrefix(c.path, m.At+".head"); ok && c.value == off {
		n, _ := strconv.Atoi(number)
		return []string{"switch-" + strconv.Itoa(n-1)}
	}
	for i, v := range m.Values() {
		if v.Path == c.path && m.Name(i) != "" {
			for n := len(c.place); n >= 0; n-- {
				ids = append(ids, m.ID(film.At(m.Name(i), c.place[:n]...)))
			}
		}
	}
	return ids
}
