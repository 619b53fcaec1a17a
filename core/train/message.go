package train

import (
	"cmp"
	"errors"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"glassbox/core/json"
)

// Message is what a page asks for. Kind decides which other fields count:
//
//	start      Settings, and for the task "tokens" a buffer of them, or for "text" one of UTF-8
//	pause, resume, stop
//	sample     asks for something written by the model as it is
//	snapshot   asks for the state, to keep it
//	save       asks for the files of the model and of the state
//	look       asks where the heads look, if Look is set
//	restore    Step: go back, or on, to the state after so many steps; a buffer that came
//	           with a snapshot is that state itself, and so is training.safetensors
//	sum, state Epoch, Step, Round and a buffer: what another worker has sent, Peers
type Message struct {
	Kind     string
	Step     int
	Epoch    int
	Round    int
	Settings Settings
}

// Settings say what is trained on what, and how.
type Settings struct {
	Task      string // "reverse", "sort", "text" or "tokens"
	Sample    string // the text of corpus.Samples that the task "text" is about; empty for one that comes with the message
	Tokenizer string // a tokenizer.Way, by which the text is cut
	Size      int    // of its vocabulary, at most; characters have their own
	Digits    int    // of the numbers that the tasks "reverse" and "sort" are about
	Vocab     int    // of the task "tokens"; the others have their own

	Context, Width, Heads, Hidden, Layers int // of the nn.GPTConfig

	Batch         int // sequences that a step learns from
	Steps, Warmup int
	Every         int     // steps from one measurement of what is held out to the next, 0 for none
	Look          int     // steps from one look at where the heads look to the next, 0 for none
	Rate, Floor   float64 // the highest and the last learning rate
	Decay, Clip   float64 // of nn.AdamW
	Seed          uint64

	Workers int // that share the work: 1, 2, 4 or 8
	Rank    int // of this one among them, from 0
}

// Defaults are the settings for what a message does not mention.
func Defaults() Settings {
	return Settings{
		Task: "reverse", Sample: "stories", Tokenizer: "characters", Size: 512, Digits: 6, Vocab: 64,
		Context: 32, Width: 32, Heads: 2, Hidden: 64, Layers: 2,
		Batch: 16, Steps: 1000, Warmup: 20, Rate: 3e-3, Floor: 3e-4, Decay: 0.01, Clip: 1, Seed: 1, Workers: 1,
	}
}

// bound is a number that a message may have, and what it is put into.
type bound struct {
	key      string
	low      float64
	high     float64
	whole    bool
	assigned func(m *Message, x float64)
}

func whole(key string, low, high int, into func(*Message) *int) bound {
	return bound{key, float64(low), float64(high), true, func(m *Message, x float64) { *into(m) = int(x) }}
}

func decimal(key string, low, high float64, into func(*Message) *float64) bound {
	return bound{key, low, high, false, func(m *Message, x float64) { *into(m) = x }}
}

// maxSteps is 2³¹−1, and maxSeed the largest whole number that JavaScript is sure of.
const (
	maxSteps = 1<<31 - 1
	maxSeed  = 1<<53 - 1
)

var starting = []bound{
	whole("digits", 1, 20, func(m *Message) *int { return &m.Settings.Digits }),
	whole("size", 256, 4096, func(m *Message) *int { return &m.Settings.Size }),
	whole("vocab", 2, 65_536, func(m *Message) *int { return &m.Settings.Vocab }),
	whole("context", 2, 1024, func(m *Message) *int { return &m.Settings.Context }),
	whole("width", 1, 1024, func(m *Message) *int { return &m.Settings.Width }),
	whole("heads", 1, 16, func(m *Message) *int { return &m.Settings.Heads }),
	whole("hidden", 1, 4096, func(m *Message) *int { return &m.Settings.Hidden }),
	whole("layers", 1, 24, func(m *Message) *int { return &m.Settings.Layers }),
	whole("batch", 1, 64, func(m *Message) *int { return &m.Settings.Batch }),
	whole("steps", 1, maxSteps, func(m *Message) *int { return &m.Settings.Steps }),
	whole("warmup", 0, maxSteps, func(m *Message) *int { return &m.Settings.Warmup }),
	whole("every", 0, maxSteps, func(m *Message) *int { return &m.Settings.Every }),
	whole("look", 0, maxSteps, func(m *Message) *int { return &m.Settings.Look }),
	decimal("rate", 0, 1, func(m *Message) *float64 { return &m.Settings.Rate }),
	decimal("floor", 0, 1, func(m *Message) *float64 { return &m.Settings.Floor }),
	decimal("decay", 0, 1, func(m *Message) *float64 { return &m.Settings.Decay }),
	decimal("clip", 0, 1000, func(m *Message) *float64 { return &m.Settings.Clip }),
	whole("workers", 1, 8, func(m *Message) *int { return &m.Settings.Workers }),
	whole("rank", 0, 7, func(m *Message) *int { return &m.Settings.Rank }),
	{"seed", 0, maxSeed, true, func(m *Message, x float64) { m.Settings.Seed = uint64(x) }},
}

var fromPeer = []bound{
	whole("epoch", 0, maxSteps, func(m *Message) *int { return &m.Epoch }),
	whole("step", 0, maxSteps, func(m *Message) *int { return &m.Step }),
	whole("round", 0, 2, func(m *Message) *int { return &m.Round }),
}

// numbers are those that each kind of message may have.
var numbers = map[string][]bound{
	"start": starting, "pause": nil, "resume": nil, "stop": nil, "sample": nil, "snapshot": nil, "save": nil, "look": nil,
	"restore": {whole("step", 0, maxSteps, func(m *Message) *int { return &m.Step })},
	"sum":     fromPeer, "state": fromPeer,
}

// maxMessage is the length in bytes up to which a message is read.
const maxMessage = 4096

// Decode reads a message. It is total: whatever the text is, the result is a message
// whose numbers lie within their bounds, or an error in words with no more of the message
// than its kind, if that is known.
func Decode(text string) (Message, error) {
	if len(text) > maxMessage || !utf8.ValidString(text) {
		return Message{}, errors.New("A message must be text of at most " + strconv.Itoa(maxMessage) + " bytes.")
	}
	fields, ok := flat(text)
	if !ok {
		return Message{}, errors.New("The message is not the JSON object of strings, numbers and truth values that is expected.")
	}
	m := Message{Kind: fields["type"].String, Settings: Defaults()}
	bounds, known := numbers[m.Kind]
	if !known {
		return Message{}, errors.New("There is no message “" + shown(m.Kind) + "” for the trainer.")
	}
	delete(fields, "type")
	if err := m.take(fields, bounds); err != nil {
		return Message{Kind: m.Kind}, err
	}
	if len(fields) > 0 {
		key := slices.Min(slices.Collect(maps.Keys(fields)))
		return Message{Kind: m.Kind}, errors.New("The message “" + m.Kind + "” has no place for “" + shown(key) + "”.")
	}
	return m, nil
}

// flat reads an object of strings, numbers and truth values.
func flat(text string) (fields map[string]json.Value, ok bool) {
	v, err := json.Read(text)
	for _, f := range v.Fields {
		if f.Kind != json.String && f.Kind != json.Number && f.Kind != json.Bool {
			return nil, false
		}
	}
	return v.Fields, err == nil && v.Kind == json.Object
}

// take moves what m may have out of the fields.
func (m *Message) take(fields map[string]json.Value, bounds []bound) error {
	for _, b := range bounds {
		f, given := fields[b.key]
		if !given {
			continue
		}
		delete(fields, b.key)
		if f.Kind != json.Number || !(f.Number >= b.low && f.Number <= b.high) || b.whole && f.Number != math.Trunc(f.Number) {
			return errors.New(b.words())
		}
		b.assigned(m, f.Number)
	}
	if m.Kind != "start" {
		return nil
	}
	return cmp.Or(takeText(fields, "task", &m.Settings.Task), takeText(fields, "sample", &m.Settings.Sample),
		takeText(fields, "tokenizer", &m.Settings.Tokenizer))
}

// takeText moves a text out of the fields, if it is there.
func takeText(fields map[string]json.Value, key string, into *string) error {
	f, given := fields[key]
	if !given {
		return nil
	}
	delete(fields, key)
	if f.Kind != json.String {
		return errors.New("The setting “" + key + "” must be text.")
	}
	*into = f.String
	return nil
}

// words says what the number may be.
func (b bound) words() string {
	a := "a number"
	if b.whole {
		a = "a whole number"
	}
	plain := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
	return "The setting “" + b.key + "” must be " + a + " from " + plain(b.low) + " to " + plain(b.high) + "."
}

// shown cuts a text short that has no business in a sentence.
func shown(text string) string {
	if r := []rune(text); len(r) > 20 {
		text = string(r[:20]) + "…"
	}
	return strings.Map(func(c rune) rune {
		if c < ' ' {
			return ' '
		}
		return c
	}, text)
}
