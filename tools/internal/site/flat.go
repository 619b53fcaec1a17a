package site

import (
	"go/scanner"
	"go/token"
	"strings"
)

// flat is a Go file with each of its declarations in the line that it begins in, and without comments. A program carries a
// table of the lines of its code, to tell where it panicked; so it is a fifth smaller, and tells the function and its first
// line.
func flat(source []byte) string {
	f := token.NewFileSet().AddFile("", -1, len(source))
	var s scanner.Scanner
	s.Init(f, source, nil, scanner.ScanComments)
	o := flattened{line: 1, fresh: true}
	for {
		pos, tok, text := s.Scan()
		switch {
		case tok == token.EOF:
			return o.String()
		case tok == token.COMMENT && strings.HasPrefix(text, "//go:"):
			o.directive(f.Line(pos), text)
		case tok == token.COMMENT:
		case tok == token.SEMICOLON:
			o.write(";")
			o.fresh = o.depth == 0
		default:
			if text == "" {
				text = tok.String()
			}
			o.token(f.Line(pos), tok, text)
		}
	}
}

// flattened is such a file as far as it is written.
type flattened struct {
	strings.Builder
	line  int  // the one that is being written
	depth int  // of brackets
	fresh bool // the next token begins a declaration
}

func (o *flattened) write(text string) {
	o.WriteString(text)
	o.line += strings.Count(text, "\n")
}

// reach goes on in a line of the original.
func (o *flattened) reach(line int) {
	if line > o.line {
		o.write(strings.Repeat("\n", line-o.line))
	}
}

// directive is a comment that tells the compiler something, which stands in a line of its own.
func (o *flattened) directive(line int, text string) {
	if o.fresh {
		o.reach(line)
	}
	if text := o.String(); text != "" && !strings.HasSuffix(text, "\n") {
		o.write("\n")
	}
	o.write(text + "\n")
}

func (o *flattened) token(line int, tok token.Token, text string) {
	if o.fresh {
		o.reach(line)
	}
	o.fresh = false
	switch tok {
	case token.LPAREN, token.LBRACE, token.LBRACK:
		o.depth++
	case token.RPAREN, token.RBRACE, token.RBRACK:
		o.depth--
	}
	o.write(text + " ")
}
