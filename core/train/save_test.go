package train

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unsafe"

	"glassbox/core/gpt2"
	"glassbox/core/tape"
)

// raw is numbers as a page keeps them.
func raw(numbers []float32) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(numbers))), 4*len(numbers))
}

// saved asks for the files of a session, which must come.
func (d *desk) saved(message string) (files map[string][]byte, step int) {
	d.Helper()
	files = map[string][]byte{}
	post := d.post
	d.post = func(text string, buffers ...Buffer) {
		var m map[string]any
		if err := json.Unmarshal([]byte(text), &m); err != nil {
			d.Errorf("%s is not JSON: %v", text, err)
		}
		if m["type"] == "error" {
			d.Fatalf("it says %s", text)
		}
		if m["type"] == "saved" {
			step = int(m["step"].(float64))
			for name, text := range m {
				if strings.HasSuffix(name, ".json") {
					files[name] = []byte(text.(string))
				}
			}
			for _, b := range buffers {
				files[b.Name] = raw(b.Data)
			}
		}
		post(text, buffers...)
	}
	defer func() { d.post = post }()
	d.Receive(message, nil)
	for len(files) == 0 && d.Work(1) {
	}
	return files, step
}

// What is saved in the midst of a training is opened as any model of GPT-2's layout and scores as the session's own does, to the
// last bit; and a training goes on from it as if it had never stopped, through the same samples and measurements.
func TestASavedTrainingGoesOn(t *testing.T) {
	start := strings.Replace(small, "{", `{"every":7,"look":9,`, 1)
	d := newDesk(t)
	d.say(start)
	for d.trainer.Step() < 20 {
		d.Work(0)
	}
	files, step := d.saved(`{"type":"save"}`)
	d.sent = nil
	end := d.until(in(Done)).buffers["weights"]
	var tail []posted
	d.until(func(p posted) bool { tail = append(tail, p); return p.Sample != "" })

	folder := gpt2.Folder{}
	for name, data := range files {
		folder[name] = bytes.NewReader(data)
	}
	if len(files) != 4 || step < 20 {
		t.Fatalf("after step %d there are the files %d", step, len(files))
	}
	plan, err := gpt2.Open(folder, gpt2.Choice{})
	if err != nil {
		t.Fatal(err)
	}
	net, err := gpt2.Load(tape.New[float32](), plan, nil)
	if err != nil {
		t.Fatal(err)
	}
	d.say(`{"type":"restore","step":` + itoa(step) + `}`)
	d.until(in(Paused))
	m := d.Moment()
	k, err := folder.Tokenizer()
	if err != nil || m.Tokenizer.JSON() != k.JSON() || len(k.Decode(m.IDs)) != 6 || k.Decode(m.IDs)[3] != '=' {
		t.Errorf("the tokenizer is %v, %v", k, err)
	}
	opened := net.Read(net.Params()[0].Tape(), slices.Clone(m.IDs), len(m.IDs)).Logits.Data()
	if own := m.Net.Read(m.Tape, m.IDs, len(m.IDs)).Logits.Data(); !slices.Equal(own, opened) {
		t.Errorf("opened it scores %v, want %v", opened[:4], own[:4])
	}

	other := newDesk(t)
	other.say(start)
	other.Receive(`{"type":"restore","step":`+itoa(step)+`}`, files[stateFile])
	if p := other.until(in(Paused)); p.Step != step {
		t.Fatalf("it goes on at step %d, want %d", p.Step, step)
	}
	other.say(`{"type":"resume"}`)
	if !slices.Equal(other.until(in(Done)).buffers["weights"], end) {
		t.Error("what was saved ends elsewhere")
	}
	if p := other.until(func(p posted) bool { return p.Sample != "" }); p.Sample != tail[len(tail)-1].Sample {
		t.Errorf("at the end it writes %q", p.Sample)
	}
}

// What is no state of the model is refused, whatever it is, and leaves the training as it was.
func TestOtherStatesAreRefused(t *testing.T) {
	d := newDesk(t)
	d.say(small)
	files, step := d.saved(`{"type":"save"}`)
	state := files[stateFile]
	before := d.trainer.Step()
	for _, wrong := range [][]byte{files["model.safetensors"], state[:len(state)-4], state[8:], {1}, []byte(strings.Repeat("{", 40))} {
		d.sent = nil
		d.Receive(`{"type":"restore","step":`+itoa(step)+`}`, wrong)
		if len(d.sent) != 1 || d.sent[0].Text != "The snapshot is not one of this model." || d.trainer.Step() != before {
			t.Errorf("%d bytes are answered %+v", len(wrong), d.sent)
		}
	}
}

// A text is saved with what it was cut by; tokens that the page has cut are saved as bare numbers. Who waits for files that will
// not come is told so.
func TestATextIsSavedWithItsTokenizer(t *testing.T) {
	const sizes = `"context":8,"width":8,"heads":2,"hidden":8,"layers":1,"batch":2,"steps":40}`
	for task, learned := range map[string]string{
		`"task":"text","sample":"","tokenizer":"bpe","size":260`: "a rose is ", `"task":"tokens","vocab":99`: "a\x00\x00\x00b\x00\x00\x00",
	} {
		want := strings.Contains(task, "bpe")
		d := newDesk(t)
		d.Receive(`{"type":"start",`+task+`,`+sizes, []byte(strings.Repeat(learned, 40)))
		d.Receive(`{"type":"save"}`, nil)
		for d.preparing != nil {
			d.Work(0)
		}
		if d.trainer == nil {
			t.Fatalf("%s is answered %+v", task, d.sent)
		}
		files, _ := d.saved(`{"type":"save"}`)
		if k := files["tokenizer.json"]; (k != nil) != want || want && string(k) != d.Moment().Tokenizer.JSON() {
			t.Errorf("%s is saved with the tokenizer %s", task, k)
		}
		for d.trainer.Between() {
			d.Work(0)
		}
		d.say(`{"type":"save"}`)
		if d.say(`{"type":"stop"}`); d.sent[0].About != "save" {
			t.Errorf("who waited for files is told %+v", d.sent)
		}
	}
}

// Where the heads look is told before the first step, every so many, at the end, and when it is asked for; each row adds up to 1.
func TestWhereHeadsLook(t *testing.T) {
	d := newDesk(t)
	d.say(strings.Replace(small, "{", `{"look":25,`, 1))
	looked := func(p posted) bool { return p.Type == "looked" }
	var first []float32
	for _, step := range []int{0, 25, 50, 60} {
		p := d.until(looked)
		n := len(p.Words)
		looks := p.buffers["looks"]
		if p.Step != step || n != 6 || p.Words[3] != "=" || len(looks) != 2*n*n {
			t.Fatalf("after step %d comes %+v", step, p)
		}
		for row := range 2 * n {
			sum := float32(0)
			for j, w := range looks[row*n : (row+1)*n] {
				if sum += w; j > row%n && w != 0 {
					t.Errorf("token %d looks ahead", row%n)
				}
			}
			if sum < 0.999 || sum > 1.001 {
				t.Errorf("row %d adds up to %v", row, sum)
			}
		}
		if first == nil {
			first = looks
		} else if slices.Equal(first, looks) {
			t.Errorf("after step %d nothing has changed", step)
		}
	}
	d.say(`{"type":"restore","step":0}`)
	d.until(in(Paused))
	d.say(`{"type":"look"}`)
	if p := d.until(looked); p.Step != 0 || !slices.Equal(p.buffers["looks"], first) {
		t.Error("gone back to, it looks elsewhere")
	}
}

// A moment is a copy that can be recorded there and back, and stays as it is. In the midst of a step there is none.
func TestMoments(t *testing.T) {
	d := newDesk(t)
	if d.Moment() != nil {
		t.Error("of nothing there is a moment")
	}
	d.say(small)
	m := d.Moment()
	before := slices.Clone(m.Net.Params()[0].Data())
	for d.trainer.Between() {
		d.Work(0)
	}
	if d.Moment() != nil {
		t.Error("in the midst of a step there is a moment")
	}
	d.until(in(Done))
	run := m.Net.Read(m.Tape, m.IDs[:5], 5)
	m.Tape.Backward(m.Tape.CrossEntropyClasses(run.Logits, m.IDs[1:6]))
	moved := func(x float32) bool { return x != 0 }
	if p := m.Net.Params()[0]; !slices.Equal(p.Data(), before) || !slices.ContainsFunc(p.GradData(), moved) {
		t.Error("the moment has moved, or has no gradient")
	}
	if end := d.Moment(); m.Step != 0 || end.Step != 60 || slices.Equal(end.Net.Params()[0].Data(), before) {
		t.Errorf("the moments are of steps %d and %d", m.Step, end.Step)
	}
}
