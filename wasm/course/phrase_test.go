package course

import (
	"os"
	"slices"
	"strings"
	"testing"

	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
	"glassbox/wasm/shelf"
)

// TestMain fails if any test made a lesson ask for a phrase that is not there, or for a model that no lesson names.
func TestMain(m *testing.M) {
	status := m.Run()
	misses := phrase.Shared.Misses()
	for _, l := range Lessons {
		misses = append(misses, l.Words().Misses()...)
	}
	if len(misses) > 0 {
		os.Stderr.WriteString("phrases are missing: " + strings.Join(misses, ", ") + "\n")
		status = 1
	}
	for _, name := range shelf.Here() {
		if !slices.ContainsFunc(Lessons, func(l *lesson.Lesson) bool { return slices.Contains(l.Models, name) }) {
			os.Stderr.WriteString("a lesson asks for the model " + name + ", and none has it among its Models\n")
			status = 1
		}
	}
	os.Exit(status)
}
