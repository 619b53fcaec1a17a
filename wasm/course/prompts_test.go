package course

import (
	"slices"
	"testing"

	"golang.org/x/net/html"

	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// A prompt sets what there is, goes to a step of that film, and what it has one look at is drawn there.
func TestPromptsLand(t *testing.T) {
	for _, l := range Lessons {
		for n := range words(t, l).Descendants() {
			if n.Type != html.ElementNode || attr(n, "data-set") == "" {
				continue
			}
			set, seek, look := attr(n, "data-set"), attr(n, "data-seek"), attr(n, "data-look")
			v, rest, notices := control.Defaults(l.Controls()).Parse(set)
			if len(rest)+len(notices) > 0 {
				t.Errorf("%s, %s: left %v, notices %v", l.ID, set, rest, notices)
			}
			r, err := l.Compute(v)
			if err != nil && seek == "" {
				continue // it is to be refused
			}
			if err != nil || seek != "" && r.Index(seek) < 0 {
				t.Errorf("%s, %s: no step %q, %v", l.ID, set, seek, err)
			} else if look != "" && !slices.Contains(itemsAt(l, r, r.Index(seek)), look) {
				t.Errorf("%s, %s: nothing is called %q at %s", l.ID, set, look, seek)
			}
		}
	}
}

// itemsAt are the items drawn at the end of a step.
func itemsAt(l *lesson.Lesson, r *lesson.Run, step int) (ids []string) {
	v := lesson.View{Run: r, Width: 912, Moment: timeline.Moment{Step: step, Frac: 1}}
	var list picture.List
	list.Reset(v.Width, l.Height(v))
	l.Draw(&list, v)
	for _, it := range list.Items() {
		ids = append(ids, it.ID)
	}
	return ids
}
