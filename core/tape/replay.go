package tape

// Forward replays every recorded operation in place, on what the leaves hold now.
// It allocates nothing.
func (t *Tape[F]) Forward() { t.replay(0, len(t.values)) }

// ForwardAfter replays only the operations recorded after v: what happens when v
// itself is changed.
func (t *Tape[F]) ForwardAfter(v *Value[F]) {
	if !t.holds(v) {
		panic(UseError{"forward", "the value is not on this tape"})
	}
	t.replay(v.index+1, len(t.values))
}

// replay runs the operations of the values from..to-1.
func (t *Tape[F]) replay(from, to int) {
	for _, v := range t.values[from:to] {
		if v.op != nil {
			v.fill()
		}
	}
}

// Backward computes ∂loss/∂v for every value v that needs a gradient. It sets all
// gradients to zero, that of the loss to 1, and walks the recording in reverse:
// each operation adds its output's gradient, times its local derivative, to the
// gradients of its inputs. It allocates nothing. It panics if loss is not 1×1.
func (t *Tape[F]) Backward(loss *Value[F]) {
	t.checkLoss("backward", loss)
	for _, v := range t.values {
		clear(v.grad)
		v.reaches = false
	}
	t.loss = loss
	if !loss.NeedsGrad() {
		return
	}
	loss.grad[0], loss.reaches = 1, true
	for i := loss.index; i >= 0; i-- {
		if v := t.values[i]; v.reaches && v.op != nil {
			v.backward()
		}
	}
}

// checkLoss panics, for the method called so in the error, unless loss is 1×1 and on
// the tape.
func (t *Tape[F]) checkLoss(method string, loss *Value[F]) {
	if !t.holds(loss) {
		panic(UseError{method, "the loss is not on this tape"})
	}
	if loss.size() != 1 {
		panic(ShapeError{method, loss.is("the loss"), "it must be 1×1"})
	}
}

// backward hands the gradient of v on to its inputs.
func (v *Value[F]) backward() {
	for _, in := range v.inputs {
		in.reaches = in.NeedsGrad()
	}
	v.op.backward(v)
}

// Difference returns the loss with cell (i,j) of v changed by +eps and by −eps, and
// everything after v replayed. The central finite difference
//
//	∂loss/∂v[i,j] ≈ (plus − minus) / 2eps
//
// must agree with the gradient, as Prove says. Afterwards every bit is as it was.
func (t *Tape[F]) Difference(loss, v *Value[F], i, j int, eps float64) (plus, minus float64) {
	return t.nudge("difference", loss, v, i, j, eps, func() {})
}

// nudge is Difference for the method called so in errors; it calls look after each of
// the two replays.
func (t *Tape[F]) nudge(method string, loss, v *Value[F], i, j int, eps float64, look func()) (plus, minus float64) {
	if !t.holds(v) {
		panic(UseError{method, "the value is not on this tape"})
	}
	t.checkLoss(method, loss)
	at := v.offset(i, j)
	last := max(v.index, loss.index)
	defer t.restore(v.index, last, t.save(v.index, last))
	center := float64(v.data[at])
	nudged := func(x float64) float64 {
		v.data[at] = F(x)
		t.replay(v.index+1, last+1)
		look()
		return loss.At(0, 0)
	}
	return nudged(center + eps), nudged(center - eps)
}

// save copies what the values from..to hold.
func (t *Tape[F]) save(from, to int) []F {
	var saved []F
	for _, v := range t.values[from : to+1] {
		saved = append(append(saved, v.data...), v.kept...)
	}
	return saved
}

// restore undoes all changes to the values from..to since save.
func (t *Tape[F]) restore(from, to int, saved []F) {
	for _, v := range t.values[from : to+1] {
		saved = saved[copy(v.data, saved):]
		saved = saved[copy(v.kept, saved):]
	}
}
