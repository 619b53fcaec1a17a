package site

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// lean adds copies of the lessons' words without what the app never says, to stand in place of those in web/lessons, which the
// pages show in full.
func (o *overlay) lean(root string) error {
	files, err := filepath.Glob(filepath.Join(root, "web", "lessons", "*.html"))
	if err != nil {
		return err
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if err := o.put(file, spoken(string(text))); err != nil {
			return err
		}
	}
	return nil
}

// spoken is a lesson's words as the app needs them: without its listings and its prompts, and of what the page says beside
// the figure only how many words it has.
func spoken(text string) string {
	for _, part := range []struct{ begin, end string }{{`<ol class="listing"`, "</ol>"}, {`<section class="try"`, "</section>"}} {
		text = without(text, part.begin, part.end)
	}
	at := strings.Index(text, phrasesBegin)
	if at < 0 {
		at = len(text)
	}
	return tagged.ReplaceAllStringFunc(text[:at], countable) + text[at:]
}

// without is a text with every stretch left out that begins and ends so.
func without(text, begin, end string) string {
	before, rest, ok := strings.Cut(text, begin)
	if _, after, closed := strings.Cut(rest, end); ok && closed {
		return before + without(after, begin, end)
	}
	return text
}

const phrasesBegin = `<template class="words">`

var (
	tagged = regexp.MustCompile(`<[^>]*>[^<]*`) // a tag and the text after it
	word   = regexp.MustCompile(`[^\s\p{Z}]*[\p{L}\p{Nd}][^\s\p{Z}]*`)
)

// countable is a tag with each word after it made an x, unless it is a phrase.
func countable(run string) string {
	tag, text, _ := strings.Cut(run, ">")
	if strings.Contains(tag, "data-word=") {
		return run
	}
	return tag + ">" + word.ReplaceAllString(text, "x")
}
