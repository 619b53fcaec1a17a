package neuron

import (
	"strconv"
	"strings"

	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/timeline"
)

// stage is one kind of step; every update plays them in order.
type stage struct {
	id    string // of the step, after the update's name
	lit   string // the data-step
	scope string // pass/layer/operation/cell
	zone  string
	shows int // the number that arrives, or −1
	grad  bool
}

// stages lists what an update shows. Where a number is the sum of products, each product is a cell of its own.
func stages(two bool) []stage {
	all := append(forwardStages(two, "forward", "Forward"),
		stage{"loss", "loss", "loss/loss/loss", "Loss", outLoss, false})
	back := func(layer string, is ...int) {
		for _, i := range is {
			if i != paramW12 || two {
				id := "d" + names[i]
				all = append(all, stage{id, id, "backward/" + layer + "/" + id, "Backward", i, true})
			}
		}
	}
	back("output", outY, paramW2, paramB2, outH)
	back("hidden", outZ1, paramW1, paramW12, paramB1)
	for i := firstParam; i <= lastParam; i++ {
		if i != paramW12 || two {
			all = append(all, stage{"new-" + names[i], "new-" + names[i], "update/" + layerOf(i) + "/" + names[i], "Update", i, false})
		}
	}
	return all
}

func layerOf(param int) string {
	if param >= paramW2 {
		return "output"
	}
	return "hidden"
}

func forwardStages(two bool, pass, zone string) []stage {
	all := []stage{
		{"given", "given", pass + "/given", zone, -1, false},
		{"z1-w1", "z1", pass + "/hidden/z1/w1", zone, partW1X, false},
	}
	if two {
		all = append(all, stage{"z1-w1_2", "z1", pass + "/hidden/z1/w1_2", zone, partW1X2, false})
	}
	return append(all,
		stage{"z1", "z1", pass + "/hidden/z1/b1", zone, outZ1, false},
		stage{"h", "h", pass + "/hidden/h", zone, outH, false},
		stage{"y-w2", "y", pass + "/output/y/w2", zone, partW2H, false},
		stage{"y", "y", pass + "/output/y/b2", zone, outY, false})
}

// checkStages is the forward pass after the training.
func checkStages(two bool) []stage {
	all := append(forwardStages(two, "check", "Check"), stage{"loss", "loss", "check/loss", "Check", outLoss, false})
	for i := range all {
		all[i].lit = "check"
	}
	return all
}

// place is where a step stands: an entry of the training and a stage of it.
type place struct {
	entry, stage int
}

// model is what the run computed.
type model struct {
	setting
	net      *net
	entries  []entry
	original []entry // without the fork, or nil
	overflow int     // the update at which a number overflowed, or 0
	train    []stage
	checks   []stage
	places   []place // of every step
	surfaces map[int]*surface
	pair     string // of the surface
}

func (m *model) stages(e entry) []stage {
	if e.check {
		return m.checks
	}
	return m.train
}

func compute(v control.Values) (*lesson.Run, error) {
	s, err := read(v)
	if err != nil {
		return nil, err
	}
	m := &model{setting: s, net: newNet(s.act, s.loss, s.two), train: stages(s.two), checks: checkStages(s.two), surfaces: map[int]*surface{}, pair: v.Get("surface")}
	if strings.Contains(m.pair, "w1_2") && !s.two {
		return nil, &control.Error{Key: "surface", Text: "Loss surface over w₁₂ needs the second input, which only “Two inputs” has."}
	}
	m.entries, m.overflow = s.train(m.net, s.fork)
	if s.fork.before > 0 {
		m.original, _ = s.train(m.net, fork{})
	}
	run := &lesson.Run{Model: m, Numbers: m.numbers, Inspect: m.inspect, Prove: m.prove, Notices: m.notices()}
	run.Track = m.track()
	return run, nil
}

var depths = []timeline.Depth{{Name: "Update", Names: 1}, {Name: "Pass", Names: 2}, {Name: "Layer", Names: 3}, {Name: "Operation", Names: 4}, {Name: "Cell"}}

// track lays all stages of all entries one after another.
func (m *model) track() timeline.Track {
	t := timeline.Track{Depths: depths}
	single := len(updates(m.entries)) == 1
	for i, e := range m.entries {
		prefix, chapter := m.chapter(e, single)
		for k, st := range m.stages(e) {
			step := timeline.Step{ID: prefix + st.id, Element: st.lit, Scope: chapter + "/" + st.scope, Zone: st.zone, Back: st.zone == "Backward", Travel: timeline.Travel, Hold: timeline.Hold}
			if st.id == "given" {
				step.Travel = 0
			}
			t.Steps = append(t.Steps, step)
			m.places = append(m.places, place{i, k})
		}
	}
	return t
}

// chapter is what step ids of an entry begin with and the name of its chapter. A single update needs no
// number, and its check belongs to it.
func (m *model) chapter(e entry, single bool) (prefix, name string) {
	k, n := strconv.Itoa(e.update), strconv.Itoa(len(updates(m.entries)))
	switch {
	case e.check && single && len(m.data) == 1:
		return "check-", "update"
	case e.check:
		return "check" + strconv.Itoa(e.example) + "-", "after training, example " + strconv.Itoa(e.example)
	case single:
		return "", "update"
	}
	return "u" + k + "-", "update " + k + " of " + n
}

// at is the entry and the stage of a step.
func (m *model) at(step int) (entry, int) {
	p := m.places[step]
	return m.entries[p.entry], p.stage
}

// numbers are the named numbers known when a step is done. After an update a parameter's name stands for its
// new value, the name with _before for the old one, and with _after for what an update or a check has just made.
func (m *model) numbers(step int, _ ...string) map[string]any {
	e, now := m.at(step)
	known := map[string]any{"eta": e.eta, "update": float64(e.update), "updates": float64(len(updates(m.entries))), "epoch": float64(e.epoch), "example": float64(e.example)}
	if e.check {
		known["eta"] = m.eta
	}
	for i := inX; i <= lastParam; i++ {
		if m.net.v[i] != nil {
			known[names[i]] = e.value[i]
		}
	}
	for k, st := range m.stages(e) {
		if k <= now {
			m.reveal(known, e, st)
		}
	}
	m.alias(known)
	return known
}

// reveal adds what a stage computes.
func (m *model) reveal(known map[string]any, e entry, st stage) {
	switch {
	case st.grad:
		known["d"+names[st.shows]] = e.grad[st.shows]
		if st.shows == outZ1 {
			known["slope"] = m.slope(e)
		}
	case st.zone == "Update":
		known[names[st.shows]], known[names[st.shows]+"_after"] = e.after[st.shows], e.after[st.shows]
		known[names[st.shows]+"_before"] = e.value[st.shows]
	case st.shows >= 0:
		known[names[st.shows]] = e.value[st.shows]
		if e.check {
			known[names[st.shows]+"_after"] = e.value[st.shows]
		}
		if st.shows == outLoss && e.epochDone {
			known["epoch_loss"] = e.epochLoss
		}
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

// slope is ∂h/∂z₁ at an entry, from the recording.
func (m *model) slope(e entry) float64 {
	m.load(e)
	return m.net.v[outZ1].Contributions(0, 0)[0].Local
}

// load puts an entry back on the tape, with its gradients.
func (m *model) load(e entry) {
	m.net.forward(e.value)
	m.net.backward()
}

func plural(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return strconv.Itoa(n) + " " + what
}

func ones(n int) string { return strings.TrimSuffix(strings.Repeat("1, ", n), ", ") }
