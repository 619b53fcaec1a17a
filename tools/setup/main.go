// Command setup gets what the tests need beside Go: a browser to run the site in, fonts for it to write with,
// Python to run the listings of the lessons, and the C compiler that the kernel is built with. On Debian and its kin
// it installs what is missing if it may; elsewhere it says what to install. Only the compiler can be done without:
// the kernel is then not compared with its source.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"glassbox/tools/internal/browser"
	"glassbox/tools/internal/llvm"
)

// need is a program with the packages that bring it.
type need struct {
	what     string
	found    func() bool
	packages []string
	without  string // what happens without it; "" if nothing goes without
}

var needs = []need{
	{"Chromium (outside PATH it is named by CHROME=/path/to/chrome)", func() bool { _, err := browser.Find(); return err == nil }, []string{"chromium", "fonts-liberation", "fonts-dejavu-core"}, ""},
	{"Python 3", func() bool { _, err := exec.LookPath("python3"); return err == nil }, []string{"python3"}, ""},
	{"clang " + llvm.Version, func() bool { _, err := llvm.Find(); return err == nil }, llvm.Packages, "the kernel is not compared with its source"},
}

func main() {
	lacking := false
	for _, n := range needs {
		if n.found() {
			continue
		}
		err := get(n.packages)
		switch {
		case err != nil && n.without == "":
			fmt.Fprintf(os.Stderr, "setup: %s is missing: %v\n", n.what, err)
			lacking = true
		case err != nil:
			fmt.Fprintf(os.Stderr, "setup: without %s %s: %v\n", n.what, n.without, err)
		}
	}
	if lacking {
		os.Exit(1)
	}
}

// get installs Debian packages.
func get(packages []string) error {
	command := "apt-get install --no-install-recommends " + strings.Join(packages, " ")
	if _, err := exec.LookPath("apt-get"); err != nil {
		return errors.New("please install it")
	}
	if os.Geteuid() != 0 {
		return fmt.Errorf("please run as root: %s", command)
	}
	fmt.Println("setup:", command)
	for _, args := range [][]string{{"update", "-q"}, append([]string{"install", "-y", "-q", "--no-install-recommends"}, packages...)} {
		cmd := exec.Command("apt-get", args...)
		cmd.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
		cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("apt-get %s: %w", args[0], err)
		}
	}
	return nil
}
