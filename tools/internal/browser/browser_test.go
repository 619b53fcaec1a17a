package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestFindHeedsCHROME(t *testing.T) {
	path := filepath.Join(t.TempDir(), "my-chrome")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("CHROME", path)
	if got, err := Find(); got != path || err != nil {
		t.Errorf("found %q, %v, want %q", got, err, path)
	}
	t.Setenv("CHROME", path+"-missing")
	if _, err := Find(); err == nil || !strings.Contains(err.Error(), path+"-missing") {
		t.Errorf("a missing CHROME gives %v", err)
	}
}

func TestFindSaysWhatToInstall(t *testing.T) {
	t.Setenv("CHROME", "")
	t.Setenv("PATH", t.TempDir())
	names = names[:5]
	if _, err := Find(); err == nil || !strings.Contains(err.Error(), "apt-get install chromium") {
		t.Errorf("no browser gives %v", err)
	}
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
