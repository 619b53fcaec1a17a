package app

import (
	"testing"

	"glassbox/wasm/picture"
)

// frames are the outlines of the figure that lie in no item, with a width of 1.5 and corners of 6 pixels.
func frames(s State) (all []picture.Box) {
	var l picture.List
	s.Picture(&l)
	for shape := range l.Shapes {
		if r, ok := shape.(picture.Rect); ok && r.Radius == 6 && r.Stroke.Width == 1.5 && !r.Fill.Visible() {
			all = append(all, r.Box)
		}
	}
	return all
}

// The frame of a block that is entered grows to the whole figure and is gone; that of one which is left shrinks to its place.
// With less movement there is none.
func TestBlocksAreZoomedInto(t *testing.T) {
	begin, err := Open("transformer", "step=output")
	if err != nil {
		t.Fatal(err)
	}
	const block = "place-decoder.2.cross"
	var map1 picture.List
	begin.Picture(&map1)
	place, _ := map1.Find(block)
	s := send(t, begin, Message{Type: "press", Value: block})
	if s.Values.Get("at") != "decoder.2.cross" || s.Wake() != 0 {
		t.Fatalf("at %s, wake %v", s.Values.Get("at"), s.Wake())
	}
	first := frames(s)
	half := send(t, s, Message{Type: "tick", X: 100})
	grown := frames(half)
	if len(first) != 1 || first[0] != place.Ring.Box || len(grown) != 1 || grown[0].W <= first[0].W {
		t.Errorf("the frame is %+v, then %+v; the block %+v", first, grown, place.Ring.Box)
	}
	for range 3 {
		half = send(t, half, Message{Type: "tick", X: 100})
	}
	if len(frames(half)) != 0 || half.Wake() >= 0 {
		t.Errorf("at rest there are frames %+v, wake %v", frames(half), half.Wake())
	}
	out := send(t, half, Message{Type: "press", Value: "crumb-model"})
	big := frames(out)
	for range 5 {
		out = send(t, out, Message{Type: "tick", X: 50})
	}
	late := frames(out)
	if len(big) != 1 || len(late) != 1 || !(late[0].W < big[0].W/2) {
		t.Errorf("out again the frame is %+v, then %+v", big, late)
	}
	still := send(t, begin, Message{Type: "reduced", On: true})
	if still = send(t, still, Message{Type: "press", Value: block}); len(frames(still)) != 0 || still.Wake() >= 0 {
		t.Errorf("with less movement there are frames %+v", frames(still))
	}
}
