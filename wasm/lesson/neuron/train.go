package neuron

import (
	"slices"
	"strconv"
	"strings"

	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
)

// example is one row of the data.
type example struct{ x, x2, t float64 }

// entry is one update of the training, or after it the forward pass over one example.
type entry struct {
	check          bool // a forward pass alone
	update         int  // from 1
	epoch, example int  // from 1
	eta            float64
	value, grad    cells
	after          cells   // the parameters after the update
	epochLoss      float64 // the mean over the epoch's examples, known at its last example
	epochDone      bool
}

// id is that of an update's item.
func (e entry) id() string { return "update-" + strconv.Itoa(e.update) }

// number is number i of an entry, and the new one of a parameter that has moved.
func (e entry) number(i int, moved bool) float64 {
	if moved {
		return e.after[i]
	}
	return e.value[i]
}

// setting is what the controls say.
type setting struct {
	values control.Values
	two    bool
	data   []example
	start  cells
	eta    float64
	epochs int
	act    activation
	loss   loss
	fork   fork
	pair   string // of the surface, or off
}

// fork is the one thing that changes before an update.
type fork struct {
	before int // the update, or 0 for no fork
	key    string
	to     float64
}

// read takes the setting from the controls. Its errors are sentences.
func read(v control.Values) (setting, error) {
	s := setting{values: v, two: v.Get("preset") == "two-inputs", eta: v.Float("eta"), epochs: v.Int("epochs")}
	for i := firstParam; i <= lastParam; i++ {
		if i != paramW12 || s.two {
			s.start[i] = v.Float(names[i])
		}
	}
	s.act = activations[slices.IndexFunc(activations, func(a activation) bool { return a.id == v.Get("activation") })]
	s.loss = losses[slices.IndexFunc(losses, func(l loss) bool { return l.id == v.Get("loss") })]
	s.pair = v.Get("surface")
	s.fork = fork{v.Int("fork"), v.Get("fork-key"), v.Float("fork-to")}
	var err error
	if s.data, err = examples(v, s.two); err != nil {
		return s, err
	}
	return s, s.check()
}

func examples(v control.Values, two bool) (data []example, err error) {
	x, x2, t := v.Floats("x"), v.Floats("x2"), v.Floats("t")
	if !two {
		x2 = make([]float64, len(x))
	}
	switch n := len(x); {
	case len(t) != n:
		return nil, wrong("t", "n", len(t), "x", n)
	case len(x2) != n:
		return nil, wrong("x2", "n", len(x2), "x", n)
	}
	for i := range x {
		data = append(data, example{x[i], x2[i], t[i]})
	}
	return data, nil
}

// wrong tells what is wrong with a control.
func wrong(key string, values ...any) error {
	return &control.Error{Key: key, Text: say("wrong."+key, values...)}
}

// check tells what the numbers of a setting cannot do together.
func (s setting) check() error {
	n, f := len(s.data)*s.epochs, s.fork
	switch {
	case n > maxUpdates:
		return wrong("epochs", "examples", len(s.data), "epochs", s.epochs, "n", n, "most", maxUpdates)
	case f.before > n:
		return wrong("fork", "n", n)
	case f.before > 0 && f.key == names[paramW12] && !s.two:
		return wrong("fork-key")
	case f.before > 0 && f.key == "eta" && (f.to < 0 || f.to > 10):
		return wrong("fork-to")
	case strings.Contains(s.pair, names[paramW12]) && !s.two:
		return wrong("surface")
	}
	for _, e := range s.data {
		if s.loss.logit && (e.t < 0 || e.t > 1) {
			return &lesson.Problem{Key: "loss", Text: say("wrong.probability"),
				Actions: []lesson.Action{{Label: say("action.ones"), Set: map[string]string{"loss": s.loss.id, "t": ones(len(s.data))}}}}
		}
	}
	return nil
}

// train runs all updates from the start and then each example forward once more. It ends early at the first
// number that is not finite; overflow is then the update that made it, else 0.
func (s setting) train(n *net, f fork) (entries []entry, overflow int) {
	params, eta := s.start, s.eta
	for epoch := 1; epoch <= s.epochs; epoch++ {
		total := 0.0
		for i, ex := range s.data {
			k := len(entries) + 1
			if k == f.before {
				params, eta = f.apply(params, eta)
			}
			e := entry{update: k, epoch: epoch, example: i + 1, eta: eta}
			e.value = n.forward(ex.into(params))
			e.grad = n.backward()
			e.after = n.update(e.value, eta)
			if !e.value.finite() || !e.grad.finite() || !e.after.finite() {
				return entries, k
			}
			total += e.value[outLoss]
			e.epochDone, e.epochLoss = i == len(s.data)-1, total/float64(i+1)
			entries, params = append(entries, e), e.after
		}
	}
	return s.checks(n, entries, params)
}

func (s setting) checks(n *net, entries []entry, params cells) ([]entry, int) {
	k := len(entries)
	for i, ex := range s.data {
		e := entry{check: true, update: k, epoch: s.epochs, example: i + 1, eta: s.eta, value: n.forward(ex.into(params))}
		e.after = e.value
		if !e.value.finite() {
			return entries, k + 1
		}
		entries = append(entries, e)
	}
	return entries, 0
}

func (ex example) into(c cells) cells {
	c[inX], c[inX2], c[inT] = ex.x, ex.x2, ex.t
	return c
}

func (f fork) apply(params cells, eta float64) (cells, float64) {
	if f.key == "eta" {
		return params, f.to
	}
	i, _ := index(f.key)
	params[i] = f.to
	return params, eta
}

// updates are the entries that are updates.
func updates(entries []entry) []entry {
	for i, e := range entries {
		if e.check {
			return entries[:i]
		}
	}
	return entries
}
