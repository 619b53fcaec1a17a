// Package corpus holds the texts models are trained on, written for Glassbox.
package corpus

import (
	_ "embed"
	"strings"
)

// Sample is a short text to count and to learn from. Its last sentences are held out: a
// model is measured on what it was not trained on.
type Sample struct {
	ID       string // for URLs; never changes
	Title    string // in the text's language
	Language string // BCP 47, for the lang attribute: "en"
	Train    string
	HeldOut  string
}

var (
	//go:embed samples/tiny.txt
	tiny string
	//go:embed samples/stories.txt
	stories string
	//go:embed samples/recipes.txt
	recipes string
	//go:embed samples/weather.txt
	weather string
	//go:embed samples/sailor.txt
	sailor string
	//go:embed samples/meteo.txt
	meteo string
)

// Samples returns the sample texts, the smallest first, which is the default.
func Samples() []Sample {
	return []Sample{
		newSample("tiny", "Two sentences", "en", tiny),
		newSample("stories", "Three bedtime stories", "en", stories),
		newSample("recipes", "A small cookbook", "en", recipes),
		newSample("weather", "Weather reports", "en", weather),
		newSample("sailor", "A sailor's log", "en", sailor),
		newSample("meteo", "La météo", "fr", meteo),
	}
}

// Find returns the sample with the given ID.
func Find(id string) (Sample, bool) {
	for _, s := range Samples() {
		if s.ID == id {
			return s, true
		}
	}
	return Sample{}, false
}

// newSample splits a file at its line of three hyphens; what follows is held out.
func newSample(id, title, language, file string) Sample {
	train, heldOut, _ := strings.Cut(file, "\n---\n")
	return Sample{id, title, language, strings.TrimSpace(train), strings.TrimSpace(heldOut)}
}
