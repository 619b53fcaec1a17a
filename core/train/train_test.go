package train

import (
	"slices"
	"strconv"
	"testing"

	"glassbox/core/nn"
	"glassbox/core/tape"
)

func itoa(n int) string { return strconv.Itoa(n) }

// smallTrainer is a trainer of a small model.
func smallTrainer() *Trainer {
	s := Defaults()
	s.Width, s.Hidden, s.Layers, s.Batch, s.Digits = 8, 8, 1, 2, 2
	return NewTrainer(newGPT(tape.New[float32], s, digits{s.Digits, slices.Reverse[[]int]}), nn.Schedule{Peak: 0.01}, 1<<20, Whole, nil)
}

func TestTrainingAllocatesNothing(t *testing.T) {
	tr := smallTrainer()
	tr.history.memory = 1 // two states
	step := func() {
		for !tr.Next() {
		}
	}
	for range 10 {
		step()
	}
	if n := testing.AllocsPerRun(20, step); n != 0 {
		t.Errorf("a step allocates %v times", n)
	}
}

// Any model will do: here a line through points.
type line struct {
	tape *tape.Tape[float32]
	x, y *tape.Value[float32]
	w, b *tape.Value[float32]
	loss *tape.Value[float32]
}

func newLine() *line {
	t := tape.New[float32]()
	l := &line{tape: t, x: t.Input("x", 4, 1), y: t.Input("y", 4, 1), w: t.Param("w", 1, 1), b: t.Param("b", 1, 1)}
	l.loss = t.Mean(t.SquaredError(t.Add(t.MatMul(l.x, l.w), l.b), l.y))
	return l
}

func (l *line) Tape() *tape.Tape[float32]      { return l.tape }
func (l *line) Loss() *tape.Value[float32]     { return l.loss }
func (l *line) Params() []*tape.Value[float32] { return []*tape.Value[float32]{l.w, l.b} }

func (l *line) Draw(step, _ int) {
	r := nn.Random(uint64(step))
	for i := range l.x.Data() {
		x := r.Float32()
		l.x.Data()[i], l.y.Data()[i] = x, 3*x-1
	}
}

func TestAnyModelCanBeTrained(t *testing.T) {
	l := newLine()
	tr := NewTrainer(l, nn.Schedule{Peak: 0.02}, 1<<16, Whole, nil)
	tr.Optimizer.Decay = 0
	for tr.Step() < 1000 {
		tr.Next()
	}
	if w, b := l.w.At(0, 0), l.b.At(0, 0); !(w > 2.95 && w < 3.05 && b > -1.05 && b < -0.95) {
		t.Errorf("the line is %v x + %v, want 3 x − 1", w, b)
	}
}

// However large the steps and the memory, the history spans all that was, evenly, and
// keeps to its bytes.
func TestHistoryIsBounded(t *testing.T) {
	for _, most := range []int{2, 3, 4, 7, 64} {
		h := NewHistory(0, 10, 40*most+39)
		for step := range 1000 {
			if state := h.Room(step); state != nil {
				state[0] = float32(step)
			}
			if h.Bytes() > 40*most {
				t.Fatalf("%d bytes are taken, want at most %d", h.Bytes(), 40*most)
			}
			for back := 0; back <= step; back += 1 + step/10 {
				at, state := h.Nearest(back)
				if at > back || back-at >= h.every || state[0] != float32(at) {
					t.Fatalf("at %d of %d, nearest is %d with the state of %v", back, step, at, state[0])
				}
			}
		}
		if h.Len() < most/2 || 1000/h.every > 2*most {
			t.Errorf("of %d there are %d states, every %d steps", most, h.Len(), h.every)
		}
	}
}

func TestHistoryOfTwoIsKeptWithoutMemory(t *testing.T) {
	if h := NewHistory(0, 1000, 0); h.most() != 2 {
		t.Errorf("%d states are kept", h.most())
	}
}

func TestDigits(t *testing.T) {
	for task, want := range map[string]func([]int){"reverse": slices.Reverse[[]int], "sort": slices.Sort[[]int]} {
		k, err := newTask(Settings{Task: task, Digits: 3}, nil)
		if err != nil {
			t.Fatal(err)
		}
		r, drawn := nn.Random(1), map[string]bool{}
		ids, next := make([]int, 6), make([]int, 6)
		for range 2000 {
			k.draw(r, ids, next)
			text := k.write(append(slices.Clone(ids), next[5]))
			answer := slices.Clone(ids[:3])
			want(answer)
			if len(text) != 7 || text[3] != '=' || text[4:] != k.write(answer) || k.write(next) != text[1:] {
				t.Fatalf("%s: the sequence is %s, followed by %s", task, text, k.write(next))
			}
			drawn[text] = true
		}
		for i := range k.heldOut() {
			k.held(i, ids, next)
			if text := k.write(append(slices.Clone(ids), next[5])); drawn[text] {
				t.Errorf("%s: %s is held out and drawn", task, text)
			}
		}
		if at := k.scored(); !slices.Equal(at, []int{3, 4, 5}) {
			t.Errorf("scored are %v", at)
		}
		if ids := k.prompt(nn.Random(2)); len(ids) != 4 || ids[3] != equals {
			t.Errorf("the prompt is %v", ids)
		}
	}
}

// The last tenth of a text is not trained with.
func TestStreamsHoldOut(t *testing.T) {
	all := make([]int32, 200)
	for i := range all {
		all[i] = int32(i)
	}
	s, err := newStream(all, 8)
	if err != nil || s.heldOut() != 12 {
		t.Fatalf("%d sequences are held out: %v", s.heldOut(), err)
	}
	ids, next := make([]int, 8), make([]int, 8)
	for r := nn.Random(1); next[7] < 179; {
		s.draw(r, ids, next)
		if ids[0]+8 != next[7] || next[7] > 179 {
			t.Fatalf("%v is drawn, followed by %v", ids, next)
		}
	}
	firsts := map[int]bool{}
	for i := range s.heldOut() {
		s.held(i, ids, next)
		firsts[ids[0]] = true
		if ids[0] < 180 || next[7] > 199 {
			t.Errorf("%v is held out, followed by %v", ids, next)
		}
	}
	if len(firsts) != 12 {
		t.Errorf("of 12 held out %d differ", len(firsts))
	}
	if s, _ := newStream(all[:80], 8); s.heldOut() != 0 {
		t.Errorf("of eight times a sequence %d are held out", s.heldOut())
	}
}

func TestCells(t *testing.T) {
	s := Defaults()
	k, _ := newTask(s, nil)
	tr := NewTrainer(newGPT(tape.New[float32], s, k), nn.Schedule{}, 0, Whole, nil)
	if got := s.config(k).Parameters(); got != tr.Cells() {
		t.Errorf("%d cells are foreseen, there are %d", got, tr.Cells())
	}
	there := 0
	for _, v := range tr.model.Tape().Values() {
		there += len(v.Data()) + len(v.GradData())
	}
	there -= 2 * tr.Cells()
	if got := recorded(s.config(k), s.Batch/s.shards(k)); got < there*9/10 || got > 2*there {
		t.Errorf("%d numbers are foreseen on the tape, there are %d", got, there)
	}
}
