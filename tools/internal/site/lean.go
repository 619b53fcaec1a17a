package site

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
)

// lean writes copies of the lessons' words without what the app never says, and returns the flag that compiles them in
// place of those in web/lessons, which the pages show in full.
func lean(root, folder string) (flag string, err error) {
	files, err := filepath.Glob(filepath.Join(root, "web", "lessons", "*.html"))
	if err != nil {
		return "", err
	}
	replace := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		original, err := filepath.Abs(file)
		if err != nil {
			return "", err
		}
		copied := filepath.Join(folder, filepath.Base(file))
		if err := os.WriteFile(copied, []byte(spoken(string(text))), 0o644); err != nil {
			return "", err
		}
		replace[original] = copied
	}
	overlay, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	list := filepath.Join(folder, "overlay.json")
	return "-overlay=" + list, os.WriteFile(list, overlay, 0o644)
}

// spoken is a lesson's words without its listing and its prompts.
func spoken(text string) string {
	for _, part := range []struct{ begin, end string }{{`<ol class="listing"`, "</ol>"}, {`<section class="try"`, "</section>"}} {
		before, rest, ok := strings.Cut(text, part.begin)
		if _, after, closed := strings.Cut(rest, part.end); ok && closed {
			text = before + after
		}
	}
	return text
}
