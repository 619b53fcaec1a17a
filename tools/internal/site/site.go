// Package site builds the static site and serves it. A site is a folder of plain files that works under any path:
//
//	index.html, embed.html   the pages, with every lesson's prose in them
//	stills/                  pictures that stand in the place of a figure: until it runs, or where it cannot
//	glassbox.js              the element, a classic script that any page may use
//	app.wasm, lessons/       what the element fetches from beside itself: the app, and the words of the lessons
//	app.wasm.js              the app as a script, for where nothing can be fetched: file://, a sandboxed frame
//	worker.js, worker.wasm   what trains beside the page: a Web Worker and its program
//	kernel.wasm, kernel-relaxed.wasm   what that computes with
//	worker.wasm.js           all four as a script
//	models/                  trained models, fetched by the lessons that show them: a folder each, and the same as a script
//	page.js, embed.js        the scripts of the two pages
//	style.css, inter.woff2
//	licenses.txt             of what is in it
//	*.br                     the same files compressed, for servers that know how to use them
package site

import (
	"os"
	"path/filepath"
)

// Config says what to build from, and where to.
type Config struct {
	Root    string // the checkout
	Out     string // the folder of the site; files already in it are overwritten
	Quality int    // of the compressed copies, 1 … 11, or 0 for none
}

// Build writes the site. The problems are sentences about its words and pictures that do not keep a developer
// from looking at it, but must not be published.
func Build(c Config) (problems []string, err error) {
	if err := os.MkdirAll(c.Out, 0o755); err != nil {
		return nil, err
	}
	for _, step := range []func(Config) error{compileApp, bundleScripts, compileTrainer, writeModels, copyFace, writeLicenses} {
		if err := step(c); err != nil {
			return nil, err
		}
	}
	problems, err = writeLessons(c)
	if err != nil || c.Quality == 0 {
		return problems, err
	}
	return problems, Compress(c)
}

// writeLessons writes what is made from the lessons, and takes no compiler: the pages, the stills and the style sheet.
func writeLessons(c Config) (problems []string, err error) {
	films, err := openAll()
	if err != nil {
		return nil, err
	}
	if err := writeStills(c, films); err != nil {
		return nil, err
	}
	if err := bundleStyle(c, stillRules(films)); err != nil {
		return nil, err
	}
	return writePages(c, films)
}

// copyFace copies the face that everything is set in.
func copyFace(c Config) error {
	face, err := os.ReadFile(c.web("font", "inter.woff2"))
	if err != nil {
		return err
	}
	return c.write("inter.woff2", face)
}

// web is a file of the checkout's web folder.
func (c Config) web(name ...string) string {
	return filepath.Join(append([]string{c.Root, "web"}, name...)...)
}

func (c Config) write(name string, data []byte) error {
	path := filepath.Join(c.Out, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
