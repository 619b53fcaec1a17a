// Package textfile reads files that people give as texts. It is total: whatever a file is, the result is its text or an *Error.
package textfile

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Most is how many bytes a text may have.
const Most = 5 << 20

// File is what is known of a text without reading it.
type File struct {
	Name    string
	Bytes   int // of the file
	Letters int // of the text
	Signs   int // that differ among them
	Hash    uint64
}

// Error is why a file is not read.
type Error struct {
	Problem Problem
	At      int // the byte that does not fit
}

// Problem is a kind of Error.
type Problem string

// The problems.
const (
	Empty  Problem = "empty"
	Long   Problem = "long"
	UTF16  Problem = "utf16"
	Latin  Problem = "latin" // or another encoding of one byte a character
	Binary Problem = "binary"
)

// sentences are for where no page has its own.
var sentences = map[Problem]string{
	Empty:  "There is no text to learn from.",
	Long:   "The text has more than 5 MB, which is the most.",
	UTF16:  "The text is UTF-16, and must be UTF-8.",
	Latin:  "The text is not UTF-8 but an older encoding.",
	Binary: "This is no text.",
}

func (e *Error) Error() string { return sentences[e.Problem] }

// Read reads a text in UTF-8, without a mark at its beginning, and with every line ended by \n.
func Read(name string, data []byte) (text string, f File, err error) {
	if err := check(data); err != nil {
		return "", f, err
	}
	text = strings.TrimPrefix(string(data), mark)
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	if text == "" {
		return "", f, &Error{Problem: Empty}
	}
	f = File{Name: plain(name), Bytes: len(data), Hash: 14695981039346656037} // FNV-1a
	seen := map[rune]bool{}
	for _, r := range text {
		f.Letters++
		seen[r] = true
	}
	f.Signs = len(seen)
	for i := range len(text) {
		f.Hash = (f.Hash ^ uint64(text[i])) * 1099511628211
	}
	return text, f, nil
}

// mark is the byte order mark in UTF-8.
const mark = "\ufeff"

// check says what is wrong with the bytes of a file, if anything is.
func check(data []byte) error {
	switch {
	case len(data) == 0:
		return &Error{Problem: Empty}
	case len(data) > Most:
		return &Error{Problem: Long}
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) || wide(data):
		return &Error{Problem: UTF16}
	}
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		switch {
		case r == utf8.RuneError && size == 1 && hidden(data):
			return &Error{Binary, at}
		case r == utf8.RuneError && size == 1:
			return &Error{Latin, at}
		case unseen(r):
			return &Error{Binary, at}
		}
		at += size
	}
	return nil
}

// wide reports whether a file without a mark is UTF-16, as one of European letters shows: every second byte of its beginning
// is 0.
func wide(data []byte) bool {
	data = data[:min(len(data), 1024)]
	zeros := [2]int{}
	for i, b := range data {
		if b == 0 {
			zeros[i%2]++
		}
	}
	half := len(data) / 2
	return half > 1 && (zeros[0] > half*3/4 && zeros[1] == 0 || zeros[1] > half*3/4 && zeros[0] == 0)
}

// hidden reports whether there are bytes that no text has.
func hidden(data []byte) bool {
	return bytes.ContainsFunc(data, func(r rune) bool { return r < utf8.RuneSelf && unseen(r) })
}

// unseen reports whether a character has no place in a text.
func unseen(r rune) bool { return r < ' ' && !strings.ContainsRune("\t\n\v\f\r", r) }

// mostName is how many characters of a name are kept.
const mostName = 60

// plain is a name that is fit for a line and for a link.
func plain(name string) string {
	name = strings.Join(strings.Fields(strings.ToValidUTF8(name, "\ufffd")), " ")
	if r := []rune(name); len(r) > mostName {
		name = string(r[:mostName])
	}
	if name == "" {
		return "text"
	}
	return name
}

// String is what is known of the file, as a link has it: 3f2a-1234-1200-57-poem.txt.
func (f File) String() string {
	text := strconv.FormatUint(f.Hash, 16)
	for _, n := range []int{f.Bytes, f.Letters, f.Signs} {
		text += "-" + strconv.Itoa(n)
	}
	return text + "-" + f.Name
}

// Parse reads what String writes; ok is false for anything else.
func Parse(text string) (f File, ok bool) {
	parts := strings.SplitN(text, "-", 5)
	if len(parts) < 5 {
		return f, false
	}
	hash, err := strconv.ParseUint(parts[0], 16, 64)
	f = File{Name: parts[4], Hash: hash}
	for i, into := range []*int{&f.Bytes, &f.Letters, &f.Signs} {
		n, wrong := strconv.Atoi(parts[i+1])
		if wrong != nil || n < 1 || n > Most {
			return File{}, false
		}
		*into = n
	}
	return f, err == nil && f.Signs <= f.Letters && f.Letters <= f.Bytes && f.String() == text && plain(f.Name) == f.Name
}
