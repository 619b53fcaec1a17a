package phrase

import (
	"errors"
	"strings"
)

// mark is what makes an element a phrase.
const mark = ` data-word="`

// read finds the phrases in HTML, each with its name. The elements must be closed and hold nothing but text and
// placeholders, and no name may come twice.
func read(text string) (map[string]phrase, error) {
	all := map[string]phrase{}
	for {
		at := strings.Index(text, mark)
		if at < 0 {
			return all, nil
		}
		tag, _, _ := strings.Cut(text[strings.LastIndexByte(text[:at], '<')+1:], " ")
		name, rest, _ := strings.Cut(text[at+len(mark):], `"`)
		_, rest, opened := strings.Cut(rest, ">")
		content, rest, closed := strings.Cut(rest, "</"+tag+">")
		if !opened || !closed || name == "" {
			return nil, errors.New("the phrase “" + name + "” does not end")
		}
		p, err := parts(content)
		if err != nil {
			return nil, errors.New("the phrase “" + name + "” " + err.Error())
		}
		if all[name] != nil {
			return nil, errors.New("the phrase “" + name + "” is there twice")
		}
		all[name], text = p, rest
	}
}

// parts takes the content of a phrase apart. White space counts as in HTML: any of it is one space, and none at the ends.
func parts(content string) (phrase, error) {
	content = strings.Join(strings.Fields(content), " ")
	if content == "" {
		return nil, errors.New("is empty")
	}
	p := phrase{}
	for content != "" {
		text, rest, more := strings.Cut(content, "<")
		if text != "" {
			plain, err := unescaped(text)
			if err != nil {
				return nil, err
			}
			p = append(p, part{text: plain})
		}
		if !more {
			break
		}
		hole, after, err := placeholder(rest)
		if err != nil {
			return nil, err
		}
		p, content = append(p, hole), after
	}
	return p, nil
}

// placeholder reads what follows a “<”: data value="name" data-one="noun">nouns</data>.
func placeholder(text string) (p part, rest string, err error) {
	wrong := errors.New(`holds a tag; only <data value="…"></data> may stand in a phrase`)
	attributes, rest, opened := strings.Cut(text, ">")
	content, rest, closed := strings.Cut(rest, "</data>")
	value, isData := strings.CutPrefix(attributes, `data value="`)
	if !opened || !closed || !isData {
		return p, "", wrong
	}
	p.value, attributes, _ = strings.Cut(value, `"`)
	if one, ok := strings.CutPrefix(attributes, ` data-one="`); ok {
		p.noun, attributes = true, strings.TrimSuffix(one, `"`)
		if p.one, err = unescaped(attributes); err != nil {
			return p, "", err
		}
		attributes = ""
	}
	if p.text, err = unescaped(content); err != nil {
		return p, "", err
	}
	if p.value == "" || attributes != "" || !p.noun && p.text != "" {
		return p, "", wrong
	}
	return p, rest, nil
}

var entities = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&nbsp;", "\u00a0")

// unescaped replaces the few entities that a text of ours needs.
func unescaped(text string) (string, error) {
	if !strings.Contains(text, "&") {
		return text, nil
	}
	plain := entities.Replace(text)
	before, after, found := strings.Cut(plain, "&")
	for found {
		if !strings.HasPrefix(after, "amp;") {
			return "", errors.New("holds an entity that is not &amp;, &lt;, &gt;, &quot; or &nbsp;")
		}
		var next string
		next, after, found = strings.Cut(after[len("amp;"):], "&")
		before += "&" + next
	}
	return before, nil
}
