package tape

import (
	"math"
	"strconv"

	"glassbox/core/number"
)

// CrossEntropy returns how surprising the target distributions are to the softmax of
// the logits, in nats, as the mean over the rows,
//
//	out = −1/m Σᵢⱼ p[i,j]·ln softmax(logits)[i,j]
//
// with gradient (softmax(logits) − p)/m by the logits, if the rows of p add up to 1 as
// they should. logits and p are m×n and out is 1×1. A p of 0 adds nothing, however
// small the softmax. It panics if the shapes differ.
func (t *Tape[F]) CrossEntropy(logits, p *Value[F]) *Value[F] {
	sameShape("crossentropy", logits, p, "logits", "p")
	return t.record(crossEntropy[F]{}, 1, 1, logits, p)
}

// Unasked stands for the class of a row that CrossEntropyClasses leaves out, such as one
// of padding.
const Unasked = -1

// CrossEntropyClasses is CrossEntropy for one true class in each row,
//
//	out = −1/n Σᵢ ln softmax(logits)[i,classes[i]]
//
// where logits is m×c, classes has m entries, and the sum and n are over the rows whose
// class is not Unasked; if all are, out is 0. classes is kept, not copied: changing it
// in place and replaying chooses other classes. It panics for another number of classes
// and, also on replay, if a class is neither Unasked nor from 0 to c−1.
func (t *Tape[F]) CrossEntropyClasses(logits *Value[F], classes []int) *Value[F] {
	if len(classes) != logits.rows {
		have := logits.is("logits") + ", given are " + strconv.Itoa(len(classes)) + " classes"
		panic(ShapeError{"crossentropyclasses", have, "there must be one for each row"})
	}
	return t.record(crossEntropy[F]{classes}, 1, 1, logits)
}

// crossEntropy has the logits as its first input, and p as its second unless classes
// stands for it.
type crossEntropy[F Float] struct{ classes []int }

func (c crossEntropy[F]) name() string {
	if c.classes != nil {
		return "crossentropyclasses"
	}
	return "crossentropy"
}

// forward keeps the softmax of the logits, m×n, and behind it the two parts of ln Σ eˣ
// of each row.
func (c crossEntropy[F]) forward(out *Value[F]) {
	logits := out.inputs[0]
	kept := out.keep(len(logits.data) + 2*logits.rows)
	softmax, logSums := kept[:len(logits.data)], kept[len(logits.data):]
	top, rest := logSums[:logits.rows], logSums[logits.rows:]
	out.ops().Softmax(softmax, logits.data, nil, logits.cols)
	out.ops().LogSum(top, rest, logits.data, logits.cols)
	total := 0.0
	for i := range logits.rows {
		row := logits.row(logits.data, i)
		if !c.asks(i) {
			continue
		}
		if c.classes != nil {
			checkIndex(c.name(), c.classes[i], logits.cols)
			total -= float64(row[c.classes[i]]) - float64(top[i]) - float64(rest[i])
			continue
		}
		for j, score := range row {
			if p := c.target(out, i, j); p != 0 {
				total -= float64(p * (float64(score) - float64(top[i]) - float64(rest[i])))
			}
		}
	}
	out.data[0] = F(total / float64(c.asked(out)))
}

// asks tells whether row i counts.
func (c crossEntropy[F]) asks(i int) bool { return c.classes == nil || c.classes[i] != Unasked }

// asked is how many rows count, or 1 if none does.
func (c crossEntropy[F]) asked(out *Value[F]) (n int) {
	for i := range out.inputs[0].rows {
		if c.asks(i) {
			n++
		}
	}
	return max(1, n)
}

func (c crossEntropy[F]) backward(out *Value[F]) {
	logits := out.inputs[0]
	g := float64(out.grad[0]) / float64(c.asked(out))
	for i := range logits.rows {
		if logits.NeedsGrad() && c.asks(i) {
			c.logitsBackward(out, i, g)
		}
		if c.classes == nil && out.inputs[1].NeedsGrad() {
			c.targetBackward(out, i, g)
		}
	}
}

// logitsBackward adds g·(softmax·Σp − p) to row i of the gradient of the logits.
func (c crossEntropy[F]) logitsBackward(out *Value[F], i int, g float64) {
	logits := out.inputs[0]
	q, grad := logits.row(out.kept, i), logits.row(logits.grad, i)
	if c.classes != nil {
		class := c.classes[i]
		out.ops().Axpy(F(g), q[:class], grad[:class])
		grad[class] += F(g * (float64(q[class]) - 1))
		out.ops().Axpy(F(g), q[class+1:], grad[class+1:])
		return
	}
	weight := c.weight(out, i)
	for j, q := range q {
		d := float64(float64(q)*weight) - c.target(out, i, j)
		grad[j] += F(g * d)
	}
}

// targetBackward adds −g·ln softmax to row i of the gradient of p.
func (c crossEntropy[F]) targetBackward(out *Value[F], i int, g float64) {
	logits, p := out.inputs[0], out.inputs[1]
	row := logits.row(logits.data, i)
	top, rest := logSum(row)
	for j, score := range row {
		p.grad[i*p.cols+j] -= F(g * (float64(score) - top - rest))
	}
}

// target is p[i,j].
func (c crossEntropy[F]) target(out *Value[F], i, j int) float64 {
	switch {
	case c.classes == nil:
		return out.inputs[1].At(i, j)
	case c.classes[i] == j:
		return 1
	}
	return 0
}

// weight is Σⱼ p[i,j].
func (c crossEntropy[F]) weight(out *Value[F], i int) float64 {
	if c.classes != nil {
		return 1
	}
	total := 0.0
	for _, p := range out.inputs[1].row(out.inputs[1].data, i) {
		total += float64(p)
	}
	return total
}

func (c crossEntropy[F]) formula(out *Value[F], _, _ int, read reader[F]) expr {
	logits := out.inputs[0]
	var terms []expr
	for i := range logits.rows {
		for j := range logits.cols {
			if p := c.target(out, i, j); p != 0 {
				terms = append(terms, product(c.written(out, i, j, read), surprise(logits, i, j, read)))
			}
		}
	}
	return divided(sum(terms...), c.asked(out))
}

// written writes p[i,j].
func (c crossEntropy[F]) written(out *Value[F], i, j int, read reader[F]) expr {
	if c.classes != nil {
		return constant(c.target(out, i, j))
	}
	return read(out.inputs[1], i, j)
}

// surprise writes −ln softmax(logits)[i,j].
func surprise[F Float](logits *Value[F], i, j int, read reader[F]) expr {
	top, rest := logSum(logits.row(logits.data, i))
	q := softmaxFormula(logits, i, j, nil, read)
	return product(constant(-1), called("ln(", ")", q, logits.At(i, j)-top-rest))
}

func (c crossEntropy[F]) partials(out *Value[F], k, i, j int, read reader[F]) []partial {
	logits := out.inputs[0]
	share := reciprocal(c.asked(out))
	if !c.asks(i) {
		return nil
	}
	if k == 1 {
		return one(0, 0, product(share, surprise(logits, i, j, read)))
	}
	q := quantity(number.Cell("softmax("+logits.rowTitle(i, false)+")", j), float64(out.kept[i*logits.cols+j]))
	if weight := c.weight(out, i); math.Abs(weight-1) > 1e-6 {
		q = product(constant(weight), q)
	}
	if c.classes == nil || c.classes[i] == j {
		q = difference(q, c.written(out, i, j, read))
	}
	return one(0, 0, product(share, q))
}
