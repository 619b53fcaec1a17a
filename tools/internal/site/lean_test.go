package site

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
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
		for _, mark := range []string{"<code>", "<form"} {
			if strings.Contains(left, mark) {
				t.Errorf("%s: the app would carry %s", file, mark)
			}
		}
	}
	if got := spoken(`<p>a</p><ol class="listing">`); got != `<p>a</p><ol class="listing">` {
		t.Errorf("what does not end is %q", got)
	}
}
