package app

import (
	"strings"
	"testing"

	"glassbox/core/textfile"
)

// A file becomes what is known of it, which the link has, and what is none of text is told in a sentence.
func TestAFileIsTaken(t *testing.T) {
	s := gptTrains(t, "&task=own")
	text := []byte(strings.Repeat("Roses are red. ", 200))
	s = send(t, s, Message{Type: "file", Key: "file", Value: "my poem.txt", Bytes: text})
	f, ok := textfile.Parse(s.Values.Get("file"))
	if !ok || f.Name != "my poem.txt" || f.Bytes != len(text) || !strings.Contains(s.Query(), "file=") || s.training().Text != "file" {
		t.Fatalf("it becomes %+v, %s", f, s.Query())
	}
	back, err := Open("gpt", s.Query())
	if err != nil || back.training().Key != s.training().Key {
		t.Errorf("its link trains something else: %v", err)
	}
	for want, data := range map[string]string{"UTF‑8": "caf\xe9 au lait", "UTF‑16": "\xff\xfea\x00", "empty": "", "no text": "PK\x03\x04\x00",
		"5 MB": strings.Repeat("x", textfile.Most+1)} {
		bad := send(t, s, Message{Type: "file", Key: "file", Value: "notes.doc", Bytes: []byte(data)})
		if n := bad.Notices(); len(n) != 1 || !n[0].Bad || n[0].Key != "file" || !strings.Contains(n[0].Text, want) ||
			!strings.Contains(n[0].Text, "“notes.doc”") || bad.Values.Get("file") != s.Values.Get("file") {
			t.Errorf("%.10q: %+v", data, n)
		}
	}
}
