package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"glassbox/core/token"
)

// pass runs a model on the source, or on every line of standard input.
func (c request) pass() error {
	switch {
	case c.translate && c.has("target", "values"):
		return errors.New("-translate prints the model's own translation alone: it goes without -target and -values")
	case c.has("target") && !c.has("source"):
		return errors.New("-target needs the -source that it translates or continues")
	}
	folder, err := folderOf(c.model)
	switch {
	case err != nil:
		return err
	case !shipped(folder):
		return c.own(folder)
	case c.has(ofOwn...):
		return fmt.Errorf("the model “%s” reads words: it goes with -source, not with -%s", c.model, strings.Join(ofOwn, ", -"))
	}
	n, err := openModel(c.model, folder)
	if err != nil {
		return err
	}
	if c.translate && n.translator == nil {
		return fmt.Errorf("the model “%s” does not translate; without -translate its numbers are printed", c.model)
	}
	n.tell = func(text string) { fmt.Fprintln(c.stderr, "inspect:", text) }
	if c.has("source") {
		return c.text(n, c.source)
	}
	return c.lines(n)
}

// lines runs a model on every line. For one that cannot be read an empty line is printed, so that line answers to line.
func (c request) lines(n *network) error {
	lines := bufio.NewScanner(c.stdin)
	lines.Buffer(nil, token.MaxBytes+1)
	tell, all, wrong := n.tell, 0, 0
	for lines.Scan() {
		all++
		n.tell = func(text string) { tell(fmt.Sprintf("line %d: %s", all, text)) }
		if err := c.text(n, lines.Text()); err != nil {
			n.tell(err.Error())
			fmt.Fprintln(c.stdout)
			wrong++
		}
	}
	switch {
	case lines.Err() != nil:
		return fmt.Errorf("line %d cannot be read: %w", all+1, lines.Err())
	case all == 0:
		return errors.New("there is nothing to read; give a -source, or lines on standard input")
	case wrong > 0:
		return fmt.Errorf("%d of %d lines cannot be read", wrong, all)
	}
	return nil
}

// text prints what a model makes of one text, and forgets it.
func (c request) text(n *network, source string) error {
	defer n.tape.Rewind(n.tape.Len())
	if c.translate {
		ids, err := n.english(source)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintln(c.stdout, n.joined(n.greedy(ids)))
		return err
	}
	p, err := c.record(n, source)
	if err != nil {
		return err
	}
	e := json.NewEncoder(c.stdout)
	e.SetEscapeHTML(false)
	return e.Encode(p)
}

// record is the pass over one text.
func (c request) record(n *network, source string) (p Pass, err error) {
	run, target := n.translated, (*string)(nil)
	if n.teller != nil {
		run = n.told
	}
	if c.has("target") {
		target = &c.target
	}
	if p, err = run(source, target); err != nil {
		return p, err
	}
	var wanted []string
	if c.has("values") {
		wanted = strings.Split(c.values, ",")
	}
	p.Model = n.name
	p.Values, err = n.values(wanted, target != nil)
	return p, err
}
