package app

import (
	"errors"

	"glassbox/core/textfile"
	"glassbox/wasm/control"
	"glassbox/wasm/phrase"
)

// file sets a control to what is known of a text that the page has been given, or says why that is none.
func file(s State, m Message) State {
	_, f, err := textfile.Read(m.Value, m.Bytes)
	var wrong *textfile.Error
	if errors.As(err, &wrong) {
		text := phrase.Say("file."+string(wrong.Problem), "name", control.Excerpt(m.Value), "at", wrong.At+1)
		return s.refuse(&control.Error{Key: m.Key, Text: text})
	}
	return s.set(map[string]string{m.Key: f.String()}, "")
}
