// Command inspect prints what a lesson computes as JSON, without a browser.
//
//	go run ./tools/inspect -list
//	go run ./tools/inspect -lesson neuron -state 'preset=one-step'
//
// The state is the part of a link after “?”. Where the page would take the default for a wrong value and say so,
// this is an error: exit status 2 and a sentence that lists what exists.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"

	"glassbox/wasm/app"
	"glassbox/wasm/lesson"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the command; it returns the exit status.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("inspect", flag.ContinueOnError)
	flags.SetOutput(stderr)
	list := flags.Bool("list", false, "print the lessons and their controls")
	id := flags.String("lesson", "", "print every number of the lesson with this `id`")
	state := flags.String("state", "", "the `query` of the state, as in links: key=value&…")
	if flags.Parse(args) != nil {
		return 2
	}
	answer, err := inspect(*list, *id, *state, flags.Args())
	if err == nil {
		err = print(stdout, answer)
	}
	if err != nil {
		fmt.Fprintln(stderr, "inspect:", err)
		return 2
	}
	return 0
}

func inspect(list bool, id, state string, rest []string) (any, error) {
	switch {
	case len(rest) > 0:
		return nil, fmt.Errorf("“%s” is not understood; there are -list, -lesson and -state", rest[0])
	case list:
		return summaries(), nil
	}
	s, err := open(id, state)
	if err != nil {
		return nil, err
	}
	return recording(s), nil
}

func print(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// Recording is everything one state of a lesson computes.
type Recording struct {
	Lesson  string          `json:"lesson"`
	Query   string          `json:"query"` // the state in its shortest form
	Steps   []Step          `json:"steps"`
	Notices []lesson.Notice `json:"notices"`
}

// Step is a step of the film with the named numbers known at its end, in full precision: numbers, or rows of
// numbers. Gradients have a d in front.
type Step struct {
	ID      string         `json:"id"`
	Element string         `json:"element"`
	Scope   string         `json:"scope"`
	Values  map[string]any `json:"values"`
}

func recording(s app.State) Recording {
	r := Recording{Lesson: s.Lesson.ID, Query: s.Query(), Notices: s.Notices()}
	for i, step := range s.Run.Steps {
		r.Steps = append(r.Steps, Step{step.ID, step.Element, step.Scope, s.Run.Numbers(i)})
	}
	return r
}
