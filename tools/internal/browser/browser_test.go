package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// program puts an executable of that name into the folder and returns its path.
func program(t *testing.T, folder, name string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestFindHeedsCHROME(t *testing.T) {
	path := program(t, t.TempDir(), "my-chrome")
	t.Setenv("CHROME", path)
	for _, kind := range []Kind{Whole, Shell} {
		if got, err := Find(kind); got != path || err != nil {
			t.Errorf("found %q, %v, want %q", got, err, path)
		}
	}
	t.Setenv("CHROME", path+"-missing")
	if _, err := Find(Shell); err == nil || !strings.Contains(err.Error(), path+"-missing") {
		t.Errorf("a missing CHROME gives %v", err)
	}
}

// Each kind stands in for the other; where there is none, it is said what to install.
func TestFindTakesWhatThereIs(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("CHROME", "")
	t.Setenv("PATH", folder)
	names[Whole] = names[Whole][:5] // those of Linux
	if _, err := Find(Whole); err == nil || !strings.Contains(err.Error(), "apt-get install chromium") {
		t.Errorf("no browser gives %v", err)
	}
	find := func(kind Kind, want string) {
		t.Helper()
		if got, err := Find(kind); got != want || err != nil {
			t.Errorf("for kind %d found %q, %v, want %q", kind, got, err, want)
		}
	}
	shell := program(t, folder, "chromium-headless-shell")
	find(Whole, shell)
	find(Shell, shell)
	whole := program(t, folder, "google-chrome")
	find(Whole, whole)
	find(Shell, shell)
	if err := os.Remove(shell); err != nil {
		t.Fatal(err)
	}
	find(Shell, whole)
}

func TestParseStat(t *testing.T) {
	got, ok := parseStat("17 (a (odd) name) S 4 17 17 0 -1 4194304 100 0 0 0 25 5 0 0 20 0 1 0 100 0 0")
	if want := (process{17, 4, 300 * time.Millisecond}); !ok || got != want {
		t.Errorf("parsed %+v, %v, want %+v", got, ok, want)
	}
	if _, ok := parseStat("17 (short) S"); ok {
		t.Error("a short line is parsed")
	}
}

func TestRequestsToOtherOrigins(t *testing.T) {
	b := trouble{origins: []string{"http://127.0.0.1:8080"}}
	for url, want := range map[string]bool{
		"http://127.0.0.1:8080/app.wasm": true, "data:,": true, "blob:x": true, "about:blank": true,
		"http://127.0.0.1:80/": false, "https://example.com/": false, "file:///etc/passwd": false,
	} {
		if got := b.local(url); got != want {
			t.Errorf("%s is local: %v, want %v", url, got, want)
		}
	}
}
