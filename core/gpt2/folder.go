// Package gpt2 opens people's own models and writes such: GPT-2 as it was published, and its kin as nanoGPT and minGPT write
// it. A model is the files of a folder: weights in the format safetensors, whole or in parts; config.json, without which
// much can be seen from the weights; and a tokenizer, without which tokens are bare numbers.
//
// First a Plan is made of headers and settings alone, which says what is there and how much memory it takes. Then the
// numbers are read, a part at a time, into the very place where the network keeps them; what it does not need, such as
// masks, is never read. Everything is total: whatever is given, the result is a network or an *Error with a sentence.
package gpt2

import (
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"glassbox/core/checkpoint"
	"glassbox/core/json"
	"glassbox/core/tokenizer"
)

// Folder is files by their names, without the folders that they lie in.
type Folder map[string]checkpoint.Source

// Error is why a folder is refused.
type Error = checkpoint.Error

// stored is a tensor and the file that it is in.
type stored struct {
	checkpoint.Entry
	file *checkpoint.File
}

const (
	weights  = ".safetensors"
	index    = ".safetensors.index.json"
	settings = "config.json"
	maxText  = 64 << 20 // bytes of a file of text
)

// text reads a file of text as a whole, which may not be there.
func (f Folder) text(name string) (text string, ok bool, err error) {
	s, ok := f[name]
	if !ok {
		return "", false, nil
	}
	if s.Size() > maxText {
		return "", true, &Error{Problem: checkpoint.Unread, Found: name + " has more than 64 MB"}
	}
	b := make([]byte, s.Size())
	if n, err := s.ReadAt(b, 0); n < len(b) {
		return "", true, &Error{Problem: checkpoint.Unread, Found: err.Error()}
	}
	if p, ok := checkpoint.Other(string(b)); ok && p != checkpoint.Settings {
		return "", true, &Error{Problem: p}
	}
	return string(b), true, nil
}

// ending are the names that end so, by alphabet.
func (f Folder) ending(end string) (names []string) {
	for _, name := range slices.Sorted(maps.Keys(f)) {
		if strings.HasSuffix(name, end) {
			names = append(names, name)
		}
	}
	return names
}

// stored are all tensors of the folder, file by file in the order of their data.
func (f Folder) stored() (all []stored, err error) {
	names, where, err := f.parts()
	if err != nil {
		return nil, err
	}
	in := map[string]string{} // the file of each tensor
	for _, name := range names {
		s, ok := f[name]
		if !ok {
			return nil, &Error{Problem: checkpoint.Missing, Name: name}
		}
		file, err := checkpoint.Open(s)
		if err != nil {
			return nil, err
		}
		for _, e := range file.Entries {
			if in[e.Name] != "" {
				return nil, &Error{Problem: checkpoint.Twice, Name: e.Name}
			}
			in[e.Name] = name
			all = append(all, stored{e, file})
		}
	}
	for _, tensor := range slices.Sorted(maps.Keys(where)) {
		if in[tensor] != where[tensor] {
			return nil, &Error{Problem: checkpoint.Missing, Name: tensor}
		}
	}
	return all, nil
}

// parts are the names of the files of weights, and, if an index says so, which tensor is in which of them.
func (f Folder) parts() (names []string, where map[string]string, err error) {
	if all := f.ending(index); len(all) > 0 {
		return f.indexed(all[0])
	}
	names = f.ending(weights)
	switch {
	case len(names) == 0:
		names, err = f.others()
	case slices.Contains(names, "model"+weights):
		names = []string{"model" + weights}
	case len(names) > 1 && slices.ContainsFunc(names, func(n string) bool { return !strings.Contains(n, "-of-") }):
		err = &Error{Problem: checkpoint.Several, Name: names[0], Found: strconv.Itoa(len(names))}
	}
	return names, nil, err
}

// indexed reads an index.
func (f Folder) indexed(name string) (names []string, where map[string]string, err error) {
	text, _, err := f.text(name)
	if err != nil {
		return nil, nil, err
	}
	v, err := object(name, text)
	if err != nil {
		return nil, nil, err
	}
	where = map[string]string{}
	for tensor, file := range v.Fields["weight_map"].Fields {
		where[tensor] = file.String
		names = append(names, file.String)
	}
	slices.Sort(names)
	if names = slices.Compact(names); len(names) == 0 {
		err = &Error{Problem: checkpoint.Texts, Name: "weight_map"}
	}
	return names, where, err
}

// vague are problems of a file that may be anything.
var vague = []checkpoint.Problem{checkpoint.None, checkpoint.Short, checkpoint.Length, checkpoint.UTF8, checkpoint.JSON}

// others looks for weights under another name, or says what is there instead: of several files one that is known.
func (f Folder) others() (names []string, err error) {
	err = &Error{Problem: checkpoint.None}
	for _, name := range slices.Sorted(maps.Keys(f)) {
		if slices.Contains([]string{".json", ".txt", ".md", ".bpe", ".py", ".gitattributes", ".gitignore"}, path.Ext(name)) {
			continue
		}
		if _, wrong := checkpoint.Open(f[name]); wrong == nil {
			return []string{name}, nil
		} else if slices.Contains(vague, err.(*Error).Problem) {
			err = wrong
		}
	}
	return nil, err
}

// tables are the names of the files of a tokenizer: of vocab.json and merges.txt OpenAI calls them otherwise.
var tables = [][]string{{"tokenizer.json"}, {"vocab.json", "merges.txt"}, {"encoder.json", "vocab.bpe"}}

// TokenizerFiles are the names of those that Tokenizer reads, none if there is no tokenizer.
func (f Folder) TokenizerFiles() []string {
	for _, names := range tables {
		if _, ok := f[names[0]]; ok {
			return names
		}
	}
	return nil
}

// Tokenizer reads the tokenizer of the folder: tokenizer.json, or vocab.json and merges.txt, which OpenAI calls encoder.json
// and vocab.bpe. It is nil if there is none of these.
func (f Folder) Tokenizer() (tokenizer.Tokenizer, error) {
	if text, ok, err := f.text("tokenizer.json"); ok {
		if err != nil {
			return nil, err
		}
		return tokenizer.Read(text)
	}
	for _, names := range tables[1:] {
		words, ok, err := f.text(names[0])
		if !ok {
			continue
		}
		merges, _, wrong := f.text(names[1])
		if err != nil || wrong != nil {
			return nil, orElse(err, wrong)
		}
		b, err := tokenizer.ReadTables(words, merges)
		if err != nil {
			return nil, err
		}
		return b, nil
	}
	return nil, nil
}

// orElse is the first of two errors.
func orElse(err, or error) error {
	if err != nil {
		return err
	}
	return or
}

// object reads a file that is a JSON object.
func object(name, text string) (json.Value, error) {
	v, err := json.Read(text)
	if wrong, ok := err.(*json.Error); ok {
		return v, &Error{Problem: checkpoint.JSON, Name: name, Found: strconv.Itoa(wrong.At), Want: wrong.Text}
	}
	if v.Kind != json.Object {
		return v, &Error{Problem: checkpoint.JSON, Name: name, Found: "0", Want: "an object is expected"}
	}
	return v, nil
}
