package trim

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const root = "../../.."

// draft makes a copy in a folder of its own.
func draft(t *testing.T) string {
	t.Helper()
	c, err := find(root)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	for _, step := range c.steps() {
		if err := step(folder); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// files are the texts of all files in a folder by path.
func files(t *testing.T, folder string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		all[strings.TrimPrefix(path, folder)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestTwoCopiesAreTheSame(t *testing.T) {
	a, b := files(t, draft(t)), files(t, draft(t))
	if len(a) != len(b) {
		t.Errorf("one copy has %d files, the other %d", len(a), len(b))
	}
	for path, text := range a {
		if b[path] != text {
			t.Errorf("%s differs between two copies", path)
		}
	}
}

// The shaders of the app are found by their exact text, as the app itself holds it.
func TestTheCopyHoldsEveryShader(t *testing.T) {
	shaders, err := filepath.Glob(filepath.Join(root, "wasm", "*", "*.kage"))
	if err != nil {
		t.Fatal(err)
	}
	compiled := files(t, draft(t))["/internal/graphics/compiled.go"]
	if n, want := strings.Count(compiled, "FragmentSource:"), 3+len(shaders); n != want {
		t.Errorf("there are %d compiled shaders, want %d", n, want)
	}
	if n := strings.Count(compiled, "#version 300 es"); n == 0 || n%2 != 0 {
		t.Errorf("%d sources are in the language of browsers, want two of each shader", n)
	}
}

// A browser app carries no compiler, nor what that needs.
func TestWhatTheAppDoesWithout(t *testing.T) {
	file, err := ModFile(root)
	if err != nil {
		t.Fatal(err)
	}
	list, err := run(root, browser, "list", "-modfile="+file, "-deps", "./wasm")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(list, Module+"\n") {
		t.Fatal("the app does not draw with Ebitengine any more")
	}
	for _, path := range []string{"go/parser", "go/constant", "go/build", "math/big", "regexp", "text/template", "archive/zip",
		"compress/flate", Module + "/internal/shader"} {
		if strings.Contains("\n"+list, "\n"+path+"\n") {
			t.Errorf("the app is built with %s", path)
		}
	}
}

// Where Ebitengine is not as the changes were written for, a sentence says which file and what to do.
func TestAnotherEbitengine(t *testing.T) {
	const path = "internal/shaderir/program.go"
	folder := t.TempDir()
	if err := changeFile(folder, path, changed[path]); err == nil ||
		!strings.Contains(err.Error(), path+" is to be changed and is not there") {
		t.Errorf("a file that is missing: %v", err)
	}
	if err := write(filepath.Join(folder, path), []byte("package shaderir\n")); err != nil {
		t.Fatal(err)
	}
	if err := changeFile(folder, path, changed[path]); err == nil ||
		!strings.Contains(err.Error(), "give tools/internal/trim its new hash f0fd5568") {
		t.Errorf("a file that is another: %v", err)
	}
}

// Every file in copy takes the place of one.
func TestEveryChangeIsMade(t *testing.T) {
	n := 0
	for path := range changed {
		if _, err := ours.ReadFile("copy/" + path + ".txt"); err == nil {
			n++
		}
	}
	if all := files(t, "copy"); len(all) != n {
		t.Errorf("of %d files in copy %d are used", len(all), n)
	}
}
