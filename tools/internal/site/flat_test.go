package site

import (
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// A flat file says the same as the original, and its functions begin where they did; directives stand before what they did.
func TestFlatFilesMeanTheSame(t *testing.T) {
	seen := 0
	for _, folder := range []string{"../../../core", "../../../wasm", filepath.Join(goRoot(t), "src", "runtime")} {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".go" || strings.Contains(path, "testdata") {
				return err
			}
			source, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			if seen++; seen%3 > 0 { // a third of them will do
				return nil
			}
			was, is := meaning(t, path, string(source)), meaning(t, path, flat(source))
			if was != is {
				t.Errorf("%s means something else", path)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen < 500 {
		t.Errorf("only %d files were seen", seen)
	}
}

func goRoot(t *testing.T) string {
	t.Helper()
	dir, err := goroot("../../..")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// meaning is what a file says: its tokens, its directives, and behind them the functions with the lines that they begin in.
func meaning(t *testing.T, path, source string) string {
	t.Helper()
	set := token.NewFileSet()
	f, err := parser.ParseFile(set, path, source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	var s scanner.Scanner
	s.Init(set.AddFile("", -1, len(source)), []byte(source), nil, scanner.ScanComments)
	for {
		_, tok, text := s.Scan()
		switch {
		case tok == token.EOF:
			for _, d := range f.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok {
					all.WriteString(fn.Name.Name + " " + strconv.Itoa(set.Position(fn.Pos()).Line) + "\n")
				}
			}
			return all.String()
		case tok == token.SEMICOLON:
			all.WriteString(";")
		case tok != token.COMMENT || strings.HasPrefix(text, "//go:"):
			all.WriteString(tok.String() + " " + text + " ")
		}
	}
}

func TestFlat(t *testing.T) {
	const source = "package a\n\n//go:build js\n// No.\nfunc f(\n\ti interface {\n\t\tF()\n\t}, n int,\n) int {\n" +
		"\tx := `a\nb`\n\treturn len(x)\n}\n\n//go:nosplit\nfunc g() {}\n"
	const want = "package a ;\n\n//go:build js\n\nfunc f ( i interface { F ( ) ;} , n int , ) int { x := `a\nb` ;return len ( x ) ;} ;" +
		"\n\n\n\n\n\n\n\n\n//go:nosplit\nfunc g ( ) { } ;"
	if got := flat([]byte(source)); got != want {
		t.Errorf("%q is flat as\n%q, want\n%q", source, got, want)
	}
}
