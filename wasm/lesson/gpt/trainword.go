package gpt

import "glassbox/core/number"

// pieces reports whether a token is more than a letter, so that what it costs says little without its length.
func (w *training) pieces() bool { return !w.digits() && w.way != "characters" && w.cut.Letters > 0 }

// find takes what the trainer has found of a file, which is not here.
func (w *training) find() {
	if w.source == "file" && w.h.Vocab > 0 && w.h.Letters > 0 {
		w.size.Vocab, w.cut.Letters = w.h.Vocab, w.h.Letters
	}
}

// perLetter says what a loss is for each letter, which is what can be compared where a text is cut in another way.
func (w *training) perLetter(loss float64) string {
	if !w.pieces() {
		return ""
	}
	return " " + say("per.letter", "loss", number.Format(loss/w.cut.Letters), "letters", number.Format(w.cut.Letters))
}

// putLetter writes down what a held-out letter costs, and returns its name, if it is not that of a token.
func (w *training) putLetter() []string {
	if !w.pieces() {
		return nil
	}
	w.put("letters", w.cut.Letters, say("how.letters"), "")
	how := number.Format(w.held.Loss) + " / " + number.Format(w.cut.Letters)
	w.put("letter", w.held.Loss/w.cut.Letters, say("how.letter"), how, "held", "letters")
	return []string{"letters", "letter"}
}
