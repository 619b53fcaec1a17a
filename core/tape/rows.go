package tape

// Rows returns chosen rows of a table, such as the embeddings of tokens,
//
//	out[i,:] = table[ids[i],:]
//
// where table is V×C and out is len(ids)×C. The gradient of a row chosen twice is
// the sum of both. ids is kept, not copied: changing it in place and replaying
// chooses other rows. Rows panics, also on replay, if an id is not from 0 to V−1, and
// if there are none.
func (t *Tape[F]) Rows(table *Value[F], ids []int) *Value[F] {
	if len(ids) == 0 {
		panic(UseError{"rows", "there are no ids"})
	}
	return t.record(rows[F]{ids}, len(ids), table.cols, table)
}

type rows[F Float] struct{ ids []int }

func (rows[F]) name() string { return "rows" }

func (r rows[F]) forward(out *Value[F]) {
	table := out.inputs[0]
	for i, id := range r.ids {
		checkIndex("rows", id, table.rows)
		copy(out.row(out.data, i), table.row(table.data, id))
	}
}

func (r rows[F]) backward(out *Value[F]) {
	table := out.inputs[0]
	for i, id := range r.ids {
		accumulate(table.row(table.grad, id), out.row(out.grad, i))
	}
}

func (r rows[F]) formula(out *Value[F], i, j int, read reader[F]) expr {
	return read(out.inputs[0], r.ids[i], j)
}

func (r rows[F]) partials(_ *Value[F], _, i, j int, _ reader[F]) []partial {
	var ps []partial
	for row, id := range r.ids {
		if id == i {
			ps = append(ps, partial{row, j, constant(1)})
		}
	}
	return ps
}
