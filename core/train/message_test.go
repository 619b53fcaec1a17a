package train

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestDecode(t *testing.T) {
	m, err := Decode(` { "type" : "start", "task":"\u0074ext", "tokenizer":"bpe", "size":256, "width": 6.4e1, ` +
		`"seed":9007199254740991,"decay":0.5 } `)
	want := Defaults()
	want.Task, want.Tokenizer, want.Size = "text", "bpe", 256
	want.Width, want.Seed, want.Decay = 64, 1<<53-1, 0.5
	if err != nil || m.Kind != "start" || m.Settings != want {
		t.Errorf("got %+v, %v, want %+v", m, err, want)
	}
	if m, err := Decode(`{"type":"restore","step":12}`); err != nil || m.Step != 12 {
		t.Errorf("got %+v, %v", m, err)
	}
}

func TestDecodeRefuses(t *testing.T) {
	const noObject = "The message is not the JSON object of strings, numbers and truth values that is expected."
	for text, want := range map[string]string{
		"":                                           noObject,
		"[]":                                         noObject,
		`{"type":"pause"`:                            noObject,
		`{"type":"pause"} x`:                         noObject,
		`{"type":"pause",}`:                          noObject,
		`{"type":"pause","type":"resume"}`:           noObject,
		`{"type":null}`:                              noObject,
		`{"type":"pause","x":[]}`:                    noObject,
		`{"type":{}}`:                                noObject,
		`{type:"pause"}`:                             noObject,
		`{"type":"pause","x":1e999}`:                 noObject,
		`{"type":"pause","x":--1}`:                   noObject,
		"{\"type\":\"pa\nuse\"}":                     noObject,
		`{"type":"pa\use"}`:                          noObject,
		"{}":                                         "There is no message “” for the trainer.",
		`{"type":7}`:                                 "There is no message “” for the trainer.",
		`{"type":"dance\n"}`:                         "There is no message “dance ” for the trainer.",
		`{"type":"pause","step":1}`:                  "The message “pause” has no place for “step”.",
		`{"type":"start","colour":true}`:             "The message “start” has no place for “colour”.",
		`{"type":"start","task":1}`:                  "The setting “task” must be text.",
		`{"type":"start","width":"64"}`:              "The setting “width” must be a whole number from 1 to 1024.",
		`{"type":"start","width":1.5}`:               "The setting “width” must be a whole number from 1 to 1024.",
		`{"type":"start","layers":0}`:                "The setting “layers” must be a whole number from 1 to 24.",
		`{"type":"start","rate":-0.1}`:               "The setting “rate” must be a number from 0 to 1.",
		`{"type":"restore","step":1e12}`:             "The setting “step” must be a whole number from 0 to 2147483647.",
		`{"type":"` + strings.Repeat("x", 50) + `"}`: "There is no message “" + strings.Repeat("x", 20) + "…” for the trainer.",
		strings.Repeat(" ", 5000):                    "A message must be text of at most 4096 bytes.",
		"\xff":                                       "A message must be text of at most 4096 bytes.",
	} {
		if _, err := Decode(text); err == nil || err.Error() != want {
			t.Errorf("%.60s is answered %v, want %s", text, err, want)
		}
	}
}

// Whatever comes, the answer is a message within bounds or a sentence.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		`{"type":"start","task":"tokens","width":64,"rate":1e-3}`, `{"type":"restore","step":12}`, `{"type":"\ud83d\ude00\ud83d"}`,
		`{"type":"start","seed":-0}`, `{"a":true,"b":false}`, `{"type":"pause"`, `{"x":00}`, "\xff",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, err := Decode(text)
		if err != nil {
			if said := err.Error(); !strings.HasSuffix(said, ".") || !utf8.ValidString(said) || len(said) > 300 {
				t.Errorf("%q is answered %q", text, said)
			}
		} else if s := m.Settings; s.Width < 1 || s.Width > 256 || s.Batch < 1 || m.Step < 0 || !(s.Rate >= 0 && s.Rate <= 1) {
			t.Errorf("%q becomes %+v", text, m)
		}
	})
}

// Whatever is said to a session that trains, it neither breaks nor leaves its memory.
func FuzzReceive(f *testing.F) {
	for _, seed := range []string{small, `{"type":"pause"}`, `{"type":"restore","step":3}`, `{"type":"snapshot"}`,
		`{"type":"stop"}`, `{"type":"start","task":"text","sample":"","tokenizer":"bpe","context":2}`} {
		f.Add(seed, `{"type":"resume"}`, []byte{1, 2, 3, 4, 5})
	}
	f.Fuzz(func(t *testing.T, first, second string, buffer []byte) {
		d := newDesk(t)
		d.say(small)
		d.Work(0)
		d.Receive(first, buffer)
		d.Work(1)
		d.Receive(second, nil)
		d.Work(1)
		for _, p := range d.sent {
			if strings.HasPrefix(p.Text, "Training broke off") {
				t.Errorf("after %q and %q: %s", first, second, p.Text)
			}
		}
	})
}
