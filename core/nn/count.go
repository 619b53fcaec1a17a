package nn

// What a model costs: how many numbers it learns, and how many floating-point operations
// its products of matrices take on the way forward, where an m×k matrix times a k×n one
// takes 2mkn. Everything else, such as norms, is little beside them; the way back takes
// twice as many.

// Parameters returns how many numbers a layer learns, with cross-attention or without.
func (c LayerConfig) Parameters(cross bool) int {
	d, norm := c.Width, 2*c.Width
	attention := norm + 4*d*d
	if c.Biases {
		attention += 4 * d
	}
	if cross {
		attention *= 2
	}
	return attention + norm + 2*d*c.Hidden + c.Hidden + d
}

// FLOPs returns how many operations a layer takes on T positions, with cross-attention to
// S others, or without if S is 0.
func (c LayerConfig) FLOPs(T, S int) int {
	d := c.Width
	self := 2 * (4*T*d*d + 2*T*T*d)
	cross := 2 * (2*T*d*d + 2*S*d*d + 2*T*S*d)
	if S == 0 {
		cross = 0
	}
	return self + cross + 2*2*T*d*c.Hidden
}

// Parameters returns how many numbers a GPT of this size learns.
func (c StackConfig) Parameters() int { return c.parameters(false) }

func (c StackConfig) parameters(cross bool) int {
	n := c.Vocab*c.Width + c.Layers*c.LayerConfig.Parameters(cross)
	if c.Positions == LearnedPositions {
		n += c.Context * c.Width
	}
	if !c.PostNorm {
		n += 2 * c.Width
	}
	return n
}

// FLOPs returns how many operations a GPT of this size takes on T tokens.
func (c StackConfig) FLOPs(T int) int { return c.Layers*c.LayerConfig.FLOPs(T, 0) + c.scores(T) }

// scores are the operations by which T positions score every token.
func (c StackConfig) scores(T int) int { return 2 * T * c.Width * c.Vocab }

// Parameters returns how many numbers a Transformer of this size learns.
func (c TransformerConfig) Parameters() int {
	return c.stack(c.Source, c.Encoder).parameters(false) + c.stack(c.Target, c.Decoder).parameters(true)
}

// FLOPs returns how many operations a Transformer of this size takes on a sentence of S
// tokens and a translation of T, all of which it reads at once.
func (c TransformerConfig) FLOPs(S, T int) int {
	return c.Encoder*c.LayerConfig.FLOPs(S, 0) + c.Decoder*c.LayerConfig.FLOPs(T, S) + c.stack(c.Target, c.Decoder).scores(T)
}
