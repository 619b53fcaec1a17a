package opened

import (
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/afar"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
)

// inspect tells about what was found, and where it was read; about memory, and how it is reckoned; about a file; or about a number
// of the pass.
func (w *View) inspect(item string, step int) (lesson.Inspection, bool) {
	kind, name, _ := strings.Cut(item, "-")
	switch kind {
	case "fact":
		for _, f := range w.facts {
			if f.id == name {
				return plain(item, phrase.Say("own.fact."+name), w.where(), phrase.Say("own.how."+name), f.value), true
			}
		}
	case "memory":
		return w.inspectMemory(item, name)
	case "file":
		if n, err := strconv.Atoi(name); err == nil && n >= 0 && n < len(w.model.Files) {
			return w.inspectFile(item, entry{w.model.Files[n], n}), true
		}
	}
	if w.Text != nil {
		return w.Text.Inspect(item, step)
	}
	return w.Film.Inspect(item, step)
}

// plain tells what something is, where it comes from, and what it comes to.
func plain(item, symbol, origin, how, value string) lesson.Inspection {
	in := lesson.Inspection{ID: item, Symbol: symbol, Label: symbol, Origin: origin, Formula: how, From: []string{}}
	in.Rows = []lesson.Row{{Name: phrase.Say("own.row.how"), Text: how}}
	if value == "" {
		value = phrase.Say("own.not known")
	}
	in.Rows = append(in.Rows, lesson.Row{Name: phrase.Say("row.value"), Text: value})
	return in
}

// where are the files that tell about a model.
func (w *View) where() string {
	var names []string
	for _, f := range w.used {
		if f.Use != afar.Tokenizer && len(names) < 3 {
			names = append(names, f.Name)
		}
	}
	if names == nil {
		return phrase.Say("own.not known")
	}
	return phrase.Say("own.read from", "files", strings.Join(names, ", "))
}

func (w *View) inspectMemory(item, name string) (in lesson.Inspection, ok bool) {
	m := w.memory
	tell := func(label string, of int, mb float64) (lesson.Inspection, bool) {
		how := phrase.Say("own.reckoned."+name, "n", of, "weights", w.model.Weights, "layers", w.model.Layers, "width", w.model.Width)
		value := ""
		if m.known() {
			value = m.written(mb)
		}
		return plain(item, label, phrase.Say("own.reckoned"), how, value), true
	}
	switch name {
	case "sum":
		return tell(phrase.Say("own.together"), 0, m.sum)
	case "gradients":
		return tell(phrase.Say("own.takes.gradients"), 0, m.gradients)
	}
	for _, part := range m.shown() {
		if part.id == name {
			return tell(phrase.Say("own.takes."+name, "n", part.of), part.of, part.mb)
		}
	}
	return in, false
}

func (w *View) inspectFile(item string, f entry) lesson.Inspection {
	in := plain(item, f.called(), phrase.Say("own.given"), phrase.Say("own.use."+string(use(f))), number.Bytes(float64(f.Size)))
	if f.Trouble != nil {
		in.Formula = said(*f.Trouble)
		in.Rows[0].Text = in.Formula
		in.Rows = append(in.Rows, lesson.Row{Name: phrase.Say("own.row.would do"), Text: w.remedy(f)})
	}
	return in
}

// use is what a file was used for, of the uses that are known.
func use(f entry) afar.Use {
	switch f.Use {
	case afar.Weights, afar.Index, afar.Settings, afar.Tokenizer:
		return f.Use
	}
	return "nothing"
}
