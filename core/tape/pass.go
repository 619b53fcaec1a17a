package tape

// Pass is one Forward and one Backward taken an operation at a time, so that whoever
// runs it can see to something else in between. It gives the same bits. While it is
// under way the gradients are partly those of the pass before.
type Pass[F Float] struct {
	tape *Tape[F]
	loss *Value[F]
	next int  // the value that comes next
	back bool // on the way back from the loss
}

// Pass returns a pass for the loss, about to begin; with nil for the loss it is Forward
// alone. It panics if loss is not 1×1 or needs no gradient.
func (t *Tape[F]) Pass(loss *Value[F]) *Pass[F] {
	if loss != nil {
		t.checkLoss("pass", loss)
		if !loss.NeedsGrad() {
			panic(UseError{"pass", "the loss does not depend on a parameter"})
		}
	}
	return &Pass[F]{tape: t, loss: loss}
}

// Next runs one operation, forward or backward, or returns false if none was left; the
// pass is then about to begin anew. Next allocates nothing.
func (p *Pass[F]) Next() (more bool) {
	for !p.back && p.next < len(p.tape.values) {
		v := p.tape.values[p.next]
		p.next++
		if p.loss != nil {
			clear(v.grad)
			v.reaches = false
		}
		if v.op != nil {
			v.fill()
			return true
		}
	}
	if p.loss != nil && p.backward() {
		return true
	}
	p.next, p.back = 0, false
	return false
}

// backward runs the next operation that leads from the loss to a parameter, if any is
// left.
func (p *Pass[F]) backward() (more bool) {
	if !p.back {
		p.tape.loss = p.loss
		p.loss.grad[0], p.loss.reaches = 1, true
		p.next, p.back = p.loss.index, true
	}
	for p.next >= 0 {
		v := p.tape.values[p.next]
		p.next--
		if v.reaches && v.op != nil {
			v.backward()
			return true
		}
	}
	return false
}
