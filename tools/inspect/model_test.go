package main

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"glassbox/core/corpus"
	"glassbox/core/token"
	"glassbox/web"
)

const tired = "the animal did not cross the street because it was too tired"

// value is the one with the path.
func (p Pass) value(t *testing.T, path string) Value {
	t.Helper()
	i := slices.IndexFunc(p.Values, func(v Value) bool { return v.Path == path })
	if i < 0 {
		t.Fatalf("there is no %s", path)
	}
	return p.Values[i]
}

// The pass of the command is that of the lesson: the same words and the same loss, to the last bit.
func TestModelIsThatOfTheLesson(t *testing.T) {
	for _, target := range []string{"l'animal n'a pas traversé la rue parce qu'il était trop fatigué", "le chat"} {
		p := decode[Pass](t, "-model", "translation", "-source", tired, "-target", target, "-values", "loss,mean")
		r := decode[Recording](t, "-lesson", "transformer", "-state", "text="+tired+"&target="+target)
		end := r.Steps[len(r.Steps)-1].Values
		for _, name := range []string{"loss", "mean"} {
			if got := p.value(t, "output."+name).Numbers[0][0]; got != end[name] || got <= 0 {
				t.Errorf("%s: the %s is %v, in the lesson %v", target, name, got, end[name])
			}
		}
		if n := int(end["targets"].(float64)); len(p.Target) != n || len(p.Written) != n || len(p.Values) != 2 {
			t.Errorf("%q behind %q; the lesson has %d words, and asked for are 2 of %d values", p.Target, p.Written, n, len(p.Values))
		}
	}
}

// Every value has the numbers of its shape; with a target, what is learned has gradients, and those of the scores are p − 1 at
// the word that was to come and p at others.
func TestGradients(t *testing.T) {
	for _, args := range [][]string{
		{"-model", "translation", "-source", "the cat sat on the mat", "-target", "le chat s'est assis sur le banc"},
		{"-model", "translation-antecedent", "-source", "The CAT sat on the mat."},
		{"-model", "stories", "-source", "the cat , which was", "-target", "very quiet and slept"},
		{"-model", "stories-rotary", "-source", "the cat"},
	} {
		p := decode[Pass](t, args...)
		for _, v := range p.Values {
			if len(v.Numbers) != v.Shape[0] || len(v.Numbers[0]) != v.Shape[1] || (len(v.Gradients) > 0) != (len(args) > 4 && v.Op != "input") {
				t.Errorf("%q: %s of %s is %v, with %d rows and %d of gradients", args, v.Path, v.Op, v.Shape, len(v.Numbers), len(v.Gradients))
			}
		}
		if len(args) < 5 {
			continue
		}
		chances, scores := p.value(t, "output.p"), p.value(t, "output.logits")
		first := len(chances.Numbers) - len(p.Target) // before it, a story is not asked about
		for i, row := range chances.Numbers {
			least, sum := 0.0, 0.0
			for j, x := range row {
				want := x
				if i < first {
					want = 0
				}
				least, sum = min(least, scores.Gradients[i][j]-want), sum+x
			}
			right := 0.0 // the least is that of the right word
			if i >= first {
				right = -1
			}
			if math.Abs(least-right) > 1e-12 || math.Abs(sum-1) > 1e-12 {
				t.Errorf("%q: probabilities of row %d add up to %v, and a gradient is off by %v", args, i, sum, least)
			}
		}
	}
}

// A test set is piped through, a line for a line. These sentences the shipped model was not trained on.
func TestLines(t *testing.T) {
	held := corpus.Translation(1).Held[:20]
	var lines, want strings.Builder
	for _, p := range held {
		lines.WriteString(corpus.Join(p.Source) + ".\r\n")
		want.WriteString(corpus.Join(p.Target) + "\n")
	}
	status, out, bad := commandReading(t, lines.String(), "-model", "translation", "-translate")
	if status != 0 || bad != "" || out != want.String() {
		t.Errorf("exit %d, %s\n%s\nwant\n%s", status, bad, out, want.String())
	}
	status, out, bad = commandReading(t, "the cat sat on the mat\n\nthe wyvern sat on the mat\n", "-model", "translation", "-translate")
	got := strings.Split(out, "\n")
	if status != 2 || len(got) != 4 || got[0] != "le chat s'est assis sur le tapis" || got[1] != "" || got[2] == "" {
		t.Errorf("exit %d, %q", status, got)
	}
	for _, part := range []string{"line 2: the source has 0 words", "line 3: the model has no word “wyvern”; <UNK>", "1 of 3 lines"} {
		if !strings.Contains(bad, part) {
			t.Errorf("said %q, want %q in it", bad, part)
		}
	}
	_, out, _ = commandReading(t, "the cat\nthe bat", "-model", "stories", "-values", "loss,p")
	if out != "\n\n" {
		t.Errorf("there is no loss without a target, but it printed %q", out)
	}
	_, out, _ = commandReading(t, "the cat\nthe bat", "-model", "stories", "-values", "p")
	for i, line := range strings.Split(strings.TrimSpace(out), "\n") {
		var p Pass
		err := json.Unmarshal([]byte(line), &p)
		if err != nil || p.Source[2] != []string{"cat", "bat"}[i] || len(p.value(t, "output.p").Numbers) != 3 {
			t.Errorf("line %d: %v, %q", i+1, err, p.Source)
		}
	}
}

// Words that the model does not know are told of, and stand for themselves no longer.
func TestUnknownWords(t *testing.T) {
	status, out, bad := command(t, "-model", "translation", "-source", "the 👍 \u0007 wyvern", "-values", "p")
	var p Pass
	if err := json.Unmarshal([]byte(out), &p); err != nil || status != 0 || p.Source[1] != "<UNK>" || !strings.Contains(bad, "“wyvern”") {
		t.Errorf("exit %d, %v, read %q, said %q", status, err, p.Source, bad)
	}
}

// folder writes the shipped translation into a folder, but for one file that is different, or missing.
func folder(t *testing.T, file string, change func([]byte) []byte) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"model.safetensors", "config.json", "vocab.json"} {
		data, err := web.Models.ReadFile("models/translation/" + name)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case name == file && change == nil:
			continue
		case name == file:
			data = change(data)
		}
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestFolders(t *testing.T) {
	whole := folder(t, "", nil)
	status, out, bad := command(t, "-model", whole, "-translate", "-source", tired)
	if status != 0 || !strings.HasSuffix(out, "trop fatigué\n") {
		t.Errorf("exit %d, %s, %s", status, out, bad)
	}
	cut := func(data []byte) []byte { return data[:len(data)/2] }
	swap := func(from, to string) func([]byte) []byte {
		return func(data []byte) []byte { return []byte(strings.Replace(string(data), from, to, 1)) }
	}
	for want, dir := range map[string]string{
		"ends at byte":                     folder(t, "model.safetensors", cut),
		"what should be JSON is wrong":     folder(t, "vocab.json", cut),
		"the setting “heads” is 0":         folder(t, "config.json", swap(`"heads":4`, `"heads":0`)),
		"numbers; a network of these":      folder(t, "config.json", swap(`"feed_forward":128`, `"feed_forward":129`)),
		"must begin with <pad>, <UNK>":     folder(t, "vocab.json", swap("<UNK>", "unknown")),
		"belongs with its own config.json": folder(t, "config.json", nil),
		"the setting “width” is 64; it mu": folder(t, "config.json", swap(`"heads":4`, `"heads":6`)),
	} {
		status, out, bad := command(t, "-model", dir, "-source", "the cat")
		if status != 2 || out != "" || !strings.Contains(bad, want) || !strings.Contains(bad, dir) {
			t.Errorf("exit %d, printed %q, said %q, want %q in it", status, out, bad, want)
		}
	}
}

func TestWrongModelCommands(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"-model nope -source a", "stories, stories-none"},
		{"-model  -source a", "there is no model “”"},
		{"-model ../inspect/main.go -source a", "give a folder"},
		{"-model translation -source ", "has 0 words; the model “translation” reads 1 to 64"},
		{"-model translation -source " + strings.Repeat("cat,", 32) + "cat", "the source has 65 words"},
		{"-model translation -source a -target ", "the target has 0 words"},
		{"-model translation -source a -target " + strings.Repeat("la,", 32) + "la", "the target has 65 words"},
		{"-model stories -source " + strings.Repeat("a.", 20) + " -target " + strings.Repeat("a.", 5), "source with the target has 49 words"},
		{"-model translation -source a -values loss", "there is no value “loss”; there are E"},
		{"-model translation -source a -values ", "there is no value “”"},
		{"-model stories -translate -source a", "does not translate"},
		{"-model translation -translate -source a -values p", "alone"},
		{"-model translation -target a", "needs the -source"},
		{"-model translation", "nothing to read"},
		{"-model translation -lesson neuron", "alone"},
		{"-source a", "need a -model"},
		{"-translate", "need a -model"},
	} {
		args := strings.Split(c.args, " ")
		status, out, bad := command(t, args...)
		if status != 2 || out != "" || !strings.Contains(bad, c.want) || strings.Count(bad, "\n") != 1 {
			t.Errorf("%q: exit %d, printed %q, said %q, want %q in it", c.args, status, out, bad, c.want)
		}
	}
}

// Texts of 100 KB and lines of more than 2 MB are refused as anything that is too long.
func TestLongTexts(t *testing.T) {
	status, out, bad := command(t, "-model", "translation", "-source", strings.Repeat("the cat ", 12_500))
	if status != 2 || out != "" || !strings.Contains(bad, "the source has 25000 words") {
		t.Errorf("exit %d, printed %q, said %q", status, out, bad)
	}
	status, out, bad = commandReading(t, "the cat\n"+strings.Repeat("the cat ", token.MaxBytes/8+2), "-model", "translation", "-translate")
	if status != 2 || strings.Count(out, "\n") != 1 || !strings.Contains(bad, "line 2 cannot be read") {
		t.Errorf("exit %d, printed %q, said %q", status, out, bad)
	}
}
