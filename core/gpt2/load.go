package gpt2

import (
	"errors"

	"glassbox/core/nn"
	"glassbox/core/tape"
)

// ErrCancelled is what Load returns if it was told to stop.
var ErrCancelled = errors.New("gpt2: reading was cancelled")

// Load records the network of a plan and reads its numbers. Before each part it asks progress, if there is one, whether to
// go on, and says how many of all numbers have been read. If there is an error nothing is recorded: one of the files, or
// ErrCancelled.
func Load[F tape.Float](t *tape.Tape[F], p *Plan, progress func(done, all int) (more bool)) (*nn.GPT[F], error) {
	before := t.Len()
	l := loading[F]{tape: t, net: nn.NewGPT(t, p.Network), progress: progress, all: p.Numbers()}
	err := l.read(p)
	if err != nil {
		t.Rewind(before)
		return nil, err
	}
	return l.net, nil
}

// Numbers is how many numbers Load reads.
func (p *Plan) Numbers() (n int) {
	for _, k := range p.parts {
		n += k.Numbers()
	}
	if p.head != nil {
		n += p.head.Numbers()
	}
	return n
}

// loading is a network whose numbers are being read.
type loading[F tape.Float] struct {
	tape      *tape.Tape[F]
	net       *nn.GPT[F]
	progress  func(done, all int) (more bool)
	done, all int
}

func (l *loading[F]) read(p *Plan) error {
	kinds, places := tensors(p.Network), values(l.net)
	for _, k := range p.parts {
		into := place[F]{places[k.at], kinds[k.at].linear && p.turned}
		if err := l.each(k.stored, into.put); err != nil {
			return err
		}
	}
	if p.head == nil {
		return nil
	}
	return l.each(*p.head, l.compare)
}

// each reads a tensor.
func (l *loading[F]) each(s stored, take func(first int, x []float32)) error {
	return s.file.Each(s.Entry, func(first int, x []float32) error {
		if l.progress != nil && !l.progress(l.done, l.all) {
			return ErrCancelled
		}
		l.done += len(x)
		take(first, x)
		return nil
	})
}

// compare reads the table that makes the scores. As long as it is that of the tokens there is no second one.
func (l *loading[F]) compare(first int, x []float32) {
	if l.net.Head == nil {
		tokens := l.net.Embedding.Tokens.Data()[first:]
		for i, n := range x {
			if tokens[i] != F(n) {
				l.net.Untie(l.tape)
				break
			}
		}
	}
	if l.net.Head != nil {
		place[F]{values: []*tape.Value[F]{l.net.Head}}.put(first, x)
	}
}

// place is where a tensor is put: into matrices side by side, if it is turned with rows for columns.
type place[F tape.Float] struct {
	values []*tape.Value[F]
	turned bool
}

// put puts numbers from one of them on, counted as they lie in the file.
func (p place[F]) put(first int, x []float32) {
	rows, cols := p.values[0].Dims()
	across := cols * len(p.values) // of a row of the file
	if p.turned {
		across = rows
	}
	for len(x) > 0 {
		i, j := first/across, first%across
		n := min(across-j, len(x))
		if p.turned {
			p.column(i, j, x[:n])
		} else {
			p.row(i, j, x[:n])
		}
		first, x = first+n, x[n:]
	}
}

// row puts numbers into a row, from a column on.
func (p place[F]) row(i, j int, x []float32) {
	_, cols := p.values[0].Dims()
	for len(x) > 0 {
		cells := p.values[j/cols].Data()[i*cols+j%cols : (i+1)*cols]
		n := min(len(cells), len(x))
		for k, number := range x[:n] {
			cells[k] = F(number)
		}
		j, x = j+n, x[n:]
	}
}

// column puts numbers into a column, from a row on.
func (p place[F]) column(j, i int, x []float32) {
	_, cols := p.values[0].Dims()
	cells := p.values[j/cols].Data()
	for k, number := range x {
		cells[(i+k)*cols+j%cols] = F(number)
	}
}
