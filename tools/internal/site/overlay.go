package site

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// overlay is copies of files in which less stands, to be compiled in place of the originals.
type overlay struct {
	folder  string            // of the copies
	Replace map[string]string // the copies by the originals
}

// put adds a copy.
func (o *overlay) put(original, text string) error {
	original, err := filepath.Abs(original)
	if err != nil {
		return err
	}
	copied := filepath.Join(o.folder, strconv.Itoa(len(o.Replace))+filepath.Ext(original))
	o.Replace[original] = copied
	return os.WriteFile(copied, []byte(text), 0o644)
}

// lessening returns the flag that compiles a program from less than what stands in its files: the lessons' words without what
// the app never says, and Go without most of its lines. The copies go to a folder.
func lessening(root, program, folder string, flags []string) (flag string, err error) {
	o := &overlay{folder, map[string]string{}}
	if err := o.lean(root); err != nil {
		return "", err
	}
	if err := o.flatten(root, program, flags); err != nil {
		return "", err
	}
	text, err := json.Marshal(o)
	if err != nil {
		return "", err
	}
	list := filepath.Join(folder, "overlay.json")
	return "-overlay=" + list, os.WriteFile(list, text, 0o644)
}

// flatten adds all Go that a program is made of, but that of modules, which the go command lets no one replace. The copy of
// Ebitengine is none of them.
func (o *overlay) flatten(root, program string, flags []string) error {
	args := []string{"list", "-deps", "-f", `{{$dir := .Dir}}{{range .GoFiles}}{{$dir}}/{{.}}{{"\n"}}{{end}}`}
	for _, flag := range flags {
		if strings.HasPrefix(flag, "-modfile=") {
			args = append(args, flag)
		}
	}
	modules, err := goCommand(root, "env", "GOMODCACHE")
	if err != nil {
		return err
	}
	files, err := goCommand(root, append(args, program)...)
	if err != nil {
		return err
	}
	for _, file := range strings.Split(files, "\n") {
		if strings.HasPrefix(file, modules) {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if err := o.put(file, flat(source)); err != nil {
			return err
		}
	}
	return nil
}

// goCommand is what the go command says about a checkout, for the browser.
func goCommand(root string, args ...string) (string, error) {
	cmd := exec.Command("go", args...)
	cmd.Dir, cmd.Env = root, browser()
	text, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w", strings.Join(args, " "), err)
	}
	return strings.TrimSpace(string(text)), nil
}

// browser is the environment of a go command that compiles for it.
func browser() []string {
	return append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=", "GOWASM=")
}
