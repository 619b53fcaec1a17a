package figure

import (
	"strings"
	"testing"

	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// Each place on the way is an item under its name, and the note stands where there is room.
func TestCrumbs(t *testing.T) {
	g := attended(t)
	way := []Crumb{{"Model", picture.Item{ID: "a", Key: picture.Escape}}, {"layer", picture.Item{ID: "b"}}}
	c := Crumbs{Way: way, Here: "Here", Note: "Esc"}
	for width, note := range map[float64]bool{912: true, 328: false} {
		l := scene(g, width, "loss", 1, func(s *Scene) { c.Draw(s, picture.Box{W: width}) })
		all := l.Items()
		if len(all) != 2 || all[0].ID != "a" || all[0].Key != picture.Escape || all[1].Ring.X < all[0].Ring.X+all[0].Ring.W {
			t.Errorf("items %+v", all)
		}
		text := l.Dump()
		if strings.Contains(text, `"Esc"`) != note || !strings.Contains(text, `"Here"`) {
			t.Errorf("%v wide:\n%s", width, text)
		}
	}
}

// The largest of a row are items with their share, largest first; the rest is said in a line, and nothing before its time.
func TestShares(t *testing.T) {
	g := attended(t)
	v := Shares{Of: film.At("weights", 1), Name: func(j int) string { return []string{"x", "y", "z"}[j] }, Chosen: 2, Most: 2, Names: 60,
		Rest: func(n int, share string) string { return share + " of others" }}
	draw := func(s *Scene) { v.Draw(s, picture.Box{W: 300}) }
	if l := scene(g, 912, "scores", 1, draw); len(l.Items()) > 0 {
		t.Errorf("items before they are known: %+v", l.Items())
	}
	l := scene(g, 912, "weights", 1, draw)
	row := g.Line(v.Of)
	order := Strongest(row, 3)
	for k, it := range l.Items() {
		if want := g.ID(g.Nth(v.Of, order[k])); it.ID != want || it.Value != Percent(row[order[k]]) {
			t.Errorf("item %d is %+v, want %s with %v", k, it, want, row[order[k]])
		}
	}
	if text := l.Dump(); len(l.Items()) != 2 || !strings.Contains(text, Percent(row[order[2]])+" of others") {
		t.Errorf("%d items\n%s", len(l.Items()), text)
	}
}

// A scope is under way during its steps, there and back, entered before it is done, and undone once gradients are through.
func TestScopesUnderWay(t *testing.T) {
	g := attended(t)
	for _, c := range []struct {
		step                 string
		frac                 float64
		back, now, undone    bool
		progress, entry, far float64
	}{
		{g.Steps[0].ID, 0, false, true, false, 0, 0, 1}, {g.Steps[0].ID, 0.25, false, true, false, 0.25 / 13, 0.5, 1},
		{"loss", 1, false, true, false, 1, 1, 1}, {"dout", 0, true, true, false, 1, 1, 1}, {"dweights", 1, true, true, true, 1, 1, 1},
	} {
		scene(g, 912, c.step, c.frac, func(s *Scene) {
			back, now := s.UnderWay("")
			if back != c.back || now != c.now || s.Undone("") != c.undone || s.Progress("") != c.progress || s.Entering("") != c.entry ||
				s.Progress("elsewhere") != c.far || s.Undone("elsewhere") != c.back {
				t.Errorf("%+v: %v %v %v %v %v", c, back, now, s.Undone(""), s.Progress(""), s.Entering(""))
			}
		})
	}
}

// The mark of a change lies in the upper right corner, and is no larger than half of a low cell.
func TestChanged(t *testing.T) {
	box := picture.Box{X: 10, Y: 20, W: 30, H: 10}
	for _, hollow := range []bool{false, true} {
		c := Changed(box, hollow)
		if b := c.Bounds(); b.X < 34 || b.X+b.W > 41 || b.Y < 19 || b.Y+b.H > 26 || (c.Stroke.Width > 0) != hollow || !c.Fill.Visible() {
			t.Errorf("hollow %v: %+v in %v", hollow, c, b)
		}
	}
}
