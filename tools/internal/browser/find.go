// Package browser finds, installs, starts and drives Chromium for tests and measurements.
package browser

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
)

// Kind is one of the two that Chromium comes as: the Whole one, as visitors have it, and the Shell, which has no
// window and is a sixth faster.
type Kind int

const (
	Whole Kind = iota
	Shell
)

// names are what each kind is called on various systems.
var names = map[Kind][]string{
	Whole: {"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"},
	Shell: {"chromium-headless-shell", "chrome-headless-shell", "headless_shell"},
}

// ErrNone is returned where there is no browser.
var ErrNone = errors.New("there is no Chromium or Chrome on this machine; " +
	"install one (Debian: apt-get install chromium), or name it: CHROME=/path/to/chrome make test")

// Find returns the path of a browser: what CHROME names, or else the kind that is wanted, or else the other.
func Find(wanted Kind) (string, error) {
	if path := os.Getenv("CHROME"); path != "" {
		found, err := exec.LookPath(path)
		if err != nil {
			return "", fmt.Errorf("CHROME is %q, which cannot be run: %w", path, err)
		}
		return found, nil
	}
	for _, kind := range []Kind{wanted, Whole, Shell} {
		if path, ok := Installed(kind); ok {
			return path, nil
		}
	}
	return "", ErrNone
}

// Installed returns the path of the first browser of a kind, if there is one.
func Installed(kind Kind) (path string, ok bool) {
	for _, name := range names[kind] {
		if path, err := exec.LookPath(name); err == nil {
			return path, true
		}
	}
	return "", false
}
