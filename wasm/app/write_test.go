package app

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"glassbox/wasm/control"
	"glassbox/wasm/course"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// sameAsTags fails unless a reply says what the standard library makes of its tags.
func sameAsTags(t *testing.T, what string, r Reply, shown *Shown) {
	t.Helper()
	var want, got any
	tagged, err := json.Marshal(r)
	if err == nil {
		err = json.Unmarshal(tagged, &want)
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(r.JSON(shown)), &got); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	listed(want)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s is written\n%s\nand its tags say\n%s", what, r.JSON(shown), bytes.TrimSpace(tagged))
	}
}

// listed makes empty lists of those that the standard library writes as null: what an item came from, and its rows.
func listed(v any) {
	fields, _ := v.(map[string]any)
	for key, f := range fields {
		if listed(f); f == nil && (key == "from" || key == "rows") {
			fields[key] = []any{}
		}
	}
}

// All that the lessons report, at every stop, and all that can be asked there.
func TestRepliesAreWrittenAsTheirTagsSay(t *testing.T) {
	for _, l := range course.Lessons {
		s, err := Open(l.ID, "")
		if err != nil {
			t.Fatal(err)
		}
		var shown Shown
		for i := range s.stops {
			s = toStop(s, Message{X: float64(i)})
			if items := shown.Picture(s).Items(); len(items) > 0 {
				s.Selected = items[i%len(items)].ID
			}
			sameAsTags(t, l.ID+" at "+s.Run.Steps[s.Clock.Step].ID, Reply{State: s.Report(&shown)}, &shown)
			for _, m := range []Message{{Type: "items"}, {Type: "numbers"}, {Type: "select", Value: s.Selected}, {Type: "hover", X: 100, Y: 100},
				{Type: "explode"}} {
				_, result, err := Update(s, m, &shown)
				sameAsTags(t, l.ID+", asked for "+m.Type, Reply{Result: result, Error: words(err)}, &shown)
			}
		}
	}
}

func words(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// What few lessons have, or only in trouble.
func TestRarePartsOfReplies(t *testing.T) {
	s := open(t, "")
	refused := send(t, s, Message{Type: "set", Key: "x", Value: "1, 2"})
	for what, r := range map[string]Reply{
		"nothing":   {},
		"an error":  {Error: "There is no “such” \"thing\"\n\x01."},
		"a refusal": {State: report(refused)},
		"a proof": {Result: lesson.Proof{
			Name: "dw1", Symbol: "w₁", Function: "f",
			Epsilon: 1e-4, Plus: 1.5, Minus: -1.5, Quotient: 3, Gradient: 3.25, Difference: 1e-17, Note: "a kink",
		}},
		"a guess": {Result: guess("dw1", -9, -18.5)},
		"an item": {Result: item(picture.Item{
			ID: "a", Label: "b", Value: "1", Gradient: "2", Control: "x[2]", Seek: "z1", Key: "Escape",
			Drag: &picture.Drag{Key: "x", Right: []float64{0.1, 0}, Up: []float64{0, -1e-7}, Step: 0.1},
		}, &picture.List{})},
		"some work": {Work: &Work{Text: "counting", Done: 0.25}},
		"what can be changed": {Result: lesson.Inspection{
			From: []string{}, Rows: []lesson.Row{}, Edit: &lesson.Edit{Label: "set to", Key: "x", Before: "a; \"b\"="},
			Actions: []lesson.Action{{Label: "undo", Set: map[string]string{"x": ""}, Seek: "z1"}, {}},
		}},
		"a question": {State: &Report{
			Depths: []string{}, Items: []Item{}, Zones: []Zone{}, Pending: []string{}, Controls: []Control{
				{Suggested: []control.Suggestion{}}, {Suggested: []control.Suggestion{{Label: "b", Value: "a b", Begun: true}, {}}},
			},
			Values: map[string]any{}, Display: map[string]string{}, Said: map[string]map[string]string{},
			Chapter: Chapter{First: []string{"a"}},
			Notices: []lesson.Notice{{Text: "?", Key: "x", Bad: true, Actions: []lesson.Action{
				{Label: "do", Set: map[string]string{"b": "1", "a": "2"}, Seek: "z1"},
				{Label: "do not"},
			}}},
		}},
	} {
		sameAsTags(t, what, r, &Shown{})
	}
}
