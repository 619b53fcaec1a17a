package train

import "math"

// Post sends a message, a flat JSON object, and with it buffers of numbers, which are the
// receiver's from then on. Its type decides which other keys it has:
//
//	started    cells: how many parameters there are, vocab, length: tokens of a sequence
//	report     state, step, rate; loss, if there is one; tokensPerSecond, while it is being
//	           trained; sample, if there is a new one; buffers weights and, with
//	           the first of their steps as first, losses
//	snapshot   step; buffer state
//	error      text: a sentence
type Post func(text string, buffers ...Buffer)

// Buffer is a named row of numbers.
type Buffer struct {
	Name string
	Data []float32
}

// head begins a report.
func (s *Session) head() *object {
	return newObject("report").string("state", string(s.state)).number("step", float64(s.trainer.Step())).number("rate", s.trainer.Rate())
}

// report tells how things stand, and begins to count anew.
func (s *Session) report() {
	if s.trainer == nil {
		s.post(newObject("report").string("state", string(s.state)).done())
		return
	}
	o, step, now := s.head(), s.trainer.Step(), s.now()
	if loss := s.trainer.Loss(); finite(loss) {
		o.number("loss", loss)
	}
	if n := step - s.reportedStep; n > 0 && now > s.reported {
		o.number("tokensPerSecond", float64(n*len(s.model.next))/(now-s.reported)*1000)
	}
	weights := make([]float32, s.trainer.Cells())
	s.trainer.Weights(weights)
	buffers := []Buffer{{"weights", weights}}
	if len(s.losses) > 0 {
		o.number("first", float64(s.reportedStep))
		buffers = append(buffers, Buffer{"losses", append([]float32(nil), s.losses...)})
	}
	s.losses, s.reported, s.reportedStep = s.losses[:0], now, step
	s.post(o.done(), buffers...)
}

func (s *Session) fail(err error) { s.post(newObject("error").string("text", err.Error()).done()) }

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// integers reads little-endian int32.
func integers(buffer []byte) []int {
	ids := make([]int, len(buffer)/4)
	for i := range ids {
		ids[i] = int(int32(word(buffer, i)))
	}
	return ids
}

// reals reads little-endian float32.
func reals(buffer []byte) []float32 {
	numbers := make([]float32, len(buffer)/4)
	for i := range numbers {
		numbers[i] = math.Float32frombits(word(buffer, i))
	}
	return numbers
}

func word(buffer []byte, i int) uint32 {
	b := buffer[4*i:]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}
