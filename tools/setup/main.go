// Command setup gets what the tests need beside Go: a browser to run the site in, fonts for it to write with, and
// Python to run the listings of the lessons. On Debian and its kin it installs what is missing if it may;
// elsewhere it says what to install.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"

	"glassbox/tools/internal/browser"
)

// need is a program with the packages that bring it.
type need struct {
	what     string
	found    func() bool
	packages []string
}

var needs = []need{
	{"Chromium", func() bool { _, err := browser.Find(); return err == nil }, []string{"chromium", "fonts-liberation", "fonts-dejavu-core"}},
	{"Python 3", func() bool { _, err := exec.LookPath("python3"); return err == nil }, []string{"python3"}},
}

func main() {
	var missing, packages []string
	for _, n := range needs {
		if !n.found() {
			missing = append(missing, n.what)
			packages = append(packages, n.packages...)
		}
	}
	if len(missing) == 0 {
		return
	}
	if err := get(packages); err != nil {
		fmt.Fprintf(os.Stderr, "setup: %s missing: %v\n", strings.Join(missing, " and "), err)
		os.Exit(1)
	}
}

// get installs Debian packages.
func get(packages []string) error {
	command := "apt-get install --no-install-recommends " + strings.Join(packages, " ")
	if _, err := exec.LookPath("apt-get"); err != nil {
		return fmt.Errorf("please install it; a Chromium or Chrome outside PATH is named by CHROME=/path/to/chrome")
	}
	if os.Geteuid() != 0 {
		return fmt.Errorf("please run as root: %s; or name a Chromium or Chrome: CHROME=/path/to/chrome make test", command)
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
