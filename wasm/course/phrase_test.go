package course

import (
	"os"
	"strings"
	"testing"

	"glassbox/wasm/phrase"
)

// TestMain fails if any test made a lesson ask for a phrase that is not there.
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
	os.Exit(status)
}
