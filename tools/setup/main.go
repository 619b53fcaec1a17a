// Command setup gets what the tests need beside Go: a browser to run the site in, whole and as a shell without a
// window, fonts for it to write with, Python to run the listings of the lessons, and the C compiler that the kernel
// is built with. On Debian and its kin it installs what is missing if it may; elsewhere it says what to install. One
// of the two browsers can be done without, which the other then stands in for, and so can the compiler: the kernel
// is then not compared with its source.
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
	{"Chromium", has(browser.Whole), []string{"chromium", "fonts-liberation", "fonts-dejavu-core"},
		"everything is tested in its shell, which no visitor has"},
	{"the shell of Chromium", has(browser.Shell), []string{"chromium-headless-shell", "fonts-liberation", "fonts-dejavu-core"},
		"everything is tested in the whole of it, which takes longer"},
	{"Python 3", func() bool { _, err := exec.LookPath("python3"); return err == nil }, []string{"python3"}, ""},
	{"clang " + llvm.Version, func() bool { _, err := llvm.Find(); return err == nil }, llvm.Packages,
		"the kernel is not compared with its source"},
}

// has reports whether there is a browser of the kind, or another that is to be taken for both.
func has(kind browser.Kind) func() bool {
	return func() bool {
		_, ok := browser.Installed(kind)
		return ok || os.Getenv("CHROME") != ""
	}
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
	shell, err := browser.Find(browser.Shell)
	if err != nil {
		fmt.Fprintln(os.Stderr, "setup:", err)
		lacking = true
	}
	if lacking {
		os.Exit(1)
	}
	if whole, _ := browser.Find(browser.Whole); whole != shell {
		fmt.Printf("setup: the tests run in %s, and one of them in %s\n", shell, whole)
	} else {
		fmt.Printf("setup: all tests run in %s\n", whole)
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
