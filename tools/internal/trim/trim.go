// Package trim makes the copy of Ebitengine that the app is built with.
//
// Ebitengine compiles its shaders at every start of a program, from a language like Go, and carries the parser and
// what that needs. The copy holds the same shaders compiled, those of the app among them, and leaves out the compiler
// with a few things that a browser app never does. This makes the app a third smaller, and it starts in half the time.
//
// The copy lies in .cache of the checkout, named after all that it is made from, and is made when it is missing. Only
// builds of the site know it; tests and editors use the module itself.
package trim

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Module is the path of Ebitengine.
const Module = "github.com/hajimehoshi/ebiten/v2"

// Changes is what licenses.txt says of the copy.
const Changes = "changed: it holds its shaders compiled, and no compiler of shaders, names of callers or encoder of images"

//go:embed compile.go.txt copy
var ours embed.FS

// ModFile returns the path, relative to the checkout, of a go.mod that has the copy in place of the module, to be
// given to the go command with -modfile. The go.mod and the copy are made if they are missing.
func ModFile(root string) (string, error) {
	c, err := find(root)
	if err != nil {
		return "", err
	}
	file := filepath.Join(c.folder, "trimmed.mod")
	if _, err := os.Stat(filepath.Join(root, file)); err == nil {
		return file, nil
	}
	return file, c.make()
}

// copied is a copy to be made.
type copied struct {
	root   string
	folder string   // the place of the copy and its go.mod, in root
	shader []string // the files of the app's own shaders, relative to root
}

// find names the copy after what it is made from.
func find(root string) (copied, error) {
	shaders, err := filepath.Glob(filepath.Join(root, "wasm", "*", "*.kage"))
	if err != nil {
		return copied{}, err
	}
	hash := sha256.New()
	for _, file := range append([]string{filepath.Join(root, "go.mod"), filepath.Join(root, "go.sum")}, shaders...) {
		text, err := os.ReadFile(file)
		if err != nil {
			return copied{}, err
		}
		fmt.Fprintf(hash, "%d\n%s", len(text), text)
	}
	err = fs.WalkDir(ours, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := ours.ReadFile(path)
		fmt.Fprintf(hash, "%s %d\n%s", path, len(text), text)
		return err
	})
	return copied{root, filepath.Join(".cache", "ebiten-"+hex.EncodeToString(hash.Sum(nil))[:16]), shaders}, err
}

// make makes the copy beside its place and moves it there whole, so that nobody ever finds half of one.
func (c copied) make() error {
	if err := os.MkdirAll(filepath.Join(c.root, ".cache"), 0o755); err != nil {
		return err
	}
	draft, err := os.MkdirTemp(filepath.Join(c.root, ".cache"), "draft-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(draft)
	for _, step := range c.steps() {
		if err := step(draft); err != nil {
			return fmt.Errorf("the copy of Ebitengine: %w", err)
		}
	}
	place := filepath.Join(c.root, c.folder)
	if err := os.Rename(draft, place); err != nil {
		if _, there := os.Stat(place); there != nil {
			return err
		}
	}
	return os.Chmod(place, 0o755)
}

// steps are what makes a copy in a folder, in order.
func (c copied) steps() []func(draft string) error {
	return []func(string) error{c.fetch, c.compile, change, c.modFile}
}

// fetch copies what the app is compiled from out of the module.
func (c copied) fetch(draft string) error {
	const files = "{{with .Module}}{{if eq .Path \"" + Module +
		"\"}}{{range $.GoFiles}}{{$.Dir}}/{{.}}\n{{end}}{{range $.EmbedFiles}}{{$.Dir}}/{{.}}\n{{end}}{{end}}{{end}}"
	list, err := run(c.root, browser, "list", "-deps", "-f", files, "./wasm")
	if err != nil {
		return err
	}
	dir, err := run(c.root, browser, "list", "-m", "-f", "{{.Dir}}", Module)
	if err != nil {
		return err
	}
	module := strings.TrimSpace(dir)
	names := append(strings.Fields(list), filepath.Join(module, "go.mod"), filepath.Join(module, "go.sum"), filepath.Join(module, "LICENSE"))
	for _, name := range names {
		path, err := filepath.Rel(module, name)
		if err != nil {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if err := write(filepath.Join(draft, path), text); err != nil {
			return err
		}
	}
	return nil
}

// compile writes the shaders as Go.
func (c copied) compile(draft string) error {
	program, err := ours.ReadFile("compile.go.txt")
	if err != nil {
		return err
	}
	folder := filepath.Join(draft, "internal", "compile")
	if err := write(filepath.Join(folder, "main.go"), program); err != nil {
		return err
	}
	args := []string{"run", "./internal/compile"}
	for _, file := range c.shader {
		file, err := filepath.Abs(file)
		if err != nil {
			return err
		}
		args = append(args, file)
	}
	text, err := run(draft, native, args...)
	if err != nil {
		return err
	}
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	return write(filepath.Join(draft, "internal", "graphics", "compiled.go"), []byte(text))
}

// modFile writes the project's go.mod and go.sum with the copy in them. Its path is relative, since it gets into the
// program, whose bytes must not depend on where it is built.
func (c copied) modFile(draft string) error {
	mod, err := os.ReadFile(filepath.Join(c.root, "go.mod"))
	if err != nil {
		return err
	}
	sum, err := os.ReadFile(filepath.Join(c.root, "go.sum"))
	if err != nil {
		return err
	}
	mod = fmt.Appendf(mod, "\nreplace %s => ./%s\n", Module, filepath.ToSlash(c.folder))
	if err := write(filepath.Join(draft, "trimmed.sum"), sum); err != nil {
		return err
	}
	return write(filepath.Join(draft, "trimmed.mod"), mod)
}

// What the go command builds for.
var (
	browser = []string{"GOOS=js", "GOARCH=wasm"}
	native  = []string{"GOOS=", "GOARCH="}
)

// run runs the go command and returns what it prints.
func run(dir string, target []string, args ...string) (string, error) {
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = append(append(os.Environ(), "GOFLAGS=", "GOWORK=off"), target...)
	var problem strings.Builder
	cmd.Stderr = &problem
	text, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, problem.String())
	}
	return string(text), nil
}

func write(path string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o644)
}
