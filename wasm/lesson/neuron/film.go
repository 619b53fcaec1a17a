package neuron

import (
	"maps"
	"strconv"
	"strings"

	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/timeline"
)

// beats lists what an update shows; every update plays them in order. Where a number is the sum of products, each product
// is a cell of its own.
func beats() []film.Beat {
	all := append(forward("forward"), film.Beat{ID: "loss", Scope: "loss/loss", Zone: "loss"})
	all = append(all, film.Sequence("backward", "backward/output", "dy,dw2,db2,dh", map[string]string{"dy": "dy,dloss"})...)
	all = append(all, film.Sequence("backward", "backward/hidden", "dz1,dw1,"+second("d")+",db1", nil)...)
	for i := firstParam; i <= lastParam; i++ {
		layer := "hidden"
		if i >= paramW2 {
			layer = "output"
		}
		all = append(all, film.Beat{ID: "new-" + names[i], Name: names[i], Scope: "update/" + layer, Zone: "update", Shows: []string{}})
	}
	return all
}

// second is the id of a beat of the second input's weight. Where there is none, the film leaves them out.
func second(stem string) string { return stem + names[paramW12] }

// forward is a pass through the network.
func forward(pass string) []film.Beat {
	all := []film.Beat{{ID: "given", Scope: pass, Zone: pass, Shows: []string{}, Travel: -1}}
	add := func(id, element, name, layer string, shows int) {
		all = append(all, film.Beat{ID: id, Element: element, Name: name, Scope: pass + "/" + layer, Zone: pass, Shows: []string{names[shows]}})
	}
	add("z1-w1", "z1", "w1", "hidden/z1", partW1X)
	add(second("z1-"), "z1", "w1_2", "hidden/z1", partW1X2)
	add("z1", "z1", "b1", "hidden/z1", outZ1)
	add("h", "h", "h", "hidden", outH)
	add("y-w2", "y", "w2", "output/y", partW2H)
	add("y", "y", "b2", "output/y", outY)
	return all
}

// checkBeats is the forward pass after the training.
func checkBeats() []film.Beat {
	all := append(forward("check"), film.Beat{ID: "loss", Scope: "check", Zone: "check", Shows: []string{"loss"}})
	for i := range all {
		all[i].Element = "check"
	}
	return all
}

// place is where a step stands: an entry of the training and a step of its film.
type place struct {
	entry, step int
}

// model is what the run computed.
type model struct {
	setting
	net      *net
	entries  []entry
	original []entry        // without the fork, or nil
	means    []figure.Mean  // of the loss, over all examples
	overflow int            // the update at which a number overflowed, or 0
	train    *figure.Figure // of every update, on what the net holds
	check    *figure.Figure // of every example after the training
	places   []place        // of every step
	surfaces map[int]*surface
}

// film is what is played of an entry. It tells of the entry that was loaded last.
func (m *model) film(e entry) *figure.Figure {
	if e.check {
		return m.check
	}
	return m.train
}

// trained is a model without its film.
func trained(v control.Values) (*model, error) {
	s, err := read(v)
	if err != nil {
		return nil, err
	}
	m := &model{setting: s, net: newNet(s.act, s.loss, s.two)}
	m.entries, m.overflow = s.train(m.net, s.fork)
	return m, nil
}

func compute(v control.Values) (*lesson.Run, error) {
	m, err := trained(v)
	if err != nil {
		return nil, err
	}
	if m.fork.before > 0 {
		m.original, _ = m.setting.train(m.net, fork{})
	}
	m.means, m.surfaces = m.meansOf(updates(m.entries)), map[int]*surface{}
	m.train, m.check = m.net.film(beats()), m.net.film(checkBeats())
	run := &lesson.Run{Model: m, Numbers: m.numbers, Inspect: m.inspect, Prove: m.prove, Notices: m.notices()}
	run.Track, run.About = m.track(), []string{"eta", "update", "epoch", "example"}
	return run, nil
}

var depths = []timeline.Depth{
	{Name: "update", Names: 1}, {Name: "pass", Names: 2}, {Name: "layer", Names: 3}, {Name: "operation", Names: 4}, {Name: "cell"},
}

// track lays the films of all entries one after another.
func (m *model) track() timeline.Track {
	t := timeline.Track{Depths: depths}
	single := len(updates(m.entries)) == 1
	for i, e := range m.entries {
		prefix, chapter := m.chapter(e, single)
		for k, step := range m.film(e).Steps {
			step.ID, step.Scope = prefix+step.ID, chapter+step.Scope
			t.Steps = append(t.Steps, step)
			m.places = append(m.places, place{i, k})
		}
	}
	return t
}

// chapter is what step ids of an entry begin with and the name of its chapter. A single update needs no
// number, and its check belongs to it.
func (m *model) chapter(e entry, single bool) (prefix, name string) {
	switch {
	case e.check && single && len(m.data) == 1:
		return "check-", say("chapter.single")
	case e.check:
		return "check" + strconv.Itoa(e.example) + "-", say("chapter.check", "n", e.example)
	case single:
		return "", say("chapter.single")
	}
	return "u" + strconv.Itoa(e.update) + "-", say("chapter.update", "n", e.update, "all", len(updates(m.entries)))
}

// at is the entry that a step belongs to, its film, which tells of it now, and the step there.
func (m *model) at(step int) (e entry, f *figure.Figure, now int) {
	p := m.places[step]
	e = m.entries[p.entry]
	m.load(e)
	return e, m.film(e), p.step
}

// numbers are the named numbers known when a step is done. After an update a parameter's name stands for its
// new value, the name with _before for the old one, and with _after for what an update or a check has just made. A check
// knows what the last update made.
func (m *model) numbers(step int, _ ...string) map[string]any {
	known := map[string]any{}
	if last := m.updated(step); last < step {
		known = m.numbers(last)
	}
	e, f, now := m.at(step)
	maps.Copy(known, f.Numbers(now))
	known["update"], known["updates"] = float64(e.update), float64(len(updates(m.entries)))
	known["epoch"], known["example"], known["eta"] = float64(e.epoch), float64(e.example), e.eta
	for _, b := range f.Plan.Beats[:now+1] {
		m.reveal(known, e, b)
	}
	m.alias(known)
	return known
}

// updated is the last step of the updates up to a step, or the step where there are none.
func (m *model) updated(step int) int {
	for k := step; k >= 0; k-- {
		if !m.entries[m.places[k].entry].check {
			return k
		}
	}
	return step
}

// reveal adds what a beat makes beside what it shows.
func (m *model) reveal(known map[string]any, e entry, b film.Beat) {
	switch i, _ := index(strings.TrimPrefix(b.ID, "new-")); {
	case b.Zone == "update":
		known[names[i]], known[names[i]+"_after"], known[names[i]+"_before"] = e.after[i], e.after[i], e.value[i]
	case b.ID == "dz1":
		known["slope"] = m.net.slope()
	case b.ID == "loss" && e.epochDone:
		known["epoch_loss"] = e.epochLoss
	}
	if e.check && len(b.Shows) > 0 {
		known[b.Shows[0]+"_after"] = known[b.Shows[0]]
	}
}

// alias gives the first weight and input of two their long names too.
func (m *model) alias(known map[string]any) {
	if !m.two {
		return
	}
	for long, short := range map[string]string{"x1": "x", "w1_1": "w1", "dw1_1": "dw1", "w1_1_before": "w1_before"} {
		if v, ok := known[short]; ok {
			known[long] = v
		}
	}
}

// load puts an entry back on the tape, with its gradients.
func (m *model) load(e entry) {
	m.net.forward(e.value)
	m.net.backward()
	m.film(e).Forget()
}

func ones(n int) string { return strings.TrimSuffix(strings.Repeat("1, ", n), ", ") }
