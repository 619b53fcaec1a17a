package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// platform is one of the two that the code is for, with what is built for it.
type platform struct {
	goos, goarch string
	packages     []string
	checks       string // of staticcheck
}

// platforms are checked in turn. ST1005 is left out because the errors of this module are sentences for people,
// who read them as they are. U1000 is left out where part of a package is for the browser: what only that part
// uses is not unused.
var platforms = []platform{
	{"linux", "amd64", []string{"./tools/..."}, "inherit,-ST1005"},
	{"linux", "amd64", []string{"./core/...", "./wasm/..."}, "inherit,-ST1005,-U1000"},
	{"js", "wasm", []string{
		"./core/...", "./wasm/...",
		"./tools/bench/arrows", "./tools/bench/bare", "./tools/bench/matmul", "./tools/internal/stage", "./tools/e2e/shapes",
	}, "inherit,-ST1005"},
}

func (p platform) environ() []string {
	return append(os.Environ(), "GOOS="+p.goos, "GOARCH="+p.goarch)
}

// vet runs go vet.
func vet() ([]string, error) {
	return analyse(func(p platform) []string { return []string{"go", "vet"} })
}

// staticcheck runs the version that go.mod names.
func staticcheck() ([]string, error) {
	path, err := exec.Command("go", "tool", "-n", "staticcheck").Output() // go tool itself would build it for js
	if err != nil {
		return nil, fmt.Errorf("go tool -n staticcheck: %w", err)
	}
	return analyse(func(p platform) []string { return []string{strings.TrimSpace(string(path)), "-checks", p.checks} })
}

// analyse runs a command over the packages of each platform; what it prints is what is wrong.
func analyse(command func(platform) []string) (wrong []string, err error) {
	for _, p := range platforms {
		args := append(command(p), p.packages...)
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Env = p.environ()
		out, err := cmd.CombinedOutput()
		text := strings.TrimSpace(string(out))
		if err != nil && text == "" {
			return nil, err
		}
		if err != nil {
			wrong = append(wrong, text)
		}
	}
	return wrong, nil
}
