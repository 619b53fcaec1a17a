// Command bundle builds the static site for publishing.
//
//	go run ./tools/bundle -out dist/site -single dist/glassbox.html
//
// It prints each file with its size and that of its compressed copy.
package main

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"glassbox/tools/internal/site"
)

func main() {
	out := flag.String("out", "dist/site", "the `folder` to write the site to")
	single := flag.String("single", "", "the `file` to write the self-contained page to; none if empty")
	quality := flag.Int("quality", 11, "of the compressed copies, 1 … 11, or 0 for none")
	flag.Parse()
	if err := bundle(site.Config{Root: ".", Out: *out, Quality: *quality}, *single); err != nil {
		fmt.Fprintln(os.Stderr, "bundle:", err)
		os.Exit(1)
	}
}

func bundle(c site.Config, single string) error {
	if err := os.RemoveAll(c.Out); err != nil {
		return err
	}
	problems, err := site.Build(c)
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		return fmt.Errorf("the site is not fit to be published:\n%s", strings.Join(problems, "\n"))
	}
	if single != "" {
		if err := site.Single(c.Out, single); err != nil {
			return err
		}
	}
	return list(c.Out, single)
}

// list prints the sizes of the files.
func list(folder, single string) error {
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && filepath.Ext(path) != ".br" {
			fmt.Printf("%9d bytes, %8d as brotli  %s\n", size(path), size(path+".br"), path)
		}
		return err
	})
	if err == nil && single != "" {
		fmt.Printf("%9d bytes                      %s\n", size(single), single)
	}
	return err
}

// size is the size of the file, or 0 if there is none.
func size(file string) int64 {
	info, err := os.Stat(file)
	if err != nil {
		return 0
	}
	return info.Size()
}
