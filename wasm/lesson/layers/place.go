package layers

import (
	"slices"
	"strconv"
	"strings"
)

// Stack is one of the stacks of a network. The last one writes: what it hands on becomes the scores.
type Stack struct {
	Scope  string // in the recording: encoder, decoder
	Layers int
	Cross  bool   // its layers ask the stack before it
	Causal bool   // its words see only those before them
	Norm   bool   // there is a norm behind its last layer
	Item   string // what its words are called as items
	Tongue string // what they are of: English
	Reads  string // and all of them: French so far
	Words  []string
	IDs    []int // the rows of the table that they are

	blocks []string // once they are asked for
}

// Stacks are those of a network, in the order in which they compute.
type Stacks []Stack

// Whole is the place that is the whole model. Every other one is a scope of the recording.
const Whole = "model"

// Places are all there are, each before what it holds.
func (all Stacks) Places() []string {
	places := []string{Whole}
	for _, s := range all {
		places = append(places, s.places()...)
	}
	return append(places, "output")
}

// places are the stack and all in it.
func (s Stack) places() []string {
	all := []string{s.Scope, s.Scope + ".embedding"}
	for n := range s.Layers {
		layer := s.Scope + "." + strconv.Itoa(n+1)
		all = append(all, layer, layer+".self")
		if s.Cross {
			all = append(all, layer+".cross")
		}
		all = append(all, layer+".feedforward")
	}
	if s.Norm {
		all = append(all, s.Scope+".norm")
	}
	return all
}

// Blocks are the places of the stack that hold no others, in the order in which they compute.
func (s *Stack) Blocks() []string {
	if s.blocks == nil {
		s.blocks = slices.DeleteFunc(s.places(), func(p string) bool { return Kind(p) == "" })
	}
	return s.blocks
}

// Blocks are the places that hold no others, in the order in which they compute.
func (all Stacks) Blocks() []string { return append(all.inner(), "output") }

// crosses are the cross-attentions.
func (all Stacks) crosses() []string {
	return slices.DeleteFunc(all.Blocks(), func(p string) bool { return Kind(p) != "cross" })
}

// of is the stack that a place is part of; the last one for what is part of none.
func (all Stacks) of(place string) *Stack {
	for i := range all {
		if all[i].Scope == Zone(place) {
			return &all[i]
		}
	}
	return &all[len(all)-1]
}

// first reports whether a stack is asked by another.
func (all Stacks) first(s *Stack) bool { return len(all) > 1 && s == &all[0] }

// Kind is what a block does: embedding, self, cross, feedforward, norm or output; empty for places that hold others.
func Kind(place string) string {
	switch last := lastOf(place); last {
	case "embedding", "self", "cross", "feedforward", "norm", "output":
		return last
	}
	return ""
}

// attends reports whether a place is an attention.
func attends(place string) bool { return Kind(place) == "self" || Kind(place) == "cross" }

// Holds reports whether a scope lies in a place.
func Holds(place, scope string) bool {
	return place == Whole || scope == place || strings.HasPrefix(scope, place+".")
}

// Zone is the stack that a scope lies in, which is a stretch of the timeline.
func Zone(scope string) string {
	stack, _, _ := strings.Cut(scope, ".")
	return stack
}

// lastOf is the last part of a path.
func lastOf(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

// parents are the places that hold one, from outside in.
func parents(place string) []string {
	if place == Whole {
		return nil
	}
	all := []string{Whole}
	for i, r := range place {
		if r == '.' {
			all = append(all, place[:i])
		}
	}
	return all
}

// short is the last part of a place's name.
func short(place string) string {
	last := lastOf(place)
	if last[0] >= '1' && last[0] <= '9' {
		return say("layer", "n", last)
	}
	return say("place." + last)
}

// Title is all of a place's name, from outside in.
func Title(place string) string {
	name := ""
	for _, p := range append(parents(place), place) {
		switch {
		case name == "" || name == short(Whole):
			name = short(p)
		default:
			name = say("within", "whole", name, "place", short(p))
		}
	}
	return name
}

// Brief is the name of a place in few letters: decoder 2, cross.
func Brief(place string) string {
	all := append(parents(place), place)
	name := short(all[min(1, len(all)-1)])
	for _, p := range all[min(2, len(all)):] {
		if kind := Kind(p); kind != "" {
			return say("within", "whole", name, "place", say("short."+kind))
		}
		name += " " + lastOf(p)
	}
	return name
}

// inner are the blocks of all stacks, without the output.
func (all Stacks) inner() (blocks []string) {
	for i := range all {
		blocks = append(blocks, all[i].Blocks()...)
	}
	return blocks
}

// memory is the last block of the stack that others ask.
func (all Stacks) memory() string {
	blocks := all[0].Blocks()
	return blocks[len(blocks)-1]
}

// column are the blocks of a stack from below, with the output over the last one.
func (all Stacks) column(s *Stack) []string {
	blocks := slices.Clip(s.Blocks())
	if s.Scope == all[len(all)-1].Scope {
		blocks = append(blocks, "output")
	}
	return blocks
}

// highest is how many blocks stand over the lowest one, where there are most.
func (all Stacks) highest() (n int) {
	for i := range all {
		n = max(n, len(all.column(&all[i]))-1)
	}
	return n
}

// longestLine is how many words the longest of them has.
func (all Stacks) longestLine() (n int) {
	for _, s := range all {
		n = max(n, len(s.Words))
	}
	return n
}
