package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"slices"
	"strconv"
	"strings"

	"glassbox/core/checkpoint"
	"glassbox/core/gpt2"
	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/core/tokenizer"
)

// own is a model in GPT-2's layout that was opened.
type own struct {
	name  string
	tape  *tape.Tape[float64]
	net   *nn.GPT[float64]
	words tokenizer.Tokenizer // nil if there is none
}

// own runs a model in GPT-2's layout.
func (c request) own(folder fs.FS) error {
	m, err := c.openOwn(folder)
	if err != nil {
		return err
	}
	ids, err := c.ids(m)
	if err != nil {
		return err
	}
	if c.has("generate") {
		_, err = fmt.Fprintln(c.stdout, c.spelled(m, m.goOn(ids, c.generate, c.temperature, c.seed)))
		return err
	}
	r, err := m.read(ids, c.backward, c.wanted())
	if err != nil {
		return err
	}
	e := json.NewEncoder(c.stdout)
	e.SetEscapeHTML(false)
	return e.Encode(r)
}

// asks tells what is wrong with what is asked of a model in GPT-2's layout.
func (c request) asks() error {
	switch {
	case c.has(ofShipped...):
		return fmt.Errorf("the model “%s” has the layout of GPT-2: it goes with -tokens or -text, not with -%s", c.model,
			strings.Join(ofShipped, ", -"))
	case c.has("tokens") == c.has("text"):
		return fmt.Errorf("the model “%s” has the layout of GPT-2: give either -tokens or -text", c.model)
	case c.has("generate") && c.has("backward", "values"):
		return errors.New("-generate prints tokens alone: it goes without -backward and -values")
	case c.has("temperature", "seed") && !c.has("generate"):
		return errors.New("-temperature and -seed need -generate")
	case c.generate < 0 || !(c.temperature >= 0 && c.temperature <= 100):
		return errors.New("-generate is a number from 0 on, and -temperature one from 0 to 100")
	}
	return nil
}

// openOwn opens a folder, and tells what was taken for granted. Its numbers are read only if all is well that is asked for.
func (c request) openOwn(folder fs.FS) (*own, error) {
	m := &own{name: c.model, tape: tape.New[float64]()}
	files, err := sources(folder)
	if err != nil {
		return nil, c.unread(err)
	}
	plan, err := gpt2.Open(files, gpt2.Choice{Heads: c.heads})
	if err != nil {
		return nil, c.unread(err)
	}
	if err := c.asks(); err != nil {
		return nil, err
	}
	for _, n := range plan.Notes {
		fmt.Fprintln(c.stderr, "inspect:", n)
	}
	load := func() { m.net, err = gpt2.Load(m.tape, plan, nil) }
	if c.backward {
		load()
	} else {
		m.tape.Still(load)
	}
	if err != nil {
		return nil, c.unread(err)
	}
	if m.words, err = files.Tokenizer(); err != nil {
		return nil, c.unread(err)
	}
	return m, nil
}

// unread says why a model cannot be read, and what would do.
func (c request) unread(err error) error {
	if e := (*checkpoint.Error)(nil); errors.As(err, &e) && e.Advice() != "" {
		err = fmt.Errorf("%w. %s", err, e.Advice())
	}
	return fmt.Errorf("the model “%s” cannot be read: %w", c.model, err)
}

// sources are the files of a folder. They stay open.
func sources(folder fs.FS) (gpt2.Folder, error) {
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return nil, err
	}
	all := gpt2.Folder{}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		f, err := folder.Open(e.Name())
		if err != nil {
			return nil, err
		}
		info, err := f.Stat()
		if err != nil {
			return nil, err
		}
		at, ok := f.(io.ReaderAt)
		if !ok {
			return nil, fmt.Errorf("%s cannot be read in parts", e.Name())
		}
		all[e.Name()] = io.NewSectionReader(at, 0, info.Size())
	}
	return all, nil
}

// ids are the tokens that are asked for.
func (c request) ids(m *own) (ids []int, err error) {
	switch {
	case c.has("text") && m.words == nil:
		return nil, fmt.Errorf("the model “%s” has no tokenizer; give -tokens, or put its tokenizer.json into the folder", c.model)
	case c.has("text"):
		ids = tokenizer.IDs(m.words.Encode(c.prompt))
	default:
		for _, word := range strings.Split(c.tokens, ",") {
			id, err := strconv.Atoi(strings.TrimSpace(word))
			if err != nil {
				return nil, fmt.Errorf("“%s” is no number of a token; -tokens are numbers with commas between", word)
			}
			ids = append(ids, id)
		}
	}
	if n, most := len(ids), m.net.Config.Context; n < 1 || n > most {
		return nil, fmt.Errorf("there are %d tokens; the model “%s” reads 1 to %d", n, c.model, most)
	}
	for _, id := range ids {
		if id < 0 || id >= m.net.Config.Vocab {
			return nil, fmt.Errorf("there is no token %d; the model “%s” has 0 to %d", id, c.model, m.net.Config.Vocab-1)
		}
	}
	return ids, nil
}

// spelled are tokens as the others were given: as a text, or as numbers.
func (c request) spelled(m *own, ids []int) string {
	if c.has("text") {
		return m.words.Decode(ids)
	}
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = strconv.Itoa(id)
	}
	return strings.Join(all, ",")
}

// goOn goes on with tokens: with the likeliest each time or, above the temperature 0, with one that is drawn. It reads as
// many as it can, the last ones.
func (m *own) goOn(ids []int, n int, temperature float64, seed uint64) (all []int) {
	r := nn.Random(seed)
	for range n {
		ids = ids[max(0, len(ids)-m.net.Config.Context):]
		before := m.tape.Len()
		logits := m.net.Read(m.tape, ids, len(ids)).Logits
		last := logits.Data()[(len(ids)-1)*m.net.Config.Vocab:]
		next := pick(last, temperature, r.Float64())
		m.tape.Rewind(before)
		ids, all = append(ids[:len(ids):len(ids)], next), append(all, next)
	}
	return all
}

// pick is the token with the highest score, the first of several, at the temperature 0; above it that at which the shares of
// the scores, over the temperature, have added up to more than at.
func pick(scores []float64, temperature, at float64) int {
	likeliest := slices.Index(scores, slices.Max(scores))
	if temperature == 0 {
		return likeliest
	}
	share := func(id int) float64 { return math.Exp((scores[id] - scores[likeliest]) / temperature) }
	total := 0.0
	for id := range scores {
		total += share(id)
	}
	at *= total
	for id := range scores {
		if at -= share(id); at < 0 {
			return id
		}
	}
	return likeliest // what rounding left over
}
