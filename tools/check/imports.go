package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
)

const module = "glassbox"

// listed is what go list tells about a package.
type listed struct {
	ImportPath string
	GoFiles    []string
	Imports    []string // direct: under js, the dependencies of nearly everything include syscall/js
}

// imports checks every package on both platforms against its rule.
func imports() (wrong []string, err error) {
	for _, p := range platforms {
		packages, err := list(p)
		if err != nil {
			return nil, err
		}
		for _, l := range packages {
			wrong = append(wrong, judge(l, p.goos)...)
		}
	}
	slices.Sort(wrong)
	return slices.Compact(wrong), nil
}

func list(p platform) (all []listed, err error) {
	cmd := exec.Command("go", append([]string{"list", "-json=ImportPath,GoFiles,Imports"}, p.packages...)...)
	cmd.Env, cmd.Stderr = p.environ(), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list for %s: %w", p.goos, err)
	}
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var l listed
		if err := d.Decode(&l); errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return nil, err
		}
		all = append(all, l)
	}
}

// judge says what is wrong with a package on a platform.
func judge(p listed, goos string) (wrong []string) {
	path := strings.TrimPrefix(p.ImportPath, module+"/")
	r, ok := ruleFor(path)
	if !ok {
		return []string{path + ": no rule in tools/check/rules.go says what it may import"}
	}
	for _, i := range p.Imports {
		if may := r.on(goos); !allows(may, i) {
			wrong = append(wrong, path+" imports "+i+"; on "+goos+" it may import "+strings.Join(may, ", "))
		}
	}
	if r.jsOnly && goos != "js" && len(p.GoFiles) > 0 {
		wrong = append(wrong, path+": "+strings.Join(p.GoFiles, ", ")+" must begin with //go:build js && wasm")
	}
	return wrong
}
