// Command train trains the models that are shipped, each from its seed, and measures them.
//
//	go run ./tools/train
//	go run ./tools/train -only stories
//	go run ./tools/train -measure
//
// It writes model.safetensors, config.json, vocab.json and report.json into a folder for each. Interrupted, even by a
// loss of power, it goes on from about where it was when it is called again, and comes to the same bits. It uses two
// processors, if there are as many. With -measure it trains nothing, and measures the models that there are anew.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"time"

	"glassbox/core/recipe"
	"glassbox/tools/internal/native"
)

func main() {
	c, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(c, os.Args[1:], os.Stderr))
}

// run is the command; it returns the exit status.
func run(c context.Context, args []string, stderr io.Writer) int {
	flags := flag.NewFlagSet("train", flag.ContinueOnError)
	flags.SetOutput(stderr)
	only := flags.String("only", "", "train the model of this `name` alone")
	out := flags.String("out", "web/models", "the `folder` to write a folder for each model to")
	state := flags.String("state", "dist/training", "the `folder` that remembers how far interrupted trainings have come")
	measure := flags.Bool("measure", false, "train nothing, and write the reports of the trained models anew")
	if flags.Parse(args) != nil {
		return 2
	}
	recipes, err := choose(*only, flags.Args())
	if err != nil {
		fmt.Fprintln(stderr, "train:", err)
		return 2
	}
	if *measure {
		err = measured(recipes, *out, stderr)
	} else {
		err = all(c, recipes, *out, *state, stderr)
	}
	if err != nil {
		fmt.Fprintln(stderr, "train:", err)
		return 1
	}
	return 0
}

// choose returns the recipe of a name, or all if it is empty.
func choose(only string, rest []string) (chosen []recipe.Recipe, err error) {
	if len(rest) > 0 {
		return nil, fmt.Errorf("“%s” is not understood; there are -only, -out, -state and -measure", rest[0])
	}
	var names []string
	for _, r := range recipe.All() {
		names = append(names, r.Name)
		if only == "" || only == r.Name {
			chosen = append(chosen, r)
		}
	}
	if len(chosen) == 0 {
		return nil, fmt.Errorf("there is no model “%s”; there are %s", only, strings.Join(names, ", "))
	}
	return chosen, nil
}

// all follows the recipes one after the other. Those that are done are remembered until the last one is, so that whoever
// is interrupted does not begin with the first again.
func all(c context.Context, recipes []recipe.Recipe, out, state string, w io.Writer) error {
	file := func(r recipe.Recipe) string { return filepath.Join(state, r.Name) }
	for _, r := range recipes {
		t := r.Begin(native.Tape)
		f := &following{t.Fitter, r.String(), file(r), &bar{w: w, name: r.Name, terminal: isTerminal(w), now: time.Now}}
		if err := f.follow(c); err != nil {
			return err
		}
		if err := write(t, filepath.Join(out, r.Name)); err != nil {
			return err
		}
	}
	for _, r := range recipes {
		if err := os.Remove(file(r)); err != nil {
			return err
		}
	}
	return nil
}

// measured measures the models of the recipes, one after the other.
func measured(recipes []recipe.Recipe, out string, w io.Writer) error {
	for _, r := range recipes {
		if err := remeasure(r, filepath.Join(out, r.Name)); err != nil {
			return err
		}
		fmt.Fprintln(w, r.Name, "is measured")
	}
	return nil
}

// isTerminal reports whether a line written to w can be written again.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
