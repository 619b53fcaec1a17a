package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"glassbox/wasm/course"
	"glassbox/wasm/phrase"
)

// speaking are the folders whose words are phrases; the lessons come besides, each with a book of its own.
var speaking = []string{
	"wasm", "wasm/app", "wasm/control", "wasm/film", "wasm/figure", "wasm/lesson", "wasm/lesson/board", "wasm/lesson/inside",
	"wasm/lesson/layers", "wasm/lesson/looks", "wasm/lesson/merges", "wasm/lesson/opened", "wasm/lesson/stream", "wasm/lesson/tokens",
	"wasm/lesson/words", "wasm/shelf", "tools/internal/site",
}

// words finds phrases that are said and not there, phrases that are there and not said, and words that stand in Go.
func words() (wrong []string, err error) {
	lessons, err := packages()
	if err != nil {
		return nil, err
	}
	var all spoken
	for _, l := range course.Lessons {
		s := spoken{}
		if err := s.read(lessons[l.ID]); err != nil {
			return nil, err
		}
		wrong = append(wrong, s.missing(l.Words())...)
		wrong = append(wrong, s.plain...)
		asked := []string{"title", "tagline", "weights", "why", "zone.", "depth."}
		for _, c := range l.Controls() {
			asked = append(asked, "control."+c.Key)
			for _, o := range c.Options {
				asked = append(asked, "control."+c.Key+"."+o.Value)
			}
		}
		wrong = append(wrong, s.unused(l.Words(), asked...)...)
		all.strings = append(all.strings, s.strings...)
	}
	for _, folder := range speaking {
		s := spoken{}
		if err := s.read(folder); err != nil {
			return nil, err
		}
		if folder != "wasm/lesson" && folder != "tools/internal/site" { // which asks the books of others
			wrong = append(wrong, s.missing(phrase.Shared)...)
		}
		if !strings.HasPrefix(folder, "tools") { // which also speak to developers
			wrong = append(wrong, s.plain...)
		}
		all.strings = append(all.strings, s.strings...)
	}
	return append(wrong, all.unused(phrase.Shared, "zone.", "depth.")...), nil
}

// packages are the folders of the lessons, by ID.
func packages() (map[string]string, error) {
	all := map[string]string{}
	files, err := filepath.Glob("wasm/lesson/*/lesson.go")
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if pair, ok := n.(*ast.KeyValueExpr); ok {
				key, _ := pair.Key.(*ast.Ident)
				if id, ok := text(pair.Value); ok && key != nil && key.Name == "ID" {
					all[id] = filepath.Dir(file)
				}
			}
			return true
		})
	}
	return all, nil
}

// spoken is what Go says: names of phrases, all strings, and those that are words of a language, each as a complaint.
type spoken struct{ names, strings, plain []string }

// read adds the files of a folder, without tests.
func (s *spoken) read(folder string) error {
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		return err
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, file, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool { return s.visit(set, n) })
	}
	return nil
}

func (s *spoken) visit(set *token.FileSet, n ast.Node) bool {
	if call, ok := n.(*ast.CallExpr); ok {
		switch called(call) {
		case "say", "Say":
			if name, ok := text(call.Args[0]); ok {
				s.names = append(s.names, name)
				s.strings = append(s.strings, name)
				for _, value := range call.Args[1:] {
					ast.Inspect(value, func(n ast.Node) bool { return s.visit(set, n) })
				}
				return false
			}
		case "panic": // is for whoever changes the code
			return false
		}
	}
	switch n := n.(type) {
	case *ast.ImportSpec:
		return false
	case *ast.BasicLit:
		if value, ok := text(n); ok {
			s.strings = append(s.strings, value)
			if language(value) && !named(value) {
				s.plain = append(s.plain, fmt.Sprintf("%s: %q is what a person reads: it belongs into the HTML", set.Position(n.Pos()), value))
			}
		}
	}
	return true
}

// called is the name of the function that a call calls; of the methods it is Say alone.
func called(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		if f.Sel.Name == "Say" {
			return f.Sel.Name
		}
	}
	return ""
}

// text is a string that stands in the code.
func text(n ast.Expr) (value string, ok bool) {
	lit, ok := n.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	value, err := strconv.Unquote(lit.Value)
	return value, err == nil
}

// language reports whether a text has two words of a language in a row, or one with a capital.
var language = regexp.MustCompile(`\pL{2,}[,;:]? \pL{2,}|^\p{Lu}\p{Ll}{2,}$`).MatchString

// named reports whether a text is the name of a shared phrase, or the end of one.
func named(text string) bool {
	return slices.ContainsFunc(phrase.Shared.Names(), func(name string) bool { return name == text || strings.HasSuffix(name, "."+text) })
}

// missing are the phrases that are said and not in the book.
func (s *spoken) missing(b *phrase.Book) (wrong []string) {
	for _, name := range s.names {
		if !b.Has(name) && !phrase.Shared.Has(name) {
			wrong = append(wrong, fmt.Sprintf("web/%s has no phrase %q", b.File(), name))
		}
	}
	return wrong
}

// unused are the phrases of a book that nothing says. A name may be put together: then its beginning stands in the code,
// and ends in a dot or a space. Some are asked for by others.
func (s *spoken) unused(b *phrase.Book, byOthers ...string) (wrong []string) {
	names := b.Names()
	slices.Sort(names)
	for _, name := range names {
		asks := func(text string) bool {
			return text == name || text != "" && strings.HasPrefix(name, text) && strings.ContainsAny(text[len(text)-1:], ". ")
		}
		if !slices.ContainsFunc(s.strings, asks) && !slices.ContainsFunc(byOthers, asks) {
			wrong = append(wrong, fmt.Sprintf("web/%s has the phrase %q, which nothing says", b.File(), name))
		}
	}
	return wrong
}
