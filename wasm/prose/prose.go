// Package prose knows what there is to read at each step of a lesson, which its HTML in web/lessons says: an element with
// data-step="a b" is lit by the steps a and b, and one with data-when="key=x|y" stands there for some settings only. A
// lesson opens at its poster, with the paragraph lit that has data-step="poster": after the last step that lights what
// that names in data-poster.
package prose

import (
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"glassbox/web"
)

// Pace is the time that an unhurried reader takes for a word: 200 words a minute.
const Pace = time.Minute / 200

// Prose is what a lesson has to be read.
type Prose struct {
	read func() []passage
}

// passage is a stretch of text with nothing in it that other settings would hide.
type passage struct {
	steps   []string // that light it
	when    []string // conditions, all of which must hold
	words   int
	number  string // that stands there, or empty
	caption bool   // it stands under the figure, and not beside it
	poster  string // what the lesson opens at, where this is what it says then
}

// shown reports whether the settings show it.
func (t passage) shown(holds func(condition string) bool) bool {
	return !slices.ContainsFunc(t.when, func(condition string) bool { return !holds(condition) })
}

// Poster is the element that is lit while a lesson stands as it opens.
const Poster = "poster"

var all sync.Map

// Of returns the prose of a lesson. It panics, when it is first asked, if the lesson has none.
func Of(id string) *Prose {
	p, _ := all.LoadOrStore(id, &Prose{sync.OnceValue(func() []passage {
		text, err := web.Text(web.Words, "lessons/"+id)
		if err != nil {
			panic("prose: " + err.Error())
		}
		return passages(text)
	})})
	return p.(*Prose)
}

// Read is the prose in the HTML of a lesson, whatever that is.
func Read(text string) *Prose {
	return &Prose{sync.OnceValue(func() []passage { return passages(text) })}
}

// Words is the number of words that an element lights, beside the figure or in the caption under it, as far as the
// settings show them: holds reports whether a condition, key=x|y, does.
func (p *Prose) Words(element string, caption bool, holds func(condition string) bool) (n int) {
	for _, t := range p.read() {
		if t.caption == caption && slices.Contains(t.steps, element) && t.shown(holds) {
			n += t.words
		}
	}
	return n
}

// Numbers are the names of the numbers that stand in what an element lights, as the settings show it.
func (p *Prose) Numbers(element string, holds func(condition string) bool) (names []string) {
	for _, t := range p.read() {
		if t.number != "" && slices.Contains(t.steps, element) && t.shown(holds) && !slices.Contains(names, t.number) {
			names = append(names, t.number)
		}
	}
	return names
}

// Opens is what lights the step that a lesson opens at, as the settings have it, or empty.
func (p *Prose) Opens(holds func(condition string) bool) string {
	for _, t := range p.read() {
		if t.poster != "" && t.shown(holds) {
			return t.poster
		}
	}
	return ""
}

// open is an element that has not ended yet, with what holds inside of it.
type open struct {
	tag         string
	steps, when []string
	code        bool // of a listing, which is not read in passing
	caption     bool
	poster      string
}

// passages reads the HTML of a lesson.
func passages(text string) (found []passage) {
	stack := []open{{}}
	for text != "" {
		words, rest, more := strings.Cut(text, "<")
		top := stack[len(stack)-1]
		if n := count(words); n > 0 && len(top.steps) > 0 && !top.code {
			found = append(found, passage{top.steps, top.when, n, "", top.caption, top.poster})
		}
		if !more {
			break
		}
		tag, after, _ := strings.Cut(rest, ">")
		text = after
		switch {
		case strings.HasPrefix(tag, "!--"):
			_, text, _ = strings.Cut(rest, "-->")
		case strings.HasPrefix(tag, "/"):
			stack = closed(stack, tag[1:])
		case !alone(tag):
			stack = append(stack, top.with(tag))
		}
		if strings.HasPrefix(tag, "data") && attribute(tag, "data-one") == "" && len(top.steps) > 0 && !top.code { // a number's place
			found = append(found, passage{top.steps, top.when, 1, attribute(tag, "value"), top.caption, top.poster})
		}
	}
	return found
}

// closed is the stack after the end of an element; elements in it that were not closed end with it.
func closed(stack []open, tag string) []open {
	for i := len(stack) - 1; i > 0; i-- {
		if stack[i].tag == tag {
			return stack[:i]
		}
	}
	return stack
}

// alone reports whether a tag begins an element that nothing stands in.
func alone(tag string) bool {
	return slices.Contains([]string{"br", "img", "input", "hr"}, name(tag))
}

func name(tag string) string {
	if end := strings.IndexFunc(tag, unicode.IsSpace); end >= 0 {
		return tag[:end]
	}
	return tag
}

// with is what holds inside an element that begins within o.
func (o open) with(tag string) open {
	o.tag = name(tag)
	if steps := attribute(tag, "data-step"); steps != "" {
		o.steps = strings.Fields(steps)
	}
	if when := attribute(tag, "data-when"); when != "" {
		o.when = append(slices.Clone(o.when), strings.Fields(when)...)
	}
	if poster := attribute(tag, "data-poster"); poster != "" {
		o.poster = poster
	}
	class := attribute(tag, "class")
	o.code = o.code || class == "listing"
	o.caption = o.caption || class == "captions"
	return o
}

// attribute is the value of an attribute of a tag, or empty.
func attribute(tag, key string) string {
	_, value, _ := strings.Cut(tag, key+`="`)
	value, _, _ = strings.Cut(value, `"`)
	return value
}

// count is the number of words with a letter or a digit in them.
func count(text string) (n int) {
	for _, word := range strings.Fields(text) {
		if strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			n++
		}
	}
	return n
}
