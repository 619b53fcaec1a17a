// Package llvm finds the C compiler and the linker that core/simd's kernel is built with.
package llvm

import (
	"fmt"
	"os/exec"
	"regexp"
	"strings"
)

// Version is the one that the committed kernel is built with. Another may give other bytes.
const Version = "19.1.7"

// Packages are those of Debian and its kin that bring it.
var Packages = []string{"clang-19", "lld-19"}

// Toolchain names the programs clang and wasm-ld.
type Toolchain struct{ Clang, Linker string }

// Find returns the programs of Version. The error says which versions there are instead.
func Find() (Toolchain, error) {
	major, _, _ := strings.Cut(Version, ".")
	var found []string
	for _, t := range []Toolchain{{"clang-" + major, "wasm-ld-" + major}, {"clang", "wasm-ld"}} {
		v := t.version()
		if v == Version {
			return t, nil
		}
		if v != "" {
			found = append(found, v)
		}
	}
	have := "none is installed"
	if found != nil {
		have = "installed is " + strings.Join(found, " and ")
	}
	return Toolchain{}, fmt.Errorf("the kernel is built with clang and wasm-ld %s, but %s (Debian: apt-get install %s)", Version, have,
		strings.Join(Packages, " "))
}

var number = regexp.MustCompile(`\d+\.\d+\.\d+`)

// version is that of the compiler, "" if it or the linker is not installed.
func (t Toolchain) version() string {
	if _, err := exec.LookPath(t.Linker); err != nil {
		return ""
	}
	out, _ := exec.Command(t.Clang, "--version").Output()
	return number.FindString(string(out))
}
