package served

import (
	"errors"
	"slices"
	"strings"

	"glassbox/core/checkpoint"
	"glassbox/core/gpt2"
	"glassbox/core/json"
	"glassbox/core/nn"
	"glassbox/core/tokenizer"
)

// file is one that was given.
type file struct {
	name    string
	source  checkpoint.Source
	use     string
	trouble error
}

func listed(names []json.Value, sources []checkpoint.Source) (all []*file) {
	for i, v := range names[:min(len(names), len(sources))] {
		all = append(all, &file{name: v.Fields["name"].String, source: sources[i]})
	}
	return all
}

// troubled says of files what they are used for, and of the rest if they are known to be something else.
func troubled(given []*file, weights []string) {
	for _, g := range given {
		switch {
		case g.use != "" || g.trouble != nil:
		case g.name == "config.json":
			g.use = "settings"
		case slices.Contains(weights, g.name) && strings.HasSuffix(g.name, ".json"):
			g.use = "index"
		case slices.Contains(weights, g.name):
			g.use = "weights"
		default:
			start := make([]byte, min(16, g.source.Size()))
			n, _ := g.source.ReadAt(start, 0)
			if p, ok := checkpoint.Other(string(start[:n])); ok && p != checkpoint.Settings {
				g.trouble = &checkpoint.Error{Problem: p}
			}
		}
	}
}

func writeFile(w *json.Writer, f *file) {
	w.Object(func() {
		w.Key("name").String(f.name)
		w.Key("size").Int(int(f.source.Size()))
		w.Key("use").String(f.use)
		if f.trouble != nil {
			writeTrouble(w.Key("trouble"), f.trouble)
		}
	})
}

func writeTrouble(w *json.Writer, err error) {
	from, problem, name, found, want, advice := "", "", "", "", "", ""
	var file *checkpoint.Error
	var words *tokenizer.Error
	switch {
	case errors.As(err, &file):
		from, problem, name, found, want, advice = "checkpoint", string(file.Problem), file.Name, file.Found, file.Want, file.Advice()
	case errors.As(err, &words):
		from, problem, name, found, want = "tokenizer", string(words.Problem), words.Name, words.Found, words.Want
	}
	w.Object(func() {
		for _, k := range [][2]string{{"from", from}, {"problem", problem}, {"name", name}, {"found", found}, {"want", want},
			{"text", strings.TrimPrefix(err.Error(), from+": ")}, {"advice", advice}} {
			w.Key(k[0]).String(k[1])
		}
	})
}

func message(kind string, more func(w *json.Writer)) string {
	var w json.Writer
	w.Object(func() {
		w.Key("type").String(kind)
		more(&w)
	})
	return w.Text()
}

// planned is the message about a plan.
func planned(name string, p *gpt2.Plan, k tokenizer.Tokenizer, given []*file, tables string, hindered error) string {
	c := p.Network
	return message("plan", func(w *json.Writer) {
		w.Key("name").String(name)
		json.List(w.Key("files"), given, writeFile)
		for _, n := range []struct {
			key string
			n   int
		}{
			{"layers", c.Layers}, {"heads", c.Heads}, {"width", c.Width}, {"hidden", c.Hidden}, {"context", c.Context},
			{"vocabulary", c.Vocab}, {"weights", c.Parameters()}, {"leftOut", p.Masks}, {"omitted", p.Omitted},
		} {
			w.Key(n.key).Int(n.n)
		}
		w.Key("most").Int(Tokens)
		w.Key("activation").Int(int(c.Activation))
		w.Key("biases").Bool(c.Biases)
		w.Key("unscaled").Bool(c.Unscaled)
		w.Key("inverse").Bool(c.Inverse)
		w.Key("tied").Bool(!c.Untied)
		w.Key("layout").String(layout(p))
		w.Key("stored").String(strings.Join(p.Types(), ", "))
		json.List(w.Key("notes"), p.Notes, func(w *json.Writer, n gpt2.Note) {
			w.Object(func() {
				w.Key("about").String(string(n.About))
				w.Key("said").Int(n.Said)
				w.Key("has").Int(n.Has)
			})
		})
		w.Key("tokenizer").String(tables)
		writeWords(w, k)
		writeMemory(w.Key("memory"), p, c)
		if hindered != nil {
			writeTrouble(w.Key("trouble"), hindered)
		}
	})
}

func layout(p *gpt2.Plan) string {
	if p.Linear() {
		return "Linear"
	}
	return "Conv1D"
}

func writeWords(w *json.Writer, k tokenizer.Tokenizer) {
	begin, end := ends(k)
	w.Key("begin").Int(begin)
	w.Key("end").Int(end)
	if k != nil {
		w.Key("words").Int(k.Len())
	}
	if b, ok := k.(*tokenizer.BPE); ok {
		w.Key("merges").Int(b.Merges())
	}
}

// ends are the tokens that stand before every text, and that end one, −1 for none.
func ends(k tokenizer.Tokenizer) (begin, end int) {
	if end = find(k, "<|endoftext|>"); end >= 0 {
		return end, end
	}
	return max(0, find(k, "\n")), -1
}

// find is the token that is a word, −1 if none is.
func find(k tokenizer.Tokenizer, word string) int {
	if k == nil {
		return -1
	}
	for id := range k.Len() {
		if k.Word(id) == word {
			return id
		}
	}
	return -1
}

func writeMemory(w *json.Writer, p *gpt2.Plan, c nn.GPTConfig) {
	some, all := p.Memory(min(Told, c.Context)), p.Memory(c.Context)
	w.Object(func() {
		w.Key("weights").Int(some.Weights)
		w.Key("kept").Int(all.Kept)
		w.Key("recording").Int(some.Activations)
		w.Key("tokens").Int(min(Told, c.Context))
		w.Key("gradients").Int(some.Gradients)
		w.Key("limit").Int(Limit)
	})
}
