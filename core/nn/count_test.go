package nn

import (
	"slices"
	"testing"

	"glassbox/core/tape"
)

// The measured configuration of the shipped translation has 188,352 parameters: worked by hand from the shapes, tables of
// 157 and 194 rows, an encoder layer of 4·64² + 2·64·128 + 128 + 64 + 4·64, a decoder layer of 4·64² + 2·64 more.
func TestParametersAreCounted(t *testing.T) {
	c := TransformerConfig{
		LayerConfig: LayerConfig{Width: 64, Heads: 4, Hidden: 128, PostNorm: true, Activation: ReLU},
		Source:      157, Target: 194, Context: 32, Encoder: 2, Decoder: 2, Positions: SinusoidalPositions, Scaled: true,
	}
	if n := c.Parameters(); n != 188_352 {
		t.Errorf("there are %d parameters, want 188,352", n)
	}
	for _, c := range append(kinds(), c, small) {
		if got, want := c.Parameters(), recorded(NewTransformer(tape.New[float32](), c).Params()); got != want {
			t.Errorf("%+v has %d parameters, not %d", c, want, got)
		}
	}
	for _, positions := range []Positions{LearnedPositions, NoPositions} {
		c := tiny
		c.Positions, c.Untied = positions, positions == NoPositions
		if got, want := c.Parameters(), recorded(NewGPT(tape.New[float32](), c).Params()); got != want {
			t.Errorf("%+v has %d parameters, not %d", c, want, got)
		}
	}
}

// recorded is how many numbers there are in all of the parameters.
func recorded(params []*tape.Value[float32]) (n int) {
	for _, p := range params {
		n += len(p.Data())
	}
	return n
}

// What a GPT records is counted before there is any of it.
func TestCellsAreCounted(t *testing.T) {
	for _, change := range []func(c *GPTConfig){
		func(*GPTConfig) {},
		func(c *GPTConfig) { c.Biases, c.Activation, c.Untied = true, SiLU, true },
		func(c *GPTConfig) { c.PostNorm, c.Activation, c.Scaled = true, GELU, true },
		func(c *GPTConfig) { c.Unscaled, c.Inverse, c.Biases = true, true, true },
		func(c *GPTConfig) { c.Inverse = true },
	} {
		c := tiny
		c.Positions = LearnedPositions
		change(&c)
		tp, n := tape.New[float32](), 0
		NewGPT(tp, c).Read(tp, []int{1, 0, 2}, 3)
		for _, v := range tp.Values() {
			if len(v.Inputs()) > 0 {
				n += len(v.Data())
			}
		}
		if got := c.Cells(3); got != n {
			t.Errorf("%+v records %d numbers, not %d", c, n, got)
		}
	}
}

// By hand from the shapes of Vaswani et al. 2017, table 3: 6·(4·512² + 2·512·2048 + 2048 + 512 + 4·512) numbers in the encoder
// and 6·(8·512² + 2·512·2048 + 2048 + 512 + 6·512) in the decoder.
func TestBase(t *testing.T) {
	tables := 2 * 37000 * 512
	if n := Base(37000, 37000).Parameters() - tables; n != 18_902_016+25_199_616 {
		t.Errorf("without tables the base model has %d parameters", n)
	}
}

// Parts come to what is counted as a whole, and those of the base model are worked by hand from its shapes.
func TestPartsAreAll(t *testing.T) {
	for _, c := range append(kinds(), small, Base(174, 212)) {
		learned, computed := c.Learned(), c.Computed(7, 9)
		positions := 0
		if c.Positions == LearnedPositions {
			positions = 2 * c.Context * c.Width
		}
		if n := learned[0] + learned[1] + learned[2] + learned[3] + positions; n != c.Parameters() {
			t.Errorf("%+v learns %d in parts, %d as a whole", c, n, c.Parameters())
		}
		if n := computed[0] + computed[1] + computed[2] + computed[3]; n != c.FLOPs(7, 9) {
			t.Errorf("%+v computes %d in parts, %d as a whole", c, n, c.FLOPs(7, 9))
		}
	}
	want := []int{37000 * 512, 18 * 4 * 512 * 512, 12 * (2*512*2048 + 2048 + 512), 30 * 2 * 512}
	if got := Base(0, 37000).Learned(); !slices.Equal(got, want) {
		t.Errorf("the base model learns %v, want %v", got, want)
	}
	if got, want := Base(0, 37000).Computed(15, 15)[1], 18*2*2*15*15*512; got != want {
		t.Errorf("its looks are %d, want %d", got, want)
	}
}

// counting counts the operations of all products that are computed with it.
type counting struct {
	tape.Plain[float32]
	n int
}

func (c *counting) Gemm(transA, transB bool, m, n, k int, alpha float32, a []float32, lda int, b []float32, ldb int, beta float32,
	out []float32, ldc int) {
	c.n += 2 * m * n * k
	c.Plain.Gemm(transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, out, ldc)
}

func TestFLOPsAreThoseComputed(t *testing.T) {
	for _, c := range append(kinds(), small) {
		ops := &counting{}
		tp := tape.NewWith[float32](ops)
		NewTransformer(tp, c).Read(tp, Batch{Source: make([]int, 3), S: 3, Target: make([]int, 4), T: 4})
		if got := c.FLOPs(3, 4); got != ops.n {
			t.Errorf("%+v takes %d operations, not %d", c, ops.n, got)
		}
	}
	ops := &counting{}
	tp := tape.NewWith[float32](ops)
	g := NewGPT(tp, tiny)
	g.Read(tp, make([]int, 4), 4)
	if got := tiny.FLOPs(4); got != ops.n {
		t.Errorf("a GPT takes %d operations, not %d", ops.n, got)
	}
	ops.n = 0
	tp.Backward(tp.CrossEntropyClasses(g.Read(tp, make([]int, 4), 4).Logits, make([]int, 4)))
	if got := 3 * tiny.FLOPs(4); got != ops.n {
		t.Errorf("there and back it takes %d operations, not three times as many, %d", ops.n, got)
	}
}
