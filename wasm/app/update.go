package app

import (
	"errors"
	"math"
	"slices"
	"strings"
	"time"

	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

// MaxTick is the longest time one tick may pass, so that a page that was hidden does not jump ahead.
const MaxTick = 100 * time.Millisecond

// Update answers a message with the next state and what was asked for. An error in the message changes
// nothing and is told in words.
func Update(s State, m Message, shown *Shown) (State, any, error) {
	if f, ok := changes[m.Type]; ok {
		return f(s, m), nil, nil
	}
	if f, ok := moves[m.Type]; ok {
		s = f(s, m)
		s.poster = false
		return s, nil, nil
	}
	if f, ok := questions[m.Type]; ok {
		return f(s, m, shown)
	}
	switch m.Type {
	case "open":
		next, err := Open(m.Lesson, m.Value)
		if err != nil {
			return s, nil, err
		}
		next.Clock.Reduced, next.alone, next.slide, next.wanted = s.Clock.Reduced, s.alone, s.slide, s.wanted
		if s.Width > 0 {
			next.Width = s.Width
		}
		return next.readable(), nil, nil
	case "trained":
		s, err := s.trained(m)
		return s, nil, err
	case "afar":
		s, err := s.afar(m)
		return s, nil, err
	case "model":
		s, err := s.arrive(m)
		return s, nil, err
	case "seek":
		return s.seek(m.Value)
	case "numbers":
		return s, s.told(s.done(), strings.Fields(m.Value)), nil
	case "number":
		x, err := read(m)
		return s, x, err
	case "prove":
		p, ok := s.Run.Prove(m.Key, s.done())
		if !ok {
			return s, nil, errors.New(phrase.Say("no gradient", "id", m.Key))
		}
		return s, p, nil
	case "predict":
		return s.predict(m)
	}
	return s, nil, errors.New(phrase.Say("no message", "id", m.Type))
}

// changes are the messages that always succeed; what a person got wrong in them becomes a notice.
var changes = map[string]func(State, Message) State{
	"get":     func(s State, _ Message) State { return s },
	"set":     func(s State, m Message) State { return s.set(map[string]string{m.Key: m.Value}, "") },
	"apply":   func(s State, m Message) State { return s.set(m.Set, m.Value) },
	"reset":   func(s State, m Message) State { return s.compute(s.Entered.Reset(m.Key)) },
	"pause":   func(s State, _ Message) State { s.Clock, s.trains = s.Clock.Pause(), false; return s },
	"settle":  func(s State, _ Message) State { s.Clock = s.Clock.Settle(); return s },
	"speed":   func(s State, m Message) State { s.Clock.Speed = max(0.25, min(4, m.X)); return s },
	"want":    func(s State, m Message) State { s.wanted = strings.Fields(m.Value); return s },
	"alone":   setAlone,
	"slide":   func(s State, m Message) State { s.slide = m.On; return s },
	"reduced": func(s State, m Message) State { s.Clock.Reduced = m.On; return s },
	"resize":  func(s State, m Message) State { s.Width = Clamped(m.X); return s },
	"tick":    tick,
	"file":    file,
	"work":    func(s State, _ Message) State { return s.goOn() },
	"depth":   setDepth,
}

// moves are the messages that go elsewhere in the film.
var moves = map[string]func(State, Message) State{
	"play":    play,
	"next":    func(s State, _ Message) State { s.Clock.Playing = false; s.Clock = s.Clock.Next(s.Run.Track); return s },
	"prev":    func(s State, _ Message) State { s.Clock = s.Clock.Prev(s.Run.Track); return s },
	"scrub":   func(s State, m Message) State { s.Clock = s.Clock.Scrub(s.Run.Track, m.X); return s },
	"stop":    toStop,
	"chapter": toChapter,
}

// questions are the messages that need what is shown.
var questions = map[string]func(State, Message, *Shown) (State, any, error){
	"items": func(s State, _ Message, shown *Shown) (State, any, error) { return s, items(shown.Picture(s)), nil },
	"hover": func(s State, m Message, shown *Shown) (State, any, error) {
		l, p := shown.Picture(s), picture.Point{X: m.X, Y: m.Y}
		it, _ := l.Hit(p)
		s.Hover = it.ID
		s.Lens, _ = l.CellAt(p)
		return s, item(it, l), nil
	},
	"pick": func(s State, m Message, shown *Shown) (State, any, error) {
		it, _ := shown.Picture(s).Hit(picture.Point{X: m.X, Y: m.Y})
		return s.press(it, shown)
	},
	"press": func(s State, m Message, shown *Shown) (State, any, error) {
		it, _ := shown.Picture(s).Find(m.Value)
		return s.press(it, shown)
	},
	"select": func(s State, m Message, shown *Shown) (State, any, error) { return s.choose(m.Value, shown) },
}

// play goes on, or begins where the lesson has only been opened: with its first step, for as long as that takes to read. Where
// there is something to train, that goes on too, however far the film is.
func play(s State, _ Message) State {
	if s.Run.Training != nil && len(s.refused) > 0 && s.refused[0].Bad {
		return s // which would train, and show, what nobody has asked for
	}
	if over := s.Clock.Step == len(s.Run.Steps)-1 && !s.poster; s.Run.Training != nil && (over || !s.trainedOut()) {
		if s = s.train(); over {
			return s
		}
	}
	if s.poster {
		s.Clock = s.Clock.At(0)
		s.Clock.Playing = true
		return s
	}
	s.Clock = s.Clock.Play(s.Run.Track)
	return s
}

func tick(s State, m Message) State {
	dt := min(MaxTick, time.Duration(m.X*float64(time.Millisecond)))
	s.Clock = s.Clock.Advance(s.Run.Track, max(0, dt))
	s.zoom = s.zoom.pass(max(0, dt))
	return s
}

func setAlone(s State, m Message) State {
	s.alone = m.On
	if s.Lesson == nil { // this is told before the lesson is opened
		return s
	}
	return s.readable()
}

func setDepth(s State, m Message) State {
	s.Clock.Depth = int(max(0, min(float64(len(s.Run.Depths)-1), m.X)))
	if s.Clock.Moving {
		s.Clock = s.Clock.Settle()
	}
	if s = s.follow(); s.poster {
		return s.hang()
	}
	return s
}

func toStop(s State, m Message) State {
	s.Clock.Playing = false
	s.Clock = s.Clock.At(s.stops[int(max(0, min(float64(len(s.stops)-1), m.X)))])
	return s
}

// toChapter goes to the step of another chapter that lies where the present one lies in its own.
func toChapter(s State, m Message) State {
	from, _ := s.Run.Chapter(s.Clock.Step)
	first, end := s.Run.Chapter(s.chapters[int(max(0, min(float64(len(s.chapters)-1), m.X)))])
	s.Clock.Playing = false
	s.Clock = s.Clock.At(min(first+s.Clock.Step-from, end-1))
	return s
}

// set changes controls one after another, then goes to a step if one is named.
func (s State) set(raws map[string]string, step string) State {
	entered := s.Entered
	for _, spec := range ordered(entered.PresetsFirst(), raws) {
		next, err := entered.Set(spec, raws[spec])
		if err != nil {
			return s.refuse(err)
		}
		entered = next
	}
	next := s.compute(s.without(entered, raws))
	if len(next.refused) > 0 && next.needs == "" {
		next = next.rest(raws)
	}
	return next.find(step)
}

// rest shows what was set of late, beside a control that was refused before and still is: that keeps the value in the picture.
func (s State) rest(raws map[string]string) State {
	key := s.refused[0].Key
	if _, now := raws[key]; now || key == "" || s.Entered.Get(key) == s.Values.Get(key) {
		return s
	}
	good, err := s.Entered.Set(key, s.Values.Get(key))
	if err != nil {
		return s
	}
	entered, refused := s.Entered, s.refused
	if next := s.compute(good); len(next.refused) == 0 {
		next.Entered, next.refused = entered, refused
		return next
	}
	return s
}

// without is what was entered less what went on a text that is another one now.
func (s State) without(entered control.Values, raws map[string]string) control.Values {
	for _, spec := range entered.Specs() {
		_, given := raws[spec.Key]
		if of := spec.Behind; of != "" && !given && entered.Get(of) != s.Entered.Get(of) {
			entered = entered.Reset(spec.Key)
		}
	}
	return entered
}

// find goes to a step, if there is one of that name: when the model has come, where the film waits for one.
func (s State) find(step string) State {
	if s.sought = ""; s.needs != "" || s.work != nil || s.waits {
		s.sought = step
	} else if i := s.Run.Index(step); step != "" && i >= 0 {
		s = s.at(i)
	}
	return s
}

// at stands still at the end of step i.
func (s State) at(i int) State {
	s.Clock.Playing = false
	s.Clock, s.poster = s.Clock.At(i), false
	return s
}

// ordered gives the keys in the order of the specs, and unknown keys last.
func ordered(specs []control.Spec, raws map[string]string) []string {
	var keys, unknown []string
	known := map[string]bool{}
	for _, spec := range specs {
		known[spec.Key] = true
		if _, ok := raws[spec.Key]; ok {
			keys = append(keys, spec.Key)
		}
	}
	for key := range raws {
		if !known[key] {
			unknown = append(unknown, key)
		}
	}
	return append(keys, unknown...)
}

func (s State) seek(id string) (State, any, error) {
	i := s.Run.Index(id)
	if i < 0 {
		return s, nil, errors.New(phrase.Say("no step", "id", id))
	}
	return s.at(i), nil, nil
}

// choose selects an item, or nothing for an empty id.
func (s State) choose(id string, shown *Shown) (State, any, error) {
	if id == "" {
		s.Selected = ""
		return s, nil, nil
	}
	in := shown.ask(s, id)
	if in == nil {
		return s, nil, errors.New(phrase.Say("no item", "id", id))
	}
	s.Selected, s.asked = id, s.Clock.Position()
	return s, *in, nil
}

// press selects an item, sets the controls that a click on it sets, and goes where it leads.
func (s State) press(it picture.Item, shown *Shown) (State, any, error) {
	if len(it.Set) > 0 {
		s = s.set(it.Set, "").zooming(it, shown)
	}
	if i := s.Run.Index(it.Seek); i >= 0 {
		s = s.at(i)
	}
	return s.choose(it.ID, shown)
}

// Guess is a prediction beside the truth.
type Guess struct {
	Name    string  `json:"name"`
	Guess   float64 `json:"guess"`
	Truth   float64 `json:"truth"`
	Off     float64 `json:"off"`
	Display struct {
		Guess string `json:"guess"`
		Truth string `json:"truth"`
		Off   string `json:"off"`
	} `json:"display"`
}

// read reads what a person has typed as a guess, between what can be at least and at most.
func read(m Message) (any, error) {
	all, fit := control.Readings(m.Value), []float64{}
	if len(all) == 0 || math.IsInf(all[0], 0) {
		return nil, errors.New(phrase.Say("no guess"))
	}
	for _, x := range all {
		if bound(m, "least", x) <= x && x <= bound(m, "most", x) {
			fit = append(fit, x)
		}
	}
	switch label := phrase.Say("your guess"); {
	case len(fit) == 0 && m.Set["most"] == "":
		return nil, errors.New(phrase.Say("wrong.least", "label", label, "least", m.Set["least"]))
	case len(fit) == 0:
		return nil, errors.New(phrase.Say("wrong.bounds", "label", label, "min", m.Set["least"], "max", m.Set["most"]))
	case len(fit) > 1:
		return nil, errors.New(phrase.Say("wrong.two ways", "label", label, "text", strings.TrimSpace(m.Value),
			"one", number.Full(fit[0]), "other", number.Full(fit[1])))
	}
	return fit[0], nil
}

// bound is one of the bounds of a guess, and what it has to be compared with where there is none.
func bound(m Message, name string, without float64) float64 {
	if x := control.Readings(m.Set[name]); len(x) > 0 {
		return x[0]
	}
	return without
}

// predict compares a guess with the number of the present step's chapter, at its end.
func (s State) predict(m Message) (State, any, error) {
	_, to := s.Run.Chapter(s.Clock.Step)
	for i := s.Clock.Step; i < to; i++ {
		if truth, ok := s.Run.Numbers(i, m.Key)[m.Key].(float64); ok {
			return s, guess(m.Key, m.X, truth), nil
		}
	}
	return s, nil, errors.New(phrase.Say("no prediction", "id", strings.ToValidUTF8(m.Key, "·")))
}

// items lists the picture's items for the page.
func items(l *picture.List) []Item {
	all := make([]Item, len(l.Items()))
	for i, it := range l.Items() {
		all[i] = item(it, l)
	}
	return all
}

// Item is an item of the picture as the page sees it.
type Item struct {
	ID       string        `json:"id"`
	Label    string        `json:"label"`
	Value    string        `json:"value,omitempty"`
	Gradient string        `json:"gradient,omitempty"`
	Control  string        `json:"control,omitempty"`
	Sets     bool          `json:"sets,omitempty"` // a press changes controls or goes to another step
	Key      string        `json:"key,omitempty"`  // of the keyboard, that presses it
	Drag     *picture.Drag `json:"drag,omitempty"`
	Box      [4]float64    `json:"box"` // x, y, width, height in CSS pixels of the figure
}

// item is an item of a picture. What of its place lies beside the picture would make the page wider.
func item(it picture.Item, l *picture.List) Item {
	b := it.Ring.Box.Within(picture.Box{W: l.W, H: l.H})
	return Item{it.ID, it.Label, it.Value, it.Gradient, it.Control, len(it.Set) > 0 || it.Seek != "", it.Key, it.Drag,
		[4]float64{tenth(b.X), tenth(b.Y), tenth(b.W), tenth(b.H)}}
}

// tenth rounds to what the eye can tell apart: there may be hundreds of items, and short numbers are told faster.
func tenth(v float64) float64 { return math.Round(10*v) / 10 }

// Notices are what there is to say: what was refused, what the link had wrong, what the run found, but for what it found in an
// input that has been replaced by what was refused.
func (s State) Notices() []lesson.Notice {
	all := append([]lesson.Notice{}, s.refused...)
	for _, text := range s.link {
		all = append(all, lesson.Notice{Text: text, Bad: true})
	}
	for _, n := range s.Run.Notices {
		if n.Key == "" || !slices.ContainsFunc(s.refused, func(r lesson.Notice) bool { return r.Key == n.Key }) {
			all = append(all, n)
		}
	}
	return all
}
