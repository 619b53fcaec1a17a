package tape

import "strconv"

// Replace returns x with some cells set to constants,
//
//	out[i,j] = to[k] where at[k] is the place of (i,j), else x[i,j]
//
// with derivative 0 where it was set, else 1. x and out have the same shape; places count the cells row by row from 0, and
// of two that are alike the last counts. at and to are kept, not copied. Replace panics unless they are equally many, and
// every place is one of x.
func (t *Tape[F]) Replace(x *Value[F], at []int, to []F) *Value[F] {
	if len(at) != len(to) {
		have := "there are " + strconv.Itoa(len(at)) + " places, given are " + strconv.Itoa(len(to)) + " numbers"
		panic(ShapeError{"replace", have, "they must be equally many"})
	}
	for _, i := range at {
		if uint(i) >= uint(x.size()) {
			panic(cellError(x, i/x.cols, i%x.cols))
		}
	}
	return t.record(replace[F]{at, to}, x.rows, x.cols, x)
}

// Through has change called with every computed value that gets a name from here on. The cells that it returns, as Replace
// takes them, are set before anything reads the value, and what goes on bears the name in its place. With nil, or for no
// cells, nothing is recorded.
func (t *Tape[F]) Through(change func(v *Value[F]) (at []int, to []F)) { t.change = change }

// changed is v, or what goes on in its place.
func (v *Value[F]) changed() *Value[F] {
	if v.tape.change == nil || v.op == nil {
		return v
	}
	at, to := v.tape.change(v)
	if len(at) == 0 {
		return v
	}
	out := v.tape.Replace(v, at, to)
	out.scope, out.name, v.name = v.scope, v.name, ""
	return out
}

type replace[F Float] struct {
	at []int
	to []F
}

func (replace[F]) name() string { return "replace" }

func (r replace[F]) forward(out *Value[F]) {
	copy(out.data, out.inputs[0].data)
	for k, i := range r.at {
		out.data[i] = r.to[k]
	}
}

// backward takes back what it handed on of the cells that were set.
func (r replace[F]) backward(out *Value[F]) {
	x, before := out.inputs[0], out.keep(len(r.at))
	for k, i := range r.at {
		before[k] = x.grad[i]
	}
	for i, g := range out.grad {
		x.grad[i] += g
	}
	for k, i := range r.at {
		x.grad[i] = before[k]
	}
}

// set is the constant that a cell was set to, if it was.
func (r replace[F]) set(out *Value[F], i, j int) (c F, ok bool) {
	place := out.offset(i, j)
	for k, at := range r.at {
		if at == place {
			c, ok = r.to[k], true
		}
	}
	return c, ok
}

func (r replace[F]) formula(out *Value[F], i, j int, read reader[F]) expr {
	if c, ok := r.set(out, i, j); ok {
		return constant(float64(c))
	}
	return read(out.inputs[0], i, j)
}

func (r replace[F]) partials(out *Value[F], _, i, j int, _ reader[F]) []partial {
	if _, ok := r.set(out, i, j); ok {
		return nil
	}
	return one(i, j, constant(1))
}

// stages are those of the operation whose value was changed on its way.
func (replace[F]) stages(out *Value[F]) []stage {
	x := out.inputs[0]
	if op, ok := x.op.(staged[F]); ok && x.name == "" {
		return op.stages(x)
	}
	return nil
}
