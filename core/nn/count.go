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
	if c.Untied {
		n += c.Vocab * c.Width
	}
	return n
}

// Cells returns how many numbers a GPT of this size, with learned positions, records of T
// tokens if it drops nothing; each has a gradient besides.
func (c StackConfig) Cells(T int) int {
	wide, hidden := 3, 3*c.Layers // rows of d and of H columns, for each token
	for l := range c.Layers {
		wide += 11
		if c.Biases {
			wide += 4
		}
		if c.factor(l+1) != 1 {
			wide++
		}
		if c.Activation == SiLU {
			hidden++
		}
	}
	if c.Scaled {
		wide++
	}
	if !c.PostNorm {
		wide++
	}
	return T * (wide*c.Width + hidden*c.Hidden + c.Layers*c.Heads*T + c.Vocab)
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

// Learned are the parts of Parameters without learned positions: the tables of tokens, the
// matrices of the attentions with their biases, the feed-forward blocks, and the norms.
func (c TransformerConfig) Learned() []int {
	d, blocks, layers := c.Width, c.Encoder+2*c.Decoder, c.Encoder+c.Decoder
	norms := blocks + layers
	matrices := 4 * d * d
	if c.Biases {
		matrices += 4 * d
	}
	if !c.PostNorm {
		norms += 2
	}
	return []int{(c.Source + c.Target) * d, blocks * matrices, layers * (2*d*c.Hidden + c.Hidden + d), norms * 2 * d}
}

// Computed are the parts of FLOPs: the matrices of the attentions, their looks, the
// feed-forward blocks, and the scores of all tokens.
func (c TransformerConfig) Computed(S, T int) []int {
	d := c.Width
	matrices := c.Encoder*4*S + c.Decoder*(6*T+2*S)
	looks := c.Encoder*S*S + c.Decoder*(T*T+T*S)
	return []int{2 * matrices * d * d, 4 * looks * d, 4 * (c.Encoder*S + c.Decoder*T) * d * c.Hidden, c.stack(c.Target, c.Decoder).scores(T)}
}
