// Command inspect prints what a lesson or a trained model computes as JSON, without a browser.
//
//	go run ./tools/inspect -list
//	go run ./tools/inspect -lesson neuron -state 'preset=one-step'
//	go run ./tools/inspect -model translation -source 'the cat sat on the mat' -target "le chat s'est assis" -values loss,q
//	go run ./tools/inspect -model translation -translate < sentences.txt
//	go run ./tools/inspect -model ~/gpt2 -text 'The cat' -backward -values ln_f,h.0.attn.weights
//	go run ./tools/inspect -model ~/gpt2 -tokens 464,3797 -generate 20 -temperature 0
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
	"slices"
	"strings"

	"glassbox/wasm/app"
	"glassbox/wasm/lesson"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// request is what was asked for.
type request struct {
	list          bool
	lesson, state string

	model, source, target, values string
	translate                     bool

	tokens, prompt  string // of models in GPT-2's layout, as all of these
	backward        bool
	generate, heads int
	temperature     float64
	seed            uint64

	stdin          io.Reader
	stdout, stderr io.Writer

	given []string // the flags that are there
}

// run is the command; it returns the exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	c := request{stdin: stdin, stdout: stdout, stderr: stderr}
	flags := flag.NewFlagSet("inspect", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.BoolVar(&c.list, "list", false, "print the lessons and their controls")
	flags.StringVar(&c.lesson, "lesson", "", "print every number of the lesson with this `id`")
	flags.StringVar(&c.state, "state", "", "the `query` of the state, as in links: key=value&…")
	flags.StringVar(&c.model, "model", "", "run the model of this `name`, one that is shipped or a folder, and print its numbers")
	flags.StringVar(&c.tokens, "tokens", "", "the `numbers` of tokens that a model in GPT-2's layout reads, such as 464,3797")
	flags.StringVar(&c.prompt, "text", "", "a `text` for it in place of them, if it has a tokenizer")
	flags.BoolVar(&c.backward, "backward", false, "with the loss of each next token, and the gradients of all values by it")
	flags.IntVar(&c.generate, "generate", 0, "print so many tokens that it goes on with, alone: `n`")
	flags.Float64Var(&c.temperature, "temperature", 0, "0 for the likeliest token each time, above 0 for a drawn one: `t`")
	flags.Uint64Var(&c.seed, "seed", 1, "by which tokens are drawn: `n`")
	flags.IntVar(&c.heads, "heads", 0, "how many heads it has, if its folder does not say: `n`")
	flags.StringVar(&c.source, "source", "", "the `text` it reads; without it, every line of standard input, one line of JSON for each")
	flags.StringVar(&c.target, "target", "", "the `text` it should write, by which there are a loss and gradients")
	flags.StringVar(&c.values, "values", "", "only values of these `names`, such as loss,decoder.1.cross.q,h.0.attn; without it all")
	flags.BoolVar(&c.translate, "translate", false, "print the translations alone, one a line")
	if flags.Parse(args) != nil {
		return 2
	}
	flags.Visit(func(f *flag.Flag) { c.given = append(c.given, f.Name) })
	if err := c.answer(flags.Args()); err != nil {
		fmt.Fprintln(stderr, "inspect:", err)
		return 2
	}
	return 0
}

// ofShipped are flags of models in our own format, which read words; ofOwn are those of models in GPT-2's layout.
var (
	ofShipped = []string{"source", "target", "translate"}
	ofOwn     = []string{"tokens", "text", "backward", "generate", "temperature", "seed", "heads"}
)

// has reports whether any of the flags is there.
func (c request) has(flags ...string) bool {
	return slices.ContainsFunc(flags, func(f string) bool { return slices.Contains(c.given, f) })
}

func (c request) answer(rest []string) error {
	all := append([]string{"values"}, append(ofShipped, ofOwn...)...)
	switch {
	case len(rest) > 0:
		return fmt.Errorf("“%s” is not understood; there are -list, -lesson and -model, and what goes with them", rest[0])
	case c.has("model") && c.has("list", "lesson", "state"):
		return fmt.Errorf("-model goes with -%s alone", strings.Join(all, ", -"))
	case c.has(all...) && !c.has("model"):
		return fmt.Errorf("-%s need a -model", strings.Join(all, ", -"))
	case c.has("model"):
		return c.pass()
	case c.list:
		return print(c.stdout, summaries())
	}
	s, err := open(c.lesson, c.state)
	if err != nil {
		return err
	}
	return print(c.stdout, recording(s))
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
