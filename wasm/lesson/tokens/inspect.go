package tokens

import (
	"slices"
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/phrase"
)

// Inspect tells about a number of the film, a token, a bar, or what sets something.
func (w *Text) Inspect(item string, step int) (lesson.Inspection, bool) {
	if in, ok := w.Film.Inspect(item, step); ok {
		return in, true
	}
	if key, ok := strings.CutPrefix(item, "slider-"); ok && slices.Contains([]string{"temperature", "topp", "topk"}, key) {
		return w.plain(item, phrase.Say("control."+key), phrase.Say("tokens.does."+key+" long"))
	}
	switch r, ok := film.ParseRef(item); {
	case item == "next":
		return w.plain(item, phrase.Say("tokens.next"), phrase.Say("tokens.about.next"))
	case item == "more" || item == "one" || item == "undo" || item == "open":
		return w.plain(item, phrase.Say("tokens.about."+item+" symbol"), phrase.Say("tokens.about."+item))
	case ok && r.N == 1 && (r.Name == "layer" || r.Name == "head"):
		return w.plain(item, figure.Capital(phrase.Say("tokens."+r.Name, "n", r.I)), phrase.Say("tokens.about."+r.Name))
	case ok && r.N == 1 && r.Name == "token" && r.I < len(w.Pieces):
		return w.inspectToken(item, r.I, step), true
	case ok && r.N == 1 && r.Name == "bar" && r.I < w.Shape().Vocabulary:
		return w.inspectBar(item, r.I, step), true
	}
	return lesson.Inspection{}, false
}

// plain tells what something is for.
func (w *Text) plain(item, symbol, text string) (lesson.Inspection, bool) {
	return lesson.Inspection{ID: item, Symbol: symbol, Label: symbol, Formula: text, From: []string{},
		Rows: []lesson.Row{{Name: phrase.Say("row.value"), Text: text}}}, true
}

// inspectToken tells about a token that is read.
func (w *Text) inspectToken(item string, i, step int) lesson.Inspection {
	p := w.Pieces[i]
	in := lesson.Inspection{ID: item, Symbol: words.Quoted(p.Text), Label: phrase.Say("tokens.token number", "n", i+1), From: []string{},
		Origin: phrase.Say("origin.given"), Formula: phrase.Say("tokens.of vocabulary", "n", p.ID+1, "all", w.Shape().Vocabulary)}
	if !p.Known {
		in.Formula = phrase.Say("unknown", "word", p.Text)
	}
	switch {
	case i >= w.Frozen:
		in.Origin = phrase.Say("tokens.origin.drawn", "n", w.Seed)
	case i >= w.Prompt && !w.Mine[i]:
		in.Origin = phrase.Say("tokens.origin.written")
	}
	in.Rows = []lesson.Row{{Name: phrase.Say("row.value"), Text: in.Formula}}
	all := w.Line(film.At("surprise", 0))
	if r := film.At("surprise", 0, i-1); i > 0 && all != nil && w.Known(film.At("surprise"), step) {
		in.From = append(in.From, r.String())
		in.Rows = append(in.Rows, lesson.Row{Name: phrase.Say("tokens.surprise"), Text: "−ln p", Result: number.Format(all[i-1])})
	}
	return in
}

// inspectBar tells how probable a token is, as the film has come to it.
func (w *Text) inspectBar(item string, k, step int) lesson.Inspection {
	in := lesson.Inspection{ID: item, Symbol: words.Quoted(w.Word(k)), From: []string{}, Formula: phrase.Say("not yet"),
		Label: phrase.Say("tokens.behind", "word", w.Pieces[w.Focus].Text), Origin: phrase.Say("origin.computed")}
	for _, name := range []string{"scores", "cost", "warm", "kept"} {
		row := w.Line(film.At(name, 0))
		if row == nil || !w.Known(film.At(name), step) {
			continue
		}
		text, result := phrase.Say("tokens.label."+name, "word", w.Word(k)), percent(row[k])
		if name == "scores" || name == "cost" {
			result = number.Format(row[k])
		}
		if name == "cost" {
			in.Formula, in.Value = "−ln p = "+result, &row[k]
		}
		in.Rows = append(in.Rows, lesson.Row{Name: phrase.Say("tokens.row." + name), Text: text, Result: result})
		in.From = append(in.From, film.At(name, 0, k).String())
	}
	return in
}

// Label says in words what a cell, a row or a whole is.
func (w *Text) Label(r film.Ref) string {
	last := r.Name[strings.LastIndexByte(r.Name, '.')+1:]
	token := func(i int) string { return w.Pieces[min(i, len(w.Pieces)-1)].Text }
	blocks, err := strconv.Atoi(strings.TrimPrefix(last, "p"))
	switch {
	case err == nil && r.N == 2:
		return phrase.Say("tokens.label.said", "place", w.Where(blocks), "asked", token(r.I), "word", w.Word(r.J))
	case err == nil:
		return phrase.Say("tokens.label.all said", "place", w.Where(blocks))
	case last[0] == 'a' && strings.Contains(r.Name, ".head") && r.N == 2:
		return phrase.Say("tokens.label.look", "head", last[1:], "asked", token(r.I), "word", token(r.J))
	case last == "surprise" && r.N == 2:
		return phrase.Say("tokens.label.surprise", "word", token(r.J+1))
	case slices.Contains([]string{"scores", "warmed", "warm", "kept", "cost"}, last) && r.N == 2:
		return phrase.Say("tokens.label."+last, "word", w.Word(r.J))
	}
	return phrase.Say("and row and column", "name", phrase.Say("tokens.label.inner"), "row", r.I+1, "column", r.J+1)
}

// Where is where in the model a row of the lens is.
func (w *Text) Where(blocks int) string {
	switch {
	case blocks == 0:
		return phrase.Say("tokens.embedding")
	case blocks%2 == 1:
		return phrase.Say("tokens.attention", "n", (blocks+1)/2)
	}
	return phrase.Say("tokens.layer", "n", blocks/2)
}

// Origin is where a number comes from, where it is not as the film thinks.
func (w *Text) Origin(r film.Ref) string {
	if v, _, _ := w.Value(r.Name); v.Op == "param" {
		return phrase.Say("origin.trained")
	}
	return ""
}

// Alias is the weight that an arrow stands for.
func (w *Text) Alias(item film.Ref) (film.Ref, bool) {
	if item.Name == "arc" && item.N == 1 && item.I <= w.Focus {
		return film.At(Looks(w.Layer, w.Head), w.Focus, item.I), true
	}
	return item, false
}
