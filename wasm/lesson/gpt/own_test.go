package gpt

import (
	"strings"
	"testing"

	"glassbox/wasm/afar"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/lessontest"
	"glassbox/wasm/lesson/tokens"
	"glassbox/wasm/shelf"
)

// opening is what a worker posts of a folder: GPT-2, with a pickle and other files beside it.
var opening = []string{
	`{"type":"reading","name":"gpt2","files":[{"name":"config.json","size":665}]}`,
	`{"type":"plan","name":"gpt2","files":[{"name":"config.json","size":665,"use":"settings"},
	{"name":"model.safetensors","size":548105171,"use":"weights"},{"name":"vocab.json","size":1042301,"use":"tokenizer"},
	{"name":"merges.txt","size":456318,"use":"tokenizer"},{"name":"README.md","size":9},
	{"name":"pytorch_model.bin","size":548118077,"trouble":{"from":"checkpoint","problem":"pickle","text":"a pickle","advice":"save it"}}],
	"layers":12,"heads":12,"width":768,"hidden":3072,"context":1024,"vocabulary":50257,"tied":true,"layout":"Conv1D",
	"weights":124439808,"stored":"F32","leftOut":12,"omitted":50331648,"notes":[{"about":"heads","said":768,"has":12}],
	"tokenizer":"vocab.json + merges.txt","merges":50000,"words":50257,
	"memory":{"weights":497759232,"kept":75497472,"recording":57000000,"tokens":32,"gradients":498000000,"limit":2048000000}}`,
	`{"type":"taking","done":60000000,"all":124439808,"seconds":7.5}`,
	`{"type":"open","seconds":14.2,"smallest":-9.9,"largest":18.6,"tied":true}`,
}

// tell tells a message of the worker, which must be taken.
func tell(t *testing.T, text string) {
	t.Helper()
	if !afar.Tell(text, nil) {
		t.Fatalf("%s is not taken", text)
	}
}

// standIn is the lesson with a model that lives here in place of the worker's.
func standIn(m tokens.Reader) *lesson.Lesson {
	l := &lesson.Lesson{ID: Lesson.ID, Specs: Lesson.Specs, Height: Lesson.Height, Draw: Lesson.Draw}
	l.Compute = func(v control.Values) (*lesson.Run, error) { return ownWith(m, v) }
	return l
}

// The figure in every state of a model, and as a pass over a text arrives.
func TestOpeningLooks(t *testing.T) {
	defer afar.Forget()
	afar.Forget()
	lessontest.Look(t, Lesson, "view=own")
	for _, text := range opening {
		tell(t, text)
		lessontest.Look(t, Lesson, "view=own")
	}
	m, err := shelf.Tells("stories")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []tokens.Reader{tokens.Shelved(m), slow{tokens.Shelved(m)}} {
		lessontest.Look(t, standIn(r), "view=own&prompt=the+cats+ate", "view=own&open=on")
	}
}

// Whatever the worker tells of files, and however absurd, the figure shows it.
func TestAbsurdFilesLook(t *testing.T) {
	defer afar.Forget()
	long := strings.Repeat("incomprehensibilities", 9)
	files := strings.Repeat(`{"name":"`+long+`","size":9e15,"use":"weights"},{"name":"","size":-1,"trouble":{"from":"x","problem":"y"}},
		{"name":"a b`+long+`","trouble":{"text":"`+long+` `+long+`","advice":"`+strings.Repeat("again and ", 40)+`"}},`, 30)
	for _, text := range []string{
		`{"type":"reading","name":"` + long + `","files":[` + files + `{}]}`,
		`{"type":"plan","name":"","files":[` + files + `{"name":"לא"}],"layers":9e15,"heads":0,"width":1e300,"context":-4,"weights":1e18,
			"layout":"` + long + `","tokenizer":"` + long + `","memory":{"weights":9e15,"kept":9e15,"limit":1}}`,
		`{"type":"plan","layers":1,"memory":{"weights":1}}`,
		`{"type":"taking","done":9,"all":0,"seconds":-1}`,
		`{"type":"refused","trouble":{}}`,
		`{"type":"refused","trouble":{"from":"checkpoint","problem":"memory","found":"` + long + `","want":"1 MB"}}`,
		`{"type":"open","seconds":1e300,"smallest":-1e300}`,
	} {
		tell(t, text)
		lessontest.Look(t, standIn(nil), "view=own")
	}
}

// Without a tokenizer the text is bare numbers, and a text that is none is refused under its field, while the rest is shown.
func TestAPromptThatIsRefused(t *testing.T) {
	defer afar.Forget()
	afar.Forget()
	m, err := shelf.Tells("stories")
	if err != nil {
		t.Fatal(err)
	}
	l := standIn(tokens.Shelved(m))
	if r := lessontest.Run(t, l, "view=own"); r.Taken["prompt"] != "0" {
		t.Errorf("without a tokenizer it reads %q", r.Taken["prompt"])
	}
	for _, text := range opening {
		tell(t, text)
	}
	if r := lessontest.Run(t, l, "view=own"); r.Taken["prompt"] != "" {
		t.Errorf("with a tokenizer it reads %q", r.Taken["prompt"])
	}
	r := lessontest.Run(t, l, "view=own&prompt=")
	if n := len(r.Notices); n == 0 || r.Notices[n-1].Key != "prompt" || !r.Notices[n-1].Bad || r.Opening.State != "open" {
		t.Errorf("of an empty text is said %+v", r.Notices)
	}
}
