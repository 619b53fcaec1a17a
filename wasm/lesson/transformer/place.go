package transformer

import (
	"strconv"
	"strings"
)

// whole is the place that is the whole model. Every other one is a scope of the recording.
const whole = "model"

// layers are those of either stack, as the shipped models have them.
const layers = 2

// places are all there are, each before what it holds.
func places() []string {
	all := []string{whole}
	for _, stack := range []struct {
		name   string
		blocks []string
	}{{"encoder", []string{"self", "feedforward"}}, {"decoder", []string{"self", "cross", "feedforward"}}} {
		all = append(all, stack.name, stack.name+".embedding")
		for n := range layers {
			layer := stack.name + "." + string(rune('1'+n))
			all = append(all, layer)
			for _, b := range stack.blocks {
				all = append(all, layer+"."+b)
			}
		}
	}
	return append(all, "output")
}

// blocks are the places of a stack that hold no others, in the order in which they compute.
func blocks(stack string) (all []string) {
	for _, p := range places() {
		if kind := kindOf(p); strings.HasPrefix(p, stack+".") && kind != "" {
			all = append(all, p)
		}
	}
	return all
}

// kindOf is what a block does: embedding, self, cross, feedforward or output; empty for places that hold others.
func kindOf(place string) string {
	last := place[strings.LastIndexByte(place, '.')+1:]
	switch last {
	case "embedding", "self", "cross", "feedforward", "output":
		return last
	}
	return ""
}

// attends reports whether a place is an attention.
func attends(place string) bool { return kindOf(place) == "self" || kindOf(place) == "cross" }

// holds reports whether a scope lies in a place.
func holds(place, scope string) bool {
	return place == whole || scope == place || strings.HasPrefix(scope, place+".")
}

// parents are the places that hold one, from outside in.
func parents(place string) []string {
	if place == whole {
		return nil
	}
	all := []string{whole}
	for i, r := range place {
		if r == '.' {
			all = append(all, place[:i])
		}
	}
	return all
}

// short is the last part of a place's name.
func short(place string) string {
	last := place[strings.LastIndexByte(place, '.')+1:]
	if last[0] >= '1' && last[0] <= '9' {
		return say("layer", "n", last)
	}
	return say("place." + last)
}

// title is all of a place's name, from outside in.
func title(place string) string {
	name := ""
	for _, p := range append(parents(place), place) {
		switch {
		case name == "" || name == short(whole):
			name = short(p)
		default:
			name = say("within", "whole", name, "place", short(p))
		}
	}
	return name
}

// brief is the name of a place in few letters: decoder 2, cross.
func brief(place string) string {
	all := append(parents(place), place)
	name := short(all[min(1, len(all)-1)])
	for _, p := range all[min(2, len(all)):] {
		if kind := kindOf(p); kind != "" {
			return say("within", "whole", name, "place", say("short."+kind))
		}
		name += " " + p[strings.LastIndexByte(p, '.')+1:]
	}
	return name
}

// weights is the name of the weights of a head of an attention, which counts from 0.
func (m *model) weights(b string, head int) string {
	n := strconv.Itoa(head + 1)
	return b + ".head" + n + ".a" + n
}
