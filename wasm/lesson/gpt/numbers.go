package gpt

import (
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson/tokens"
	"glassbox/wasm/phrase"
)

// numbers are what the prose speaks of.
func (w *writing) numbers(p *film.Plan) {
	s, T := w.Shape(), len(w.Pieces)
	p.Tell("", "tokens", float64(T), "vocabulary", float64(s.Vocabulary), "context", float64(s.Context), "width", float64(s.Width),
		"head", float64(w.Head+1), "asked", w.Pieces[w.Focus].Text, "first", w.Pieces[0].Text, "story", w.Whole())
	w.says(p, "embed", 0)
	for l := range s.Layers {
		n := strconv.Itoa(l + 1)
		p.Tell("look-"+n, "layer", float64(l+1))
		late(p, "look-"+n, "looked,looked_percent", func() []any {
			row := w.Line(film.At(tokens.Looks(l, w.Head), w.Focus))
			if row == nil {
				return nil
			}
			far := figure.Strongest(row[:w.Focus+1], 1)[0]
			return []any{w.Pieces[far].Text, number.Percentage(row[far])}
		})
		w.says(p, "think-"+n, 2*l+2)
	}
	late(p, "surprise", "mean,extremes", w.surprises)
	late(p, "guess", "best,best_percent,second,second_percent", w.guesses)
	late(p, "warm", "warm_percent", func() []any { return w.weighed()[:1] })
	late(p, "cut", "kept_count,reached", func() []any { return w.weighed()[1:] })
	late(p, "draw", "pick,pick_cost,taken,taken_cost", w.picks)
	p.Tell("draw", "point", w.Point)
}

// late tells numbers that one function makes: nothing while what they are made of is on its way, and no more than it has.
func late(p *film.Plan, when, names string, of func() []any) {
	for i, name := range film.Names(names) {
		p.Tell(when, name, func() any {
			if all := of(); i < len(all) {
				return all[i]
			}
			return nil
		})
	}
}

// says tells what the model would say behind so many blocks.
func (w *writing) says(p *film.Plan, when string, blocks int) {
	late(p, when, "said,said_percent", func() []any {
		best, p, ok := w.Reading.Best(blocks, w.Focus)
		if !ok {
			return nil
		}
		return []any{w.Word(best), number.Percentage(p)}
	})
}

// surprises are what the text costs: the mean, and of which tokens it is most and least.
func (w *writing) surprises() []any {
	all := w.Line(film.At("surprise", 0))
	if all == nil {
		return nil
	}
	hard, easy, mean := 0, 0, 0.0
	for i, x := range all {
		if x > all[hard] {
			hard = i
		}
		if x < all[easy] {
			easy = i
		}
		mean += x / float64(len(all))
	}
	word := func(i int) string { return w.Pieces[i+1].Text }
	first, last := word(hard), word(easy)
	if first == last {
		first, last = phrase.Say("name again", "name", first, "n", hard+2), phrase.Say("name again", "name", last, "n", easy+2)
	}
	if hard == easy {
		return []any{mean, say("extremes.none", "word", word(hard), "cost", number.Format(all[hard]))}
	}
	return []any{mean, say("extremes", "hard", first, "cost", number.Format(all[hard]), "easy", last, "less", number.Format(all[easy]))}
}

// guesses are the two likeliest tokens.
func (w *writing) guesses() []any {
	c, model := w.Choice(), w.Model()
	if c == nil || model == nil {
		return nil
	}
	best, second := c.Order[0], c.Order[1]
	return []any{w.Word(best), number.Percentage(model[best]), w.Word(second), number.Percentage(model[second])}
}

// weighed are what the temperature makes of the likeliest, how many tokens are kept, and what they reach.
func (w *writing) weighed() []any {
	c := w.Choice()
	if c == nil {
		return make([]any, 3)
	}
	return []any{number.Percentage(c.Warm[c.Order[0]]), float64(c.Kept), number.Percentage(c.Share(c.Kept))}
}

// picks are the tokens that the seed and the learner take, with their costs.
func (w *writing) picks() []any {
	c, cost := w.Choice(), w.Line(film.At("cost", 0))
	if c == nil || cost == nil {
		return nil
	}
	pick, taken := c.Draw(w.Point), w.Token()
	return []any{w.Word(pick), cost[pick], w.Word(taken), cost[taken]}
}
