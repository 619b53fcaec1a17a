package site

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Single writes the site in the folder as one page that runs by double click: styles, scripts and the app stand
// in it, and it fetches nothing.
func Single(folder, file string) error {
	text, err := os.ReadFile(filepath.Join(folder, "index.html"))
	if err != nil {
		return err
	}
	doc, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		return err
	}
	app, err := os.ReadFile(filepath.Join(folder, "app.wasm.js"))
	if err != nil {
		return err
	}
	licenses, err := os.ReadFile(filepath.Join(folder, "licenses.txt"))
	if err != nil {
		return err
	}
	trainer, err := os.ReadFile(filepath.Join(folder, "worker.wasm.js"))
	if err != nil {
		return err
	}
	models, err := modelsAsData(folder)
	if err != nil {
		return err
	}
	scripts := []*html.Node{data("licenses", string(licenses)), data("glassbox-trainer", trainerAsData(string(trainer))), script(string(app))}
	for _, id := range slices.Sorted(maps.Keys(models)) {
		scripts = append(scripts, data(id, models[id]))
	}
	for n := range within(doc) {
		inlined, err := inline(folder, n)
		if err != nil {
			return err
		}
		if inlined != nil {
			scripts = append(scripts, inlined)
		}
	}
	body := find(doc, atom.Body)
	for _, s := range scripts { // at the end, since an inline script cannot be deferred
		body.AppendChild(s)
	}
	var out bytes.Buffer
	if err := html.Render(&out, doc); err != nil {
		return err
	}
	return os.WriteFile(file, out.Bytes(), 0o644)
}

// inline puts what an element fetches into the page. A script that is deferred is taken out of its place and returned.
func inline(folder string, n *html.Node) (*html.Node, error) {
	switch source := attr(n, "src"); {
	case n.DataAtom == atom.Script && source != "":
		text, err := local(folder, source)
		inlined := script(string(text))
		if _, deferred := lookup(n, "defer"); !deferred {
			n.Parent.InsertBefore(inlined, n)
			inlined = nil
		}
		n.Parent.RemoveChild(n)
		return inlined, err
	case n.DataAtom == atom.Link && attr(n, "rel") == "stylesheet":
		text, err := selfContained(folder, attr(n, "href"))
		n.Data, n.DataAtom, n.Attr = "style", atom.Style, nil
		n.AppendChild(raw(strings.ReplaceAll(text, "</", `<\/`)))
		return nil, err
	case n.DataAtom == atom.Link && !strings.HasPrefix(attr(n, "href"), "data:"):
		return nil, fmt.Errorf("index.html links to %s, which has no place in a single file", attr(n, "href"))
	case source != "" && !strings.HasPrefix(source, "data:"):
		return nil, fmt.Errorf("index.html has a <%s> that loads %s, which has no place in a single file", n.Data, source)
	}
	return nil, nil
}

// fetched is what a style sheet fetches.
var fetched = regexp.MustCompile(`url\(([^):]+)\)`)

// selfContained is a style sheet of the site with its pictures and its face in it.
func selfContained(folder, name string) (text string, err error) {
	style, err := local(folder, name)
	if err != nil {
		return "", err
	}
	return fetched.ReplaceAllStringFunc(string(style), func(found string) string {
		name := fetched.FindStringSubmatch(found)[1]
		data, problem := local(folder, name)
		err = errors.Join(err, problem)
		return "url(data:" + types[filepath.Ext(name)] + ";base64," + base64.StdEncoding.EncodeToString(data) + ")"
	}), err
}

// local reads a file that the page names by a relative path.
func local(folder, name string) ([]byte, error) {
	if name = strings.TrimPrefix(name, "./"); !filepath.IsLocal(name) {
		return nil, fmt.Errorf("index.html loads %s from outside the site", name)
	}
	return os.ReadFile(filepath.Join(folder, name))
}

// data is a text in the page that nothing shows or runs.
func data(id, text string) *html.Node {
	n := script(text)
	n.Attr = []html.Attribute{{Key: "type", Val: "text/plain"}, {Key: "id", Val: id}}
	return n
}

// script is an inline script. The two replaced sequences would end it, or hide its end, and mean the same with
// a backslash in strings and patterns, the only places where they occur.
func script(text string) *html.Node {
	n := &html.Node{Type: html.ElementNode, Data: "script", DataAtom: atom.Script}
	n.AppendChild(raw(strings.NewReplacer("</script", `<\/script`, "<!--", `<\!--`).Replace(text)))
	return n
}

func find(doc *html.Node, a atom.Atom) *html.Node {
	for n := range within(doc) {
		if n.DataAtom == a {
			return n
		}
	}
	return nil
}
