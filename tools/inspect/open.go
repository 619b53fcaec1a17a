package main

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"glassbox/wasm/app"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
)

// open is the state of a lesson, strictly: whatever the page would have forgiven is an error.
func open(id, state string) (app.State, error) {
	s, err := app.Open(id, state)
	if err != nil {
		return s, err
	}
	pairs, err := url.ParseQuery(state)
	if err != nil {
		return s, fmt.Errorf("the state “%s” is not written as in links, key=value&…: %w", state, err)
	}
	for _, key := range slices.Sorted(maps.Keys(pairs)) {
		if err := check(s, key, pairs[key]); err != nil {
			return s, err
		}
	}
	values, _, _ := control.Defaults(s.Lesson.Controls()).Parse(state)
	_, err = s.Lesson.Compute(values)
	return s, err
}

// check says what is wrong with one pair of the state.
func check(s app.State, key string, values []string) error {
	if len(values) > 1 {
		return fmt.Errorf("the state gives %s %d times", key, len(values))
	}
	switch key {
	case "step":
		return among("step", values[0], stepIDs(s.Run))
	case "depth":
		return among("depth", values[0], depthNames(s.Run))
	}
	for _, spec := range s.Lesson.Controls() {
		if spec.Key == key {
			_, err := spec.Clean(values[0])
			return err
		}
	}
	return among("control", key, append(keys(s.Lesson.Controls()), "step", "depth"))
}

func among(what, name string, known []string) error {
	if slices.Contains(known, name) {
		return nil
	}
	return fmt.Errorf("there is no %s “%s”; there are %s", what, name, strings.Join(known, ", "))
}

func stepIDs(r *lesson.Run) (ids []string) {
	for _, s := range r.Steps {
		ids = append(ids, s.ID)
	}
	return ids
}

func depthNames(r *lesson.Run) (names []string) {
	for _, d := range r.Depths {
		names = append(names, strings.ToLower(d.Name))
	}
	return names
}

func keys(specs []control.Spec) (keys []string) {
	for _, s := range specs {
		keys = append(keys, s.Key)
	}
	return keys
}
