package neuron

// activation is one choice of f.
type activation struct {
	id    string
	apply func(record, value) value
}

var activations = []activation{
	{"relu", record.ReLU},
	{"leaky-relu", func(t record, z value) value { return t.LeakyReLU(z, leak) }},
	{"sigmoid", record.Sigmoid},
	{"tanh", record.Tanh},
	{"gelu", record.GELU},
	{"identity", func(t record, z value) value { return t.Scale(1, z) }},
}

// leak is the slope of leaky ReLU below 0.
const leak = 0.01

// name is what f is called in formulas.
func (a activation) name() string {
	switch a.id {
	case "sigmoid":
		return "σ"
	case "identity":
		return ""
	}
	return say("control.activation." + a.id)
}

// call writes f applied to an argument.
func (a activation) call(arg string) string {
	if a.name() == "" {
		return arg
	}
	return a.name() + "(" + arg + ")"
}

// derivative writes f′(z₁).
func (a activation) derivative() string {
	if a.name() == "" {
		return say("note.slope")
	}
	return a.name() + "′(z₁)"
}

// loss is one choice of L, with how its slope is written. Where y is a logit, it takes targets from 0 to 1.
type loss struct {
	id, slope string
	logit     bool
	apply     func(t record, y, target value) value
}

var losses = []loss{
	{"half-squared", "y − t", false, func(t record, y, target value) value { return t.Scale(0.5, t.SquaredError(y, target)) }},
	{"squared", "2 (y − t)", false, record.SquaredError},
	{"absolute", "sign(y − t)", false, record.AbsoluteError},
	{"cross-entropy", "σ(y) − t", true, binaryCrossEntropy},
}

// binaryCrossEntropy takes y as a logit, so that p = σ(y), and is
//
//	L = −t ln p − (1−t) ln(1−p)
//
// which is the cross entropy of softmax over the two logits 0 and y.
func binaryCrossEntropy(t record, y, target value) value {
	zero, one := t.Input("", 1, 1, 0), t.Input("", 1, 1, 1)
	return t.CrossEntropy(t.ConcatCols(zero, y), t.ConcatCols(t.Sub(one, target), target))
}
