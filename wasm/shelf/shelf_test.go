//go:build !js

package shelf

import (
	"errors"
	"strings"
	"testing"

	"glassbox/core/tape"
	"glassbox/web"
)

// shipped is a file of the shipped translation.
func shipped(t *testing.T, file string) []byte {
	t.Helper()
	data, err := web.Models.ReadFile("models/translation/" + file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestNetworksShareTheWeightsOfTheShelf(t *testing.T) {
	m, err := Translates("translation")
	if err != nil {
		t.Fatal(err)
	}
	a, b := m.On(tape.New[float64]()), m.On(tape.New[float64]())
	if &a.Encoder.Embedding.Tokens.Data()[0] != &b.Encoder.Embedding.Tokens.Data()[0] {
		t.Error("two networks have cells of their own")
	}
	if len(m.Source) != m.Config.Source || len(m.Target) != m.Config.Target || m.Weights() == "" {
		t.Errorf("%d and %d words for %+v, %q", len(m.Source), len(m.Target), m.Config, m.Weights())
	}
}

func TestWhatIsNotThereIsMissing(t *testing.T) {
	for _, name := range []string{"", "nothing", "../lessons", "translation/config.json"} {
		_, err := Translates(name)
		var missing *Missing
		if !errors.As(err, &missing) || missing.Name != name {
			t.Errorf("%q: %v", name, err)
		}
	}
}

// Whichever file is damaged, a sentence says so, and what stood on the shelf stays.
func TestDamagedFilesAreRefused(t *testing.T) {
	before, err := Translates("translation")
	if err != nil {
		t.Fatal(err)
	}
	weights, config := shipped(t, "model.safetensors"), string(shipped(t, "config.json"))
	vocabulary, report := string(shipped(t, "vocab.json")), string(shipped(t, "report.json"))
	for what, f := range map[string]Files{
		"no weights":        Of(nil, config, vocabulary, report),
		"half the weights":  Of(weights[:len(weights)/2], config, vocabulary, report),
		"a page of errors":  Of([]byte("<!doctype html><title>404</title>"), config, vocabulary, report),
		"other settings":    Of(weights, strings.Replace(config, "64", "32", 1), vocabulary, report),
		"no vocabulary":     Of(weights, config, "", report),
		"a report of words": Of(weights, config, vocabulary, "trained well"),
	} {
		if err := Put("translation", f); err == nil || err.Error() == "" {
			t.Errorf("%s: %v", what, err)
		}
	}
	if after, _ := Translates("translation"); after != before {
		t.Error("a damaged model took the place of a good one")
	}
	if err := Put("translation", Of(weights, config, vocabulary, report)); err != nil {
		t.Error(err)
	}
}
