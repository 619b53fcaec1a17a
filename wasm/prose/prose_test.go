package prose

import (
	"strings"
	"testing"
)

const text = `<h1>Dots</h1>
<!-- <p data-step="a">not this</p> -->
<p data-step="a b" data-when="mode=hand|random">One two <var>q</var> · “<data
  value="n"></data>”.<span data-when="mask=on"> Four<br> more words here.</span></p>
<p data-step="b">Last.</p>
<ol class="listing"><li data-step="a"><code>x = 1</code></li></ol>
<template class="captions"><p data-step="a"><b>Short.</b> Indeed.</p></template>`

func TestWords(t *testing.T) {
	p := &Prose{func() []passage { return passages(text) }}
	for _, c := range []struct {
		element, settings string
		caption           bool
		want              int
	}{
		{"a", "mode=hand|random mask=on", false, 8},
		{"a", "mode=hand|random", false, 4},
		{"b", "mode=hand|random", false, 5},
		{"b", "", false, 1},
		{"a", "", true, 2},
		{"c", "", false, 0},
	} {
		holds := func(condition string) bool { return strings.Contains(c.settings, condition) }
		if got := p.Words(c.element, c.caption, holds); got != c.want {
			t.Errorf("%s with %q, caption %v: %d words, want %d", c.element, c.settings, c.caption, got, c.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	p := &Prose{func() []passage { return passages(text) }}
	always := func(string) bool { return true }
	if got := strings.Join(p.Numbers("a", always), " "); got != "n" {
		t.Errorf("a has the numbers %q, want n", got)
	}
	if got := p.Numbers("c", always); got != nil {
		t.Errorf("c has the numbers %q, want none", got)
	}
	if got := p.Numbers("a", func(string) bool { return false }); got != nil {
		t.Errorf("a has the numbers %q where it is not shown, want none", got)
	}
}

func TestOpens(t *testing.T) {
	const text = `<p data-step="poster" data-poster="a" data-when="mode=hand">See.</p>
<p data-step="poster" data-poster="b" data-when="mode=random">See.</p>`
	p := &Prose{func() []passage { return passages(text) }}
	for mode, want := range map[string]string{"mode=hand": "a", "mode=random": "b", "mode=none": ""} {
		if got := p.Opens(func(condition string) bool { return condition == mode }); got != want {
			t.Errorf("with %s the lesson opens at %q, want %q", mode, got, want)
		}
	}
}

// Whatever stands in a file, it is read to its end.
func FuzzPassages(f *testing.F) {
	f.Add(text)
	f.Add("<")
	f.Fuzz(func(t *testing.T, text string) {
		for _, p := range passages(text) {
			if p.words < 1 || len(p.steps) == 0 {
				t.Errorf("%+v is nothing to read", p)
			}
		}
	})
}
