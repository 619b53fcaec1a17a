package train

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"strings"

	"glassbox/core/checkpoint"
	"glassbox/core/gpt2"
	"glassbox/core/json"
	"glassbox/core/tape"
)

// stateFile is where a training goes on from. It stands beside the model, which is complete without it.
const stateFile = "training.safetensors"

// save posts the files of the training as it is: the model as GPT-2 was published, and the state.
func (s *Session) save() {
	files, err := gpt2.Write(s.model.net, tokenizerOf(s.task))
	if err == nil {
		var state bytes.Buffer
		err = checkpoint.Write(&state, s.trainer.tensors(), false)
		files[stateFile] = state.Bytes()
	}
	if err != nil {
		s.fail("save", err)
		return
	}
	var buffers []Buffer
	s.post(message("saved", func(w *json.Writer) {
		w.Key("step").Int(s.trainer.Step())
		for _, name := range slices.Sorted(maps.Keys(files)) {
			if strings.HasSuffix(name, ".safetensors") {
				buffers = append(buffers, Buffer{name, reals(files[name])}) // its length is a multiple of 4
			} else {
				w.Key(name).String(string(files[name]))
			}
		}
	}), buffers...)
}

// tensors are the state: of each parameter its cells and both moments.
func (t *Trainer) tensors() (all []checkpoint.Tensor) {
	paths, places := t.model.Tape().Paths(), map[*tape.Value[float32]]string{}
	for i, v := range t.model.Tape().Values() {
		places[v] = paths[i]
	}
	for i, p := range t.model.Params() {
		rows, cols := p.Dims()
		for n, cells := range [][]float32{p.Data(), t.Optimizer.M[i], t.Optimizer.V[i]} {
			all = append(all, checkpoint.Tensor{Name: places[p] + []string{"", ".m", ".v"}[n], Shape: []int{rows, cols}, Data: cells})
		}
	}
	return all
}

// state reads a state: the numbers of a snapshot, or the file.
func (t *Trainer) state(buffer []byte) ([]float32, error) {
	if len(buffer) == 4*t.Size() {
		return reals(buffer), nil
	}
	all, err := checkpoint.Read(buffer)
	if err == nil {
		all, err = checkpoint.Match(all, t.tensors())
	}
	if err != nil {
		return nil, errors.New("The snapshot is not one of this model.")
	}
	state := make([]float32, 0, t.Size())
	for _, tensor := range all {
		state = append(state, tensor.Data...)
	}
	return state, nil
}
