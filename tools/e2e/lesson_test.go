package e2e

import (
	"strings"
	"testing"
	"time"

	"glassbox/wasm/course"
)

// check is something that holds for every lesson.
type check struct {
	name string
	test func(p *page)
}

// places are where a lesson is looked at, each with what is checked there, in turn, after it has been opened.
var places = []struct {
	name   string
	before string // the lesson's id, in the path
	phone  bool
	opens  func(p *page)
	checks []check
}{
	{"desk", "/#", false, (*page).opens, []check{
		{"plays to the end", (*page).plays},
		{"steps there and back", (*page).stepsThereAndBack},
		{"words in step", (*page).wordsInStep},
		{"tells what is named", (*page).tellsWhatIsNamed},
		{"controls", (*page).controls},
		{"sources", (*page).sources},
		{"proofs", (*page).proofs},
		{"presses", (*page).presses},
		{"arrows", (*page).arrows},
		{"asks", (*page).asks},
		{"accessible", (*page).accessible},
		{"presents", (*page).presents},
		{"contrast", (*page).contrast},
		{"narrow", (*page).narrow},
	}},
	{"phone", "/#", true, (*page).reachable, []check{
		{"reads along", (*page).readsAlong},
		{"asks", (*page).asks},
		{"tries", (*page).triesInSight},
		{"accessible", func(p *page) { p.clean("on a phone") }},
	}},
	{"frame", "/embed.html#", false, (*page).stays, []check{
		{"accessible", (*page).accessible},
	}},
	{"frame on a phone", "/embed.html#", true, (*page).reachable, []check{
		{"accessible", func(p *page) { p.clean("on a phone") }},
	}},
}

// TestLesson looks at every lesson in every place, which is opened once for all the checks there.
func TestLesson(t *testing.T) {
	for _, l := range course.Lessons {
		t.Run(l.ID, func(t *testing.T) {
			for _, where := range places {
				at := place{where.before + l.ID, where.phone}
				t.Run(where.name, func(t *testing.T) {
					t.Run("opens", func(t *testing.T) { where.opens(load(t, at)) })
					for _, c := range where.checks {
						t.Run(c.name, func(t *testing.T) { c.test(share(t, at)) })
					}
				})
			}
		})
	}
}

// opens looks at a lesson that has just been opened by its link.
func (p *page) opens() {
	p.Helper()
	s := p.get()
	if "/#"+s.Lesson != p.at.path || s.Query != "" || !s.Poster || s.StepIndex == 0 || s.StepCount < 3 || s.Playing || len(s.Controls) == 0 ||
		s.Caption == "" || s.bad() != "" {
		p.Errorf("the figure opens as %+v", s)
	}
	if len(s.Items) == 0 {
		p.Error("the picture has no items")
	}
	for _, i := range s.Items {
		if i.ID == "" || i.Label == "" {
			p.Errorf("item %+v has no name", i)
		}
	}
	if title := js[string](p, "document.title"); !strings.HasSuffix(title, " · Glassbox") {
		p.Errorf("the page is titled %q", title)
	}
	p.stays()
}

// stays fails if something has moved while the page became alive: the still picture holds the place of the canvas.
func (p *page) stays() {
	p.Helper()
	time.Sleep(500 * time.Millisecond)
	if shifts := js[[]string](p, "test.shifts"); len(shifts) > 0 {
		p.Errorf("layout shifts %q", shifts)
	}
}
