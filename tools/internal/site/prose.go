package site

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"glassbox/core/number"
	"glassbox/wasm/prose"
	"glassbox/web"
)

// readProse reads the lesson's fragment and prepares it as web/src/prose.js would for the defaults, so that it
// reads right without scripts. The problems name what the fragment and the film do not have in common. The
// fragment itself becomes part of the site, for figures in other people's pages.
func readProse(c Config, f film) (prose string, problems []string, err error) {
	name := "lessons/" + f.state.Lesson.ID
	text, err := web.Text(os.DirFS(c.web()).(fs.ReadFileFS), name)
	if err != nil {
		return "", nil, fmt.Errorf("lesson %s has no prose: %w", f.state.Lesson.ID, err)
	}
	name += ".html"
	root := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := html.ParseFragment(strings.NewReader(text), root)
	if err != nil {
		return "", nil, fmt.Errorf("%s: %w", name, err)
	}
	var out strings.Builder
	for _, n := range nodes {
		if attr(n, "class") != "words" { // the app has them
			root.AppendChild(n)
		}
	}
	problems = append(f.prepare(root), f.unlit(root)...)
	for n := range root.ChildNodes() {
		if err := html.Render(&out, n); err != nil {
			return "", nil, err
		}
	}
	for i := range problems {
		problems[i] = name + ": " + problems[i]
	}
	return out.String(), problems, c.write(name, []byte(text))
}

// prepare hides what is meant for other settings and fills the placeholders of the rest.
func (f film) prepare(root *html.Node) (problems []string) {
	for n := range within(root) {
		if n.DataAtom != atom.Template && !f.matches(attr(n, "data-when")) {
			n.Attr = append(n.Attr, html.Attribute{Key: "hidden"})
		}
		if name := attr(n, "value"); n.DataAtom == atom.Data && name != "" {
			problems = append(problems, f.fill(n, name)...)
		}
		if key := attr(n, "data-control"); n.DataAtom == atom.Data && key != "" {
			setText(n, setting(n, f.state.Values.Get(key)))
		}
		if symbolic(n) && !symbolic(n.Parent) {
			n.Attr = append(n.Attr, html.Attribute{Key: "translate", Val: "no"})
		}
	}
	return problems
}

// symbolic reports whether n is, or stands in, what is the same in every language: code, formulas, numbers, the learner's own
// words. Translators leave it alone.
func symbolic(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		switch class := attr(n, "class"); {
		case n.DataAtom == atom.Data:
			return attr(n, "data-one") == ""
		case n.DataAtom == atom.Code, n.DataAtom == atom.Var, class == "listing", class == "formula":
			return true
		}
	}
	return false
}

// setting is the value of a control as n shows it: data-quoted makes a string of it, as JSON and Python agree on.
func setting(n *html.Node, value string) string {
	if !slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "data-quoted" }) {
		return value
	}
	quoted, err := json.Marshal(value)
	if err != nil {
		panic(err) // a string is always written
	}
	return string(quoted)
}

// fill writes the number into its placeholder. One that only other settings have stays open.
func (f film) fill(n *html.Node, name string) (problems []string) {
	text, ok := f.says(name, f.when(n))
	if one, noun := lookup(n, "data-one"); noun {
		if many := n.FirstChild.Data; text == "1" {
			n.Attr = append(n.Attr, html.Attribute{Key: "data-many", Val: many})
			setText(n, one)
		}
		return nil
	}
	if ok {
		setText(n, text)
		return nil
	}
	setText(n, "·")
	if !f.numbers[name] {
		return []string{"no film of the lesson has a number “" + name + "”"}
	}
	if !unseen(n) {
		return []string{"“" + name + "” stands where the default film has no such number"}
	}
	return nil
}

// says writes a number, or one of the learner's own words, as it stands at the end of a step.
func (f film) says(name string, step int) (text string, ok bool) {
	switch v := f.state.Run.Numbers(step)[name].(type) {
	case float64:
		return number.Format(v), true
	case string:
		return v, true
	}
	return "", false
}

// when is the step whose numbers n shows: the last of the first chapter that lights the element n is in, so that
// each paragraph tells what was known in its place, or else the end of the chapter.
func (f film) when(n *html.Node) int {
	for ; n != nil; n = n.Parent {
		lights := strings.Fields(attr(n, "data-step"))
		if slices.Contains(lights, prose.Poster) {
			return f.poster
		}
		for i := f.end; i >= 0 && len(lights) > 0; i-- {
			if slices.Contains(lights, f.state.Run.Steps[i].Element) {
				return i
			}
		}
	}
	return f.end
}

// matches reports whether data-when="activation=relu|gelu fork!=0" holds for the defaults.
func (f film) matches(when string) bool {
	return !slices.ContainsFunc(strings.Fields(when), func(condition string) bool { return !f.state.Values.Holds(condition) })
}

// unlit names the elements that no step lights, and the steps that light none.
func (f film) unlit(root *html.Node) (problems []string) {
	lit := map[string]bool{}
	for n := range within(root) {
		for _, name := range strings.Fields(attr(n, "data-step")) {
			if lit[name] = true; !f.elements[name] && name != prose.Poster {
				problems = append(problems, "no film of the lesson has a step “"+name+"”")
			}
		}
	}
	for _, s := range f.state.Run.Steps {
		if !lit[s.Element] {
			lit[s.Element] = true
			problems = append(problems, "no element has data-step=“"+s.Element+"”")
		}
	}
	return problems
}

// unseen reports whether n is in something hidden, or in a template.
func unseen(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		_, hidden := lookup(n, "hidden")
		if hidden || n.DataAtom == atom.Template {
			return true
		}
	}
	return false
}
