package phrase

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	all, err := read(`<h1 data-word="title">Dots</h1><p>prose</p><template class="words">
		<p class="x" data-word="more">The text has
			<data value="n"></data> <data value="n" data-one="word">words</data>, R&amp;D &lt;&nbsp;2.</p></template>`)
	if err != nil {
		t.Fatal(err)
	}
	b := &Book{read: func() map[string]phrase { return all }, misses: map[string]bool{}}
	for _, c := range []struct {
		name   string
		values []any
		want   string
	}{
		{"title", nil, "Dots"},
		{"more", []any{"n", 1}, "The text has 1 word, R&D <\u00a02."},
		{"more", []any{"x", 7, "n", 12}, "The text has 12 words, R&D <\u00a02."},
		{"more", []any{"n", "שלום"}, "The text has \u2068שלום\u2069 words, R&D <\u00a02."},
		{"more", nil, "The text has [more n] [more n], R&D <\u00a02."},
		{"less", nil, "[less]"},
	} {
		if got := b.Say(c.name, c.values...); got != c.want {
			t.Errorf("%s of %v is %q, want %q", c.name, c.values, got, c.want)
		}
	}
	if got := b.Misses(); len(got) != 2 {
		t.Errorf("misses are %q", got)
	}
}

func TestReadRefuses(t *testing.T) {
	for text, want := range map[string]string{
		`<p data-word="a">`:                                     "does not end",
		`<p data-word="a"></p>`:                                 "is empty",
		`<p data-word="a">x</p><p data-word="a">y</p>`:          "twice",
		`<p data-word="a">x <b>y</b></p>`:                       "only <data",
		`<p data-word="a">x <data value="">y</data></p>`:        "only <data",
		`<p data-word="a">x <data value="n">y</data></p>`:       "only <data",
		`<p data-word="a">x <data value="n" id="n"></data></p>`: "only <data",
		`<p data-word="a">x &eacute;</p>`:                       "entity",
	} {
		if _, err := read(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want something of %q", text, err, want)
		}
	}
}

// Whatever the text, it is read or refused.
func FuzzRead(f *testing.F) {
	f.Add(`<p data-word="a">x <data value="n" data-one="word">words</data> &amp; y</p>`)
	f.Add(`<p data-word="`)
	f.Fuzz(func(t *testing.T, text string) {
		all, err := read(text)
		if err != nil {
			return
		}
		for _, p := range slices.Collect(maps.Values(all)) {
			if len(p) == 0 {
				t.Error("an empty phrase")
			}
		}
	})
}
