// Package browser finds, installs, starts and drives Chromium for tests and measurements.
package browser

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
)

// names are what the browser is called on various systems.
var names = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"}

// ErrNone is returned where there is no browser.
var ErrNone = errors.New("there is no Chromium or Chrome on this machine; install one (Debian: apt-get install chromium), or name it: CHROME=/path/to/chrome make test")

// Find returns the path of the browser: what CHROME names, or the first that is installed.
func Find() (string, error) {
	if path := os.Getenv("CHROME"); path != "" {
		found, err := exec.LookPath(path)
		if err != nil {
			return "", fmt.Errorf("CHROME is %q, which cannot be run: %w", path, err)
		}
		return found, nil
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", ErrNone
}
