package site

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"glassbox/wasm/prose"
)

var (
	steps   = regexp.MustCompile(`data-step="([^" ]*)`)
	phrases = regexp.MustCompile(`(?s)<(h1|p|data)[^>]* data-word=.*?</(h1|p)>`)
)

// What the app never says is left out of it; every phrase and every paragraph stays.
func TestLeanKeepsWhatIsSaid(t *testing.T) {
	files, err := filepath.Glob("../../../web/lessons/*.html")
	if err != nil || len(files) == 0 {
		t.Fatal("there are no lessons", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text, left := string(data), spoken(string(data))
		for _, mark := range []string{"data-word=", "<p data-step=", "data-poster=", `class="captions"`} {
			if strings.Count(text, mark) != strings.Count(left, mark) {
				t.Errorf("%s: of %d %s there are %d left", file, strings.Count(text, mark), mark, strings.Count(left, mark))
			}
		}
		whatever := func(string) bool { return true }
		for _, step := range steps.FindAllStringSubmatch(text, -1) {
			for _, caption := range []bool{false, true} {
				full, lean := prose.Read(text).Words(step[1], caption, whatever), prose.Read(left).Words(step[1], caption, whatever)
				if full != lean {
					t.Errorf("%s: %s lights %d words, and %d in the app (captions %v)", file, step[1], full, lean, caption)
				}
			}
		}
		if full, lean := phrases.FindAllString(text, -1), phrases.FindAllString(left, -1); !slices.Equal(full, lean) {
			t.Errorf("%s: not every phrase is as it was", file)
		}
		for _, mark := range []string{"<code>", "<form"} {
			if strings.Contains(left, mark) {
				t.Errorf("%s: the app would carry %s", file, mark)
			}
		}
	}
	const two = `<ol class="listing" data-when="k=1">a</ol>b<ol class="listing" data-when="k=2">c</ol>` + phrasesBegin
	if got := spoken(two); got != "b"+phrasesBegin {
		t.Errorf("of two listings there is left %q", got)
	}
	const unended = `<p>a – 7.5 b</p><ol class="listing">`
	if got := spoken(unended + phrasesBegin + "c"); got != `<p>x – x x</p><ol class="listing">`+phrasesBegin+"c" {
		t.Errorf("what does not end is %q", got)
	}
}
