// Package layers shows networks of stacks of layers, such as nn.Transformer and nn.GPT record: a map with every block, which
// is entered down to its cells, there and back, and whose heads, blocks and numbers the learner may change.
//
// A place is a scope of the recording, such as decoder.2.cross. The film of a place is the steps of that scope, and all else is
// known. A lesson that shows a network has the controls at, focus, head and change, and on phones map.
package layers

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"glassbox/core/matrix"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
)

var say = phrase.Say

// Model is a recorded network as a lesson shows it. All but the film is told before Begin makes that.
type Model struct {
	*film.Film
	Drawn *figure.Figure

	Stacks
	D, Heads   int    // numbers of a word, and heads of an attention
	At         string // the place
	Focus      int    // the word that is written out, of those that the last stack reads, from 0
	Head       int    // and the head, from 0
	Next       []string
	IDs        []int                                      // those of Next: what was to come behind each word of the last stack
	Vocabulary []string                                   // that it chooses from
	P          matrix.Matrix                              // a row for each of those words: the probabilities of what comes behind it
	Word       func(id int) string                        // one of that as a person reads it
	Other      func(i int) bool                           // word i of Next is not the one it should be; nil for none
	Opened     bool                                       // on phones the map is open over a block
	Made       string                                     // where the weights come from
	Changes    *Changes                                   // what the learner has changed; nil for nothing
	Inspected  func(r film.Ref) (lesson.Inspection, bool) // tells about a word; nil for nothing

	blocks       []string               // of all stacks, and the output
	joints       []string               // those that are cross-attentions
	ways         map[string]string      // what the ways into places are called
	means        map[string][][]float64 // of every attention, once they are asked for
	rights       []float64              // the probabilities of what was to come, once they are asked for
	widest       float64                // of the gradients of blocks' weights
	longest      float64                // of the gradients on words' lines
	last, others []float64              // lengths of what comes over from cross-attentions, once they are asked for
}

// Begin makes the film of the place, called as the lesson is, from a recording whose loss is one of its values. tell adds what
// the lesson has to tell; nil for nothing.
func (m *Model) Begin(name string, rec film.Recording, loss int, tell func(*film.Plan)) {
	rec = film.Rename(sums{rec}, m.named)
	p := m.plan(name, rec, loss)
	if tell != nil {
		tell(&p)
	}
	m.Film, m.means, m.ways = film.New(rec, p), map[string][][]float64{}, map[string]string{}
	var outs, gradients string
	for _, b := range m.Blocks() {
		if Kind(b) != "output" {
			outs, gradients = outs+","+m.Out(b), gradients+",d"+m.Out(b)
		}
	}
	m.Drawn = figure.New(m.Film, outs[1:], gradients[1:])
}

// sums is a recording in which what comes into a block, x, is not called as what the block hands on, if that is what the one before
// handed on.
type sums struct{ film.Recording }

// Explain implements film.Recording.
func (r sums) Explain(c film.Cell) (e film.Explanation, ok bool) {
	e, ok = r.Recording.Explain(c)
	if rest, same := strings.CutPrefix(e.Symbols, e.Name+" + "); same {
		e.Symbols = strings.Replace(e.Name, "out", "x", 1) + " + " + rest
	}
	return e, ok
}

// named is what a value is called: by its path in a stack, however many layers that has.
func (m *Model) named(v film.Value) string {
	if v.Name == "" || !slices.ContainsFunc(m.Stacks, func(s Stack) bool { return Holds(s.Scope, v.Scope) }) {
		return v.Name
	}
	return v.Path
}

// Blocks are the places that hold no others, in the order in which they compute.
func (m *Model) Blocks() []string {
	if m.blocks == nil {
		m.blocks = m.Stacks.Blocks()
	}
	return m.blocks
}

// inner are those of the stacks, without the output.
func (m *Model) inner() []string { return m.Blocks()[:len(m.Blocks())-1] }

// crosses are the cross-attentions.
func (m *Model) crosses() []string {
	if m.joints == nil {
		m.joints = m.Stacks.crosses()
	}
	return m.joints
}

// Out is the name of what a block hands on.
func (m *Model) Out(block string) string {
	switch Kind(block) {
	case "embedding":
		return block + ".x"
	case "output":
		return "logits"
	}
	return block + ".out"
}

// HeadWeights is the name of the weights of a head of an attention, which counts from 0.
func (m *Model) HeadWeights(b string, head int) string {
	n := strconv.Itoa(head + 1)
	return b + ".head" + n + ".a" + n
}

// row is the word in focus among those of the place.
func (m *Model) row() int { return min(m.Focus, len(m.words(m.At))-1) }

// has reports whether there is a value.
func (m *Model) has(name string) bool {
	_, _, ok := m.Value(name)
	return ok
}

// Line are the numbers of a row, whether they have arrived or not.
func (m *Model) Line(r film.Ref) []float64 { return m.Drawn.Line(r) }

// Loss is that of all words together.
func (m *Model) Loss() float64 { return m.Line(film.At("loss"))[0] }

// Right is the probability of word i of those that were to come.
func (m *Model) Right(i int) float64 {
	if m.rights == nil {
		for i, id := range m.IDs {
			m.rights = append(m.rights, m.P.At(i, id))
		}
	}
	return m.rights[i]
}

// Surprise is −ln p of that word.
func (m *Model) Surprise(i int) float64 { return -math.Log(m.Right(i)) }

// Worst is the word that costs most.
func (m *Model) Worst() (at int) {
	for i := range m.IDs {
		if m.Surprise(i) > m.Surprise(at) {
			at = i
		}
	}
	return at
}

// Written is the word in focus among those of the place.
func (m *Model) Written() string { return m.words(m.At)[m.row()] }
