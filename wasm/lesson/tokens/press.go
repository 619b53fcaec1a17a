package tokens

import (
	"strconv"
	"strings"
)

// cutAt are the settings of the text as far as the focus, so that something else may come behind it.
func (w *Text) cutAt() map[string]string {
	if w.AtEnd() {
		return map[string]string{}
	}
	set := map[string]string{"then": w.from(w.Prompt, w.Focus+1), "write": "0", "focus": strconv.Itoa(furthest)}
	if w.Focus < w.Prompt {
		set["text"] = w.raw[:w.Pieces[w.Focus].End]
	}
	return set
}

// from are the tokens written from one place to another, as the control has them.
func (w *Text) from(i, end int) string {
	var all []string
	for ; i < end; i++ {
		word := w.Key(w.Pieces[i].ID)
		if w.Mine[i] {
			word += mine
		}
		all = append(all, word)
	}
	return strings.Join(all, " ")
}

// taking are the settings in which the learner chooses a token behind the focus, or gives the choice back.
func (w *Text) taking(id int) map[string]string {
	set := w.cutAt()
	switch set["next"] = w.Key(id); {
	case w.Focus == 0:
		set["text"], set["next"] = w.Word(id), ""
	case w.AtEnd() && id == w.Next:
		set["next"] = ""
	}
	return set
}

// appended are the settings in which n tokens more are written, the learner's choice first; nil where there is no room, and
// where the first would be the end.
func (w *Text) appended(n int) map[string]string {
	id := w.Token()
	if !w.AtEnd() || id < 0 || id == w.End() || len(w.Pieces) == w.Shape().Context {
		return nil
	}
	if w.Next < 0 {
		return map[string]string{"write": strconv.Itoa(min(furthest, len(w.Pieces)-w.Frozen+n)), "focus": strconv.Itoa(furthest)}
	}
	then := strings.TrimSpace(w.from(w.Prompt, len(w.Pieces)) + " " + w.Key(w.Next) + mine)
	return map[string]string{"then": then, "write": strconv.Itoa(n - 1), "next": "", "focus": strconv.Itoa(furthest)}
}

// undone are the settings without what was last chosen or written; nil where that is nothing.
func (w *Text) undone() map[string]string {
	switch {
	case w.Next >= 0:
		return map[string]string{"next": ""}
	case len(w.Pieces) > w.Frozen:
		return map[string]string{"write": "0"}
	case w.Frozen > w.Prompt:
		return map[string]string{"then": w.from(w.Prompt, w.Frozen-1)}
	}
	return nil
}
