package site

import (
	"iter"
	"slices"

	"golang.org/x/net/html"
)

// within yields n and everything that was under it at the start, whatever is done to the tree meanwhile.
func within(n *html.Node) iter.Seq[*html.Node] {
	return slices.Values(append([]*html.Node{n}, slices.Collect(n.Descendants())...))
}

func lookup(n *html.Node, name string) (value string, ok bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func attr(n *html.Node, name string) string {
	value, _ := lookup(n, name)
	return value
}

func setText(n *html.Node, text string) {
	for n.FirstChild != nil {
		n.RemoveChild(n.FirstChild)
	}
	n.AppendChild(raw(text))
}

func raw(text string) *html.Node { return &html.Node{Type: html.TextNode, Data: text} }
