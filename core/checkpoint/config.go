package checkpoint

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"glassbox/core/json"
	"glassbox/core/order"
)

// Model is a kind of model.
type Model string

// The kinds of models.
const (
	EncoderDecoder Model = "encoder-decoder" // reads one text and writes another
	DecoderOnly    Model = "decoder"         // goes on with a text
)

// Norm is where the norms of a layer stand.
type Norm string

// The places of norms.
const (
	PostNorm Norm = "post" // behind what a block adds to its input, as at first
	PreNorm  Norm = "pre"  // before what it works on
)

// Activation is what stands between the two halves of a feed-forward block.
type Activation string

// The activations.
const (
	ReLU     Activation = "relu"
	GELU     Activation = "gelu"      // with the exact distribution of Gauss
	GELUTanh Activation = "gelu-tanh" // with an approximation of it, as in GPT-2
	SiLU     Activation = "silu"
	Tanh     Activation = "tanh"
)

// Positions is how a model knows the order of words.
type Positions string

// The kinds of positions.
const (
	Sinusoidal  Positions = "sinusoidal"
	Learned     Positions = "learned"
	Rotary      Positions = "rotary"
	NoPositions Positions = "none"
)

// Config is the settings of a model, by which its tensors can be understood.
type Config struct {
	Model      Model
	Width      int // d, the numbers that stand for a word
	Heads      int // which divide d
	Encoder    int // layers, 0 of a decoder alone
	Decoder    int // layers
	Hidden     int // numbers in the middle of a feed-forward block
	Norm       Norm
	Activation Activation
	Positions  Positions
	Context    int  // words that it can read at once, at most
	Tied       bool // the table of the words that it writes also makes their scores
	Scaled     bool // embeddings are multiplied by √d
	Biases     bool // queries, keys, values and the output of heads have biases
	Source     int  // words that it can read, 0 of a decoder alone, which reads what it writes
	Target     int  // words that it can write
}

// setting is a setting of a Config in JSON, and what it may be.
type setting struct {
	key    string
	number *int     // one of these three
	word   *string  // is what it sets
	truth  *bool    //
	least  int      // of a number
	most   int      //
	words  []string // that a word may be
}

// settings are those of c, in the order in which they are written.
func (c *Config) settings() []setting {
	whole := func(key string, n *int, least, most int) setting {
		return setting{key: key, number: n, least: least, most: most}
	}
	word := func(key string, w *string, words ...string) setting { return setting{key: key, word: w, words: words} }
	reading := func(least int) int { // of what a decoder alone does not have
		if c.Model == DecoderOnly {
			return 0
		}
		return least
	}
	return []setting{
		word("model", (*string)(&c.Model), string(EncoderDecoder), string(DecoderOnly)),
		whole("width", &c.Width, 1, 4096),
		whole("heads", &c.Heads, 1, 64),
		whole("encoder_layers", &c.Encoder, reading(1), reading(64)),
		whole("decoder_layers", &c.Decoder, 1, 64),
		whole("feed_forward", &c.Hidden, 1, 16384),
		word("norm", (*string)(&c.Norm), string(PostNorm), string(PreNorm)),
		word("activation", (*string)(&c.Activation), string(ReLU), string(GELU), string(GELUTanh), string(SiLU),
			string(Tanh)),
		word("positions", (*string)(&c.Positions), string(Sinusoidal), string(Learned), string(Rotary), string(NoPositions)),
		whole("context", &c.Context, 1, 8192),
		{key: "tied", truth: &c.Tied},
		{key: "scaled", truth: &c.Scaled},
		{key: "biases", truth: &c.Biases},
		whole("source_words", &c.Source, reading(1), reading(1<<17)),
		whole("target_words", &c.Target, 1, 1<<17),
	}
}

// JSON is the settings as config.json has them, or an *Error if one is not allowed.
func (c Config) JSON() (string, error) {
	var w json.Writer
	w.Object(func() {
		for _, s := range c.settings() {
			switch w.Key(s.key); {
			case s.number != nil:
				w.Int(*s.number)
			case s.word != nil:
				w.String(*s.word)
			default:
				w.Bool(*s.truth)
			}
		}
	})
	_, err := ReadConfig(w.Text())
	return w.Text(), err
}

// ReadConfig reads a config.json. Every setting must be there, none besides, and each within its bounds; the error is an
// *Error.
func ReadConfig(text string) (Config, error) {
	v, err := object("config.json", text)
	if err != nil {
		return Config{}, err
	}
	var c Config
	for i := range c.settings() {
		s := c.settings()[i] // anew, since the model decides about others
		f, ok := v.Fields[s.key]
		if !ok {
			return Config{}, &Error{Problem: Missing, Name: s.key}
		}
		if !s.set(f) {
			return Config{}, &Error{Problem: Setting, Name: s.key, Found: f.Plain(), Want: s.want()}
		}
		delete(v.Fields, s.key)
	}
	if extra := order.Keys(v.Fields); len(extra) > 0 {
		return Config{}, &Error{Problem: Extra, Name: json.Shown(extra[0])}
	}
	return c, c.fits()
}

// fits tests what settings demand of each other.
func (c Config) fits() error {
	divisor := c.Heads
	if c.Positions == Rotary {
		divisor *= 2 // each head turns its numbers in pairs
	}
	if c.Width%divisor != 0 {
		return &Error{Problem: Divisor, Name: "width", Found: strconv.Itoa(c.Width), Want: strconv.Itoa(divisor)}
	}
	return nil
}

// set sets it to a value, and reports whether it may be that.
func (s setting) set(v json.Value) bool {
	switch {
	case s.number != nil:
		good := v.Kind == json.Number && v.Number == math.Trunc(v.Number) && v.Number >= float64(s.least) && v.Number <= float64(s.most)
		if good {
			*s.number = int(v.Number)
		}
		return good
	case s.word != nil:
		*s.word = v.String
		return v.Kind == json.String && slices.Contains(s.words, v.String)
	}
	*s.truth = v.Bool
	return v.Kind == json.Bool
}

// want is what it may be.
func (s setting) want() string {
	switch {
	case s.number != nil:
		return span(s.least, s.most)
	case s.word != nil:
		return strings.Join(s.words, ", ")
	}
	return "true, false"
}
