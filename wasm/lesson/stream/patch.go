package stream

import (
	"slices"
	"strconv"

	"glassbox/wasm/lesson"
)

// table is what each patch of one vector does: the logits behind the place, by block and by place.
type table struct {
	key    string
	first  int           // the first place at which the texts differ
	base   []float64     // the logits without a patch
	logits [][][]float64 // by block, and by place from first on
	left   []func()      // what is still to be computed
	all    int
}

// latest is the last table that was asked for: another token, or a patch, needs no other.
var latest *table

// quick is how many multiplications may be waited for.
const quick = 60e6

// patches is the table of all patches from a second reading b into a first, as far as place at; nil where the texts are the same
// so far. One that takes long is made a little at a time: the error is *lesson.Unfinished.
func patches(key string, first func() *pass, b *pass, at int) (*table, error) {
	if latest != nil && latest.key == key {
		if len(latest.left) == 0 {
			return latest, nil
		}
		return nil, latest.unfinished()
	}
	a, t := first(), &table{key: key}
	for t.first < at && a.run.IDs[t.first] == b.run.IDs[t.first] {
		t.first++
	}
	if a.run.IDs[t.first] == b.run.IDs[t.first] {
		return nil, nil
	}
	blocks := block(2*len(a.run.Layers) + 1)
	t.base = slices.Clone(row(a.run.Logits, at))
	t.logits = make([][][]float64, blocks)
	for k := blocks - 1; k >= 0; k-- { // from the last on, since an exchange leaves its traces behind it
		for j := t.first; j <= at; j++ {
			t.left = append(t.left, func() { t.logits[k] = append(t.logits[k], exchange(a, b, k, j, at)) })
		}
	}
	t.all, latest = len(t.left), t
	if cost := float64(t.all * len(a.run.IDs) * a.net.Config.Parameters()); cost > quick {
		return nil, t.unfinished()
	}
	for t.more() < 1 {
	}
	return t, nil
}

func (t *table) unfinished() error {
	return &lesson.Unfinished{Text: say("stream.patching", "n", t.all), More: t.more}
}

// more makes one patch more, and tells how much is done.
func (t *table) more() float64 {
	if len(t.left) > 0 {
		t.left[0]()
		t.left[0], t.left = nil, t.left[1:]
	}
	return 1 - float64(len(t.left))/float64(t.all)
}

// exchange are the logits behind place at with the vector behind a block at place j exchanged. Afterwards all is as it was, as far
// as that block.
func exchange(a, b *pass, k block, j, at int) []float64 {
	v := a.after(k)
	own := row(v, j)
	before := slices.Clone(own)
	copy(own, row(b.after(k), j))
	a.tape.ForwardAfter(v)
	logits := slices.Clone(row(a.run.Logits, at))
	copy(own, before)
	return logits
}

// keyOf tells tables apart.
func keyOf(a, b []int, at int, off string) string {
	key := off + "@" + strconv.Itoa(at)
	for _, ids := range [][]int{a, b} {
		key += "|"
		for _, id := range ids {
			key += strconv.Itoa(id) + ","
		}
	}
	return key
}
