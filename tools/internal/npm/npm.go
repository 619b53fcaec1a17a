// Package npm fetches packages of npm, in the versions and with the checksums of a package-lock.json.
package npm

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

const lock = "package-lock.json"

// Install puts the packages that a folder's package.json asks for into node_modules of another, unless they are there. None
// of their scripts is run. The folder that they are put into is made.
func Install(from, to string) error {
	want, err := os.ReadFile(filepath.Join(from, lock))
	if err != nil || Installed(from, to) {
		return err
	}
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	settings, err := os.ReadFile(filepath.Join(from, "package.json"))
	if err != nil {
		return err
	}
	for name, data := range map[string][]byte{"package.json": settings, lock: want} {
		if err := os.WriteFile(filepath.Join(to, name), data, 0o644); err != nil {
			return err
		}
	}
	npm := exec.Command("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
	npm.Dir = to
	if out, err := npm.CombinedOutput(); err != nil {
		return fmt.Errorf("npm ci: %w\n%s", err, out)
	}
	return os.WriteFile(filepath.Join(to, "node_modules", lock), want, 0o644)
}

// Installed tells whether Install has put these packages there.
func Installed(from, to string) bool {
	want, err := os.ReadFile(filepath.Join(from, lock))
	have, missing := os.ReadFile(filepath.Join(to, "node_modules", lock))
	return err == nil && missing == nil && bytes.Equal(have, want)
}
