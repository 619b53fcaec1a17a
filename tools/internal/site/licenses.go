package site

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"glassbox/tools/internal/trim"
)

// writeLicenses writes licenses.txt: the licence of Glassbox and those of everything that is linked into the app, and of its face,
// as they ask for.
func writeLicenses(c Config) error {
	modFile, err := trim.ModFile(c.Root)
	if err != nil {
		return err
	}
	const line = `{{with .Module}}{{.Path}} {{.Version}}{{with .Replace}} (` + trim.Changes + `){{end}}{{"\t"}}{{.Dir}}{{end}}`
	cmd := exec.Command("go", "list", "-modfile="+modFile, "-deps", "-f", line, "./wasm")
	cmd.Dir = c.Root
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=")
	list, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("go list: %w", err)
	}
	goroot, err := goroot(c.Root)
	if err != nil {
		return err
	}
	modules := append(strings.Split(strings.TrimSpace(string(list)), "\n"), "The Go standard library\t"+goroot,
		"Inter, cut to what is used (inter.woff2)\t"+c.web("font"))
	slices.Sort(modules)
	var text strings.Builder
	for _, line := range slices.Compact(modules) {
		if line == "" {
			continue
		}
		name, dir, _ := strings.Cut(line, "\t")
		license, err := licenseIn(dir)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		fmt.Fprintf(&text, "%s\n\n%s\n\n\n", strings.TrimSpace(name), strings.TrimSpace(license))
	}
	return c.write("licenses.txt", []byte(text.String()))
}

// licenseIn reads the licence in a folder, whatever the ending of its name.
func licenseIn(dir string) (string, error) {
	for _, name := range []string{"LICENSE", "LICENSE.md", "LICENSE.txt", "COPYING"} {
		if text, err := os.ReadFile(filepath.Join(dir, name)); err == nil {
			return string(text), nil
		}
	}
	return "", fmt.Errorf("no licence in %s", dir)
}
