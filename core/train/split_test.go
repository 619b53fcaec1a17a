package train

import (
	"math/rand/v2"
	"slices"
	"testing"
	"unsafe"

	"glassbox/core/tape"
)

// team is sessions that share a batch. What one sends to another arrives late, but in order.
type team struct {
	*testing.T
	desks  []*desk
	mail   [][][]letter // from, to
	losses []float32    // as told so far
}

type letter struct {
	text   string
	buffer []byte
}

// numbersBack is a task of which a batch makes eight shards.
const numbersBack = `"digits":8`

// newTeam starts workers on a batch of a task.
func newTeam(t *testing.T, workers int, task string, buffer []byte) *team {
	m := &team{T: t}
	for rank := range workers {
		d := newDesk(t)
		d.Session = NewSession(tape.New[float32], func() float64 { d.clock += 0.05; return d.clock }, func(text string, buffers ...Buffer) {
			m.post(d, rank, text, buffers)
		})
		m.desks, m.mail = append(m.desks, d), append(m.mail, make([][]letter, workers))
		d.Receive(`{"type":"start",`+task+`,"width":8,"heads":2,"hidden":8,"layers":1,"batch":64,"steps":12,"warmup":2,"rate":0.01,`+
			`"workers":`+itoa(workers)+`,"rank":`+itoa(rank)+`}`, buffer)
	}
	return m
}

// post keeps what is for another worker.
func (m *team) post(d *desk, from int, text string, buffers []Buffer) {
	d.take(text, buffers...)
	switch p := d.sent[len(d.sent)-1]; {
	case p.Type == "error":
		m.Errorf("worker %d says %s", from, p.Text)
	case p.Type == "sum" || p.Type == "state":
		d.sent = d.sent[:len(d.sent)-1]
		numbers := slices.Clone(buffers[0].Data)
		bytes := unsafe.Slice((*byte)(unsafe.Pointer(&numbers[0])), 4*len(numbers))
		at := `","epoch":` + itoa(p.Epoch) + `,"step":` + itoa(p.Step) + `,"round":` + itoa(p.Round) + `}`
		m.mail[from][p.To] = append(m.mail[from][p.To], letter{`{"type":"` + p.Type + at, bytes})
	}
}

// until lets any of them work, and any letter arrive, until the first one says what is wanted.
func (m *team) until(r *rand.Rand, wanted func(posted) bool) posted {
	m.Helper()
	n, first := len(m.desks), m.desks[0]
	for range 1_000_000 {
		if i := slices.IndexFunc(first.sent, wanted); i >= 0 {
			for _, p := range first.sent[:i+1] {
				m.losses = append(m.losses, p.buffers["losses"]...)
			}
			p := first.sent[i]
			first.sent = first.sent[i+1:]
			return p
		}
		m.desks[r.IntN(n)].Work(r.Float64() * 2)
		if to, from := r.IntN(n), r.IntN(n); len(m.mail[from][to]) > 0 {
			l := m.mail[from][to][0]
			m.mail[from][to] = m.mail[from][to][1:]
			m.desks[to].Receive(l.text, l.buffer)
		}
	}
	m.Fatalf("it never comes; the first worker is %s", first.state)
	return posted{}
}

// One, two, four and eight workers give the same bits, also when the training goes back and on, in the middle of steps
// that some have begun and others have not.
func TestWorkersGiveTheSameBits(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var half, end []float32
	var losses []float32
	for _, workers := range []int{1, 2, 4, 8} {
		m := newTeam(t, workers, numbersBack, nil)
		if got := m.desks[0].sent[0]; got.Shards != 8 || got.Workers != workers || len(got.buffers) > 0 {
			t.Fatalf("with %d workers it starts with %+v", workers, got)
		}
		done := m.until(r, in(Done))
		if workers == 1 {
			end, losses = done.buffers["weights"], m.losses
		}
		if len(losses) != 12 || !slices.Equal(done.buffers["weights"], end) || !slices.Equal(m.losses, losses) {
			t.Errorf("%d workers end at other weights than one, or by other losses", workers)
		}
		for range 3 {
			m.desks[0].Receive(`{"type":"restore","step":6}`, nil)
			back := m.until(r, in(Paused))
			if half == nil {
				half = back.buffers["weights"]
			}
			if back.Step != 6 || !slices.Equal(back.buffers["weights"], half) {
				t.Errorf("%d workers go back to step %d, or to other weights", workers, back.Step)
			}
			m.desks[0].Receive(`{"type":"resume"}`, nil)
			m.until(r, func(p posted) bool { return p.State == "training" })
			for range r.IntN(40) {
				m.desks[r.IntN(workers)].Work(1)
			}
		}
		if again := m.until(r, in(Done)); !slices.Equal(again.buffers["weights"], end) {
			t.Errorf("going on from step 6, %d workers end elsewhere", workers)
		}
	}
}

// The sum of shards is that of pairs of pairs, whoever has computed them.
func TestSumIsATree(t *testing.T) {
	tp := tape.New[float32]()
	p := tp.Param("p", 1, 1)
	r := rand.New(rand.NewPCG(3, 4))
	x := make([]float32, 8)
	for i := range x {
		x[i] = r.Float32()
	}
	want := ((x[0] + x[1]) + (x[2] + x[3])) + ((x[4] + x[5]) + (x[6] + x[7]))
	s := newSum([]*tape.Value[float32]{p}, 8)
	for _, g := range x {
		p.GradData()[0] = g
		s.add(2 * g)
	}
	if got := s.all(); got[0] != want || got[1] != 2*want {
		t.Errorf("the sum is %v, want %v and twice that", got, want)
	}
	if loss := s.settle(8); p.GradData()[0] != want/8 || loss != float64(want/4) {
		t.Errorf("the mean is %v with the loss %v, want %v and twice that", p.GradData()[0], loss, want/8)
	}
}

// What is foreseen is what is taken.
func TestBytes(t *testing.T) {
	s := Defaults()
	s.Batch, s.Width, s.Hidden, s.Workers, s.Layers, s.Digits, s.Every = 64, 64, 256, 2, 3, 8, 20
	d := newDesk(t)
	d.start(s, nil)
	taken := 2 * 3 * d.trainer.Cells() // states
	taken += len(d.trainer.sum.waiting)*len(d.trainer.sum.all()) + 2*len(d.trainer.swap.inbox)*len(d.trainer.sum.all())
	taken += 2 * d.trainer.Cells() // moments
	for _, tp := range []*tape.Tape[float32]{d.model.tape, d.judge.tape} {
		for _, v := range tp.Values() {
			taken += len(v.Data()) + len(v.GradData())
		}
	}
	taken -= d.trainer.Cells() // which what measures shares
	if got := s.bytes(d.task); got < 4*taken*9/10 || got > 4*taken*3/2 {
		t.Errorf("%d bytes are foreseen, %d are taken", got, 4*taken)
	}
}

func TestShards(t *testing.T) {
	for S, want := range map[Settings]int{
		{Batch: 12, Digits: 64}: 4, {Batch: 8, Digits: 64}: 8, {Batch: 8, Digits: 32}: 4, {Batch: 5, Digits: 200}: 1,
	} {
		if got := S.shards(digits{n: S.Digits}); got != want {
			t.Errorf("%d sequences of %d make %d shards, want %d", S.Batch, 2*S.Digits, got, want)
		}
	}
}
