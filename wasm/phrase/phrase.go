// Package phrase finds what the app says in words. They stand in HTML, with the prose, so that a lesson is translated by
// translating one file: in web/lessons/ID.html those of a lesson, in web/words.html those that lessons share. Any element
// with a data-word is a phrase, named by it:
//
//	<p data-word="notice.more">The text has <data value="n"></data> <data value="n" data-one="word">words</data>.</p>
//
// A placeholder takes a value by its name. One with data-one is a noun that follows a number: in the singular it is what
// that says, otherwise what stands in it.
package phrase

import (
	"fmt"
	"strings"
	"sync"

	"glassbox/core/number"
	"glassbox/web"
)

// Shared is the book of what lessons share.
var Shared = Of("words")

// Say returns a phrase of those that lessons share, as Book.Say does.
func Say(name string, values ...any) string { return Shared.Say(name, values...) }

// Book is the phrases of one file, or of its parts. It is read when it is first asked.
type Book struct {
	file string
	read func() map[string]phrase

	mu     sync.Mutex
	misses map[string]bool
}

var (
	mu    sync.Mutex
	books = map[string]*Book{}
)

// Of returns the book of a lesson, by its ID, or the one named "words". It panics, when it is first asked, if the file is
// not there or is not written as it must be.
func Of(name string) *Book {
	mu.Lock()
	defer mu.Unlock()
	if b := books[name]; b != nil {
		return b
	}
	b := &Book{file: "lessons/" + name, misses: map[string]bool{}}
	if name == "words" {
		b.file = name
	}
	b.read = sync.OnceValue(b.parse)
	books[name] = b
	return b
}

// Has reports whether there is a phrase of that name.
func (b *Book) Has(name string) bool {
	_, ok := b.read()[name]
	return ok
}

// Say returns a phrase with its placeholders filled; one that the book does not have is looked for in the shared one.
// Values are pairs of a placeholder's name and what it takes: an int is written for people, all else printed as fmt.Print
// does. What is missing is named in brackets, and Misses tells tests of it.
func (b *Book) Say(name string, values ...any) string {
	p, ok := b.read()[name]
	switch {
	case !ok && b != Shared && Shared.Has(name):
		return Shared.Say(name, values...)
	case !ok:
		return b.miss(name)
	}
	if len(p) == 1 && p[0].value == "" {
		return p[0].text
	}
	var out strings.Builder
	for _, part := range p {
		text, ok := part.fill(values)
		if !ok {
			text = b.miss(name + " " + part.value)
		}
		out.WriteString(text)
	}
	return out.String()
}

func (b *Book) miss(what string) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.misses[what] = true
	return "[" + what + "]"
}

// Misses returns what was asked for and is not there, with the name of the file.
func (b *Book) Misses() (all []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for what := range b.misses {
		all = append(all, b.file+": "+what)
	}
	return all
}

// File is the book's file, as a path in the folder web.
func (b *Book) File() string { return b.file }

// Names returns the names of all phrases, in no order.
func (b *Book) Names() (all []string) {
	for name := range b.read() {
		all = append(all, name)
	}
	return all
}

// phrase is a text in parts.
type phrase []part

// part is a text, or a placeholder if it has a value's name.
type part struct {
	text  string // of a placeholder: the noun for any number but one
	value string
	one   string
	noun  bool
}

func (p part) fill(values []any) (text string, ok bool) {
	if p.value == "" {
		return p.text, true
	}
	for i := 0; i+1 < len(values); i += 2 {
		if values[i] != p.value {
			continue
		}
		switch text := printed(values[i+1]); {
		case !p.noun:
			return text, true
		case text == "1":
			return p.one, true
		}
		return p.text, true
	}
	return "", false
}

// printed writes a value for people. A text that runs from right to left is isolated, so that it does not turn what stands
// around it.
func printed(value any) string {
	if n, ok := value.(int); ok {
		return number.Int(n)
	}
	text := fmt.Sprint(value)
	if strings.ContainsFunc(text, leftward) {
		return "\u2068" + text + "\u2069"
	}
	return text
}

// leftward reports whether a letter is of a script that runs from right to left: Hebrew, Arabic and those beside them.
func leftward(r rune) bool {
	return r >= 0x590 && r <= 0x8ff || r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfefc || r >= 0x10800 && r <= 0x10fff ||
		r >= 0x1e800 && r <= 0x1efff
}

// parse reads the book's file.
func (b *Book) parse() map[string]phrase {
	text, err := web.Text(web.Words, b.file)
	if err != nil {
		panic("phrase: " + err.Error())
	}
	all, err := read(text)
	if err != nil {
		panic("phrase: " + b.file + ": " + err.Error())
	}
	return all
}
