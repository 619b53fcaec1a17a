package train

import (
	"math"

	"glassbox/core/json"
)

// Post sends a message, a flat JSON object, and with it buffers of numbers, which are the
// receiver's from then on, but for those of sum and state, which are read at once. Its type decides which other keys it has:
//
//	started    cells: how many parameters there are, vocab, length: tokens of a sequence,
//	           shards, workers: how many share it, bytes: what each takes, heldOut: how
//	           many sequences are held out; of a text letters: how many a token of it has
//	           in the mean, and tokenizer: what it is cut by, as a tokenizer.json
//	report     state; while a text is prepared the share that is, and how many workers
//	           will share the training, of which each prepares it; step, rate; loss, if there is one; tokensPerSecond, while it is being
//	           trained; sample, if there is a new one; held, the loss on what is held out,
//	           and right, the share of its tokens that the model finds likeliest, if that
//	           was measured in this step; buffers weights, of models with
//	           up to half a million, and, with the first of their steps as first, losses
//	looked     step, layers, heads, words: the tokens that were read; buffer looks: how each head
//	           weighs them, layer by layer, a row for each
//	saved      step; the files config.json and tokenizer.json as texts, by their names, and
//	           as buffers model.safetensors and training.safetensors
//	snapshot   step; buffer state; each message that asks is answered once, in turn
//	sum        for the worker of the rank to: epoch, step, round; buffer numbers
//	state      the same
//	error      text: a sentence; about: the type of the message that it answers, or empty
type Post func(text string, buffers ...Buffer)

// Buffer is a named row of numbers.
type Buffer struct {
	Name string
	Data []float32
}

// message writes a message of a type, with what more writes into it.
func message(kind string, more func(w *json.Writer)) string {
	var w json.Writer
	w.Object(func() {
		w.Key("type").String(kind)
		more(&w)
	})
	return w.Text()
}

// head writes how things stand.
func (s *Session) head(w *json.Writer) {
	w.Key("state").String(string(s.state))
	if s.trainer != nil {
		w.Key("step").Int(s.trainer.Step())
		w.Key("rate").Number(s.trainer.Rate())
	}
	if s.preparing != nil {
		w.Key("share").Number(s.preparing.Done())
		w.Key("workers").Int(s.preparing.workers)
	}
}

// mostWeights is how many weights a report tells: copying more would take longer than what is between two reports is
// worth.
const mostWeights = 500_000

// report tells how things stand, and begins to count anew.
func (s *Session) report() {
	if s.trainer == nil {
		s.post(message("report", s.head))
		s.reported = s.now()
		return
	}
	step, now := s.trainer.Step(), s.now()
	var buffers []Buffer
	if cells := s.trainer.Cells(); cells <= mostWeights {
		weights := make([]float32, cells)
		s.trainer.Weights(weights)
		buffers = append(buffers, Buffer{"weights", weights})
	}
	if len(s.losses) > 0 {
		buffers = append(buffers, Buffer{"losses", append([]float32(nil), s.losses...)})
	}
	s.post(message("report", func(w *json.Writer) {
		s.head(w)
		if loss := s.trainer.Loss(); finite(loss) {
			w.Key("loss").Number(loss)
		}
		if n := step - s.reportedStep; n > 0 && now > s.reported {
			w.Key("tokensPerSecond").Number(float64(n*s.model.shards*len(s.model.next)) / (now - s.reported) * 1000)
		}
		if len(s.losses) > 0 {
			w.Key("first").Int(s.reportedStep)
		}
	}), buffers...)
	s.losses, s.reported, s.reportedStep = s.losses[:0], now, step
}

// fail tells what is wrong: with the message that is named or, if none is, with the training.
func (s *Session) fail(about string, err error) {
	s.post(message("error", func(w *json.Writer) {
		w.Key("text").String(err.Error())
		w.Key("about").String(about)
	}))
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// integers reads little-endian int32.
func integers(buffer []byte) []int32 {
	ids := make([]int32, len(buffer)/4)
	for i := range ids {
		ids[i] = int32(word(buffer, i))
	}
	return ids
}

// reals reads little-endian float32.
func reals(buffer []byte) []float32 {
	numbers := make([]float32, len(buffer)/4)
	readReals(numbers, buffer)
	return numbers
}

// readReals reads as many little-endian float32.
func readReals(into []float32, buffer []byte) {
	for i := range into {
		into[i] = math.Float32frombits(word(buffer, i))
	}
}

func word(buffer []byte, i int) uint32 {
	b := buffer[4*i:]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}
