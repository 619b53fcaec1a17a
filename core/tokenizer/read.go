package tokenizer

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"glassbox/core/json"
)

// Read reads a tokenizer.json: BPE of bytes as GPT-2 has it, or a list of characters or words as this package writes it.
// What stands in it about lengths, and about tokens that are put around a text, is left out. The error is an *Error.
func Read(text string) (Tokenizer, error) {
	file, err := object("tokenizer.json", text)
	if err != nil {
		return nil, err
	}
	if n := file.Fields["normalizer"]; n.Kind != json.Null {
		return nil, setting("normalizer", n, "null")
	}
	model := file.Fields["model"]
	kind := model.Fields["type"]
	if kind.Kind == json.Null && model.Fields["merges"].Kind != json.Null {
		kind.String = "BPE" // as it was in old files
	}
	switch kind.String {
	case "BPE":
		return readBPE(file, model)
	case "WordLevel":
		return readLevel(file, model)
	}
	return nil, setting("model.type", kind, "BPE, WordLevel")
}

// ReadTables reads BPE of bytes from the two older files: a vocab.json, which has a number for each token, and a
// merges.txt, which has two tokens on each line, the earliest merge first. Words of the vocabulary that are in no merge are
// found in a text before it is cut, as <|endoftext|> is. The error is an *Error.
func ReadTables(vocab, merges string) (*BPE, error) {
	words, err := object("vocab.json", vocab)
	if err != nil {
		return nil, err
	}
	if len(merges) > MaxFile {
		return nil, &Error{Problem: Large, Name: "merges.txt", Found: strconv.Itoa(len(merges)), Want: strconv.Itoa(MaxFile)}
	}
	var lines []json.Value
	for n, line := range strings.Split(merges, "\n") {
		line = strings.TrimSuffix(line, "\r")
		if line != "" && (n > 0 || !strings.HasPrefix(line, "#version")) {
			lines = append(lines, json.Value{Kind: json.String, String: line})
		}
	}
	t := tables{vocab: words, loose: true}
	return t.bpe(lines)
}

// object reads a file that is an object.
func object(name, text string) (json.Value, error) {
	if len(text) > MaxFile {
		return json.Value{}, &Error{Problem: Large, Name: name, Found: strconv.Itoa(len(text)), Want: strconv.Itoa(MaxFile)}
	}
	v, err := json.Read(text)
	if wrong, ok := err.(*json.Error); ok {
		return v, &Error{Problem: JSON, Name: name, Found: strconv.Itoa(wrong.At), Want: wrong.Text}
	}
	if v.Kind != json.Object {
		return v, &Error{Problem: JSON, Name: name, Found: "0", Want: "an object is expected"}
	}
	return v, nil
}

func setting(name string, found json.Value, want string) error {
	return &Error{Problem: Setting, Name: name, Found: found.Plain(), Want: want}
}

// readBPE reads the BPE of a tokenizer.json.
func readBPE(file, model json.Value) (Tokenizer, error) {
	prefix, err := cutting(file.Fields["pre_tokenizer"])
	if err != nil {
		return nil, err
	}
	for _, name := range []string{"continuing_subword_prefix", "end_of_word_suffix"} {
		if v := model.Fields[name]; v.String != "" {
			return nil, setting("model."+name, v, "null")
		}
	}
	t := tables{vocab: model.Fields["vocab"]}
	if t.added, err = readAdded(file.Fields["added_tokens"]); err != nil {
		return nil, err
	}
	b, err := t.bpe(model.Fields["merges"].Items)
	if err != nil {
		return nil, err
	}
	b.prefix = prefix
	if model.Fields["ignore_merges"].Bool {
		b.takeWhole()
	}
	if err := b.stand(model.Fields["unk_token"]); err != nil {
		return nil, err
	}
	return b, nil
}

// cutting reads how a text is cut into pieces, and whether it is to begin with a blank. There is one way, which is written
// in two: ByteLevel cuts by itself, or a Split does it before.
func cutting(v json.Value) (prefix bool, err error) {
	parts := []json.Value{v}
	if v.Fields["type"].String == "Sequence" {
		parts = v.Fields["pretokenizers"].Items
	}
	before := len(parts) == 2 && splits(parts[0], pattern)
	if len(parts) != 1 && !before {
		return false, setting("pre_tokenizer", v.Fields["type"], "ByteLevel")
	}
	last := parts[len(parts)-1].Fields
	if itself := last["use_regex"]; last["type"].String != "ByteLevel" || before == (itself.Kind == json.Null || itself.Bool) {
		return false, setting("pre_tokenizer", v.Fields["type"], "ByteLevel")
	}
	return last["add_prefix_space"].Bool, nil
}

// splits tells whether a value is a cut at every match of a pattern.
func splits(v json.Value, pattern string) bool {
	f := v.Fields
	return f["type"].String == "Split" && f["pattern"].Fields["Regex"].String == pattern && f["behavior"].String == "Isolated" &&
		!f["invert"].Bool
}

// readAdded reads the tokens that are found before a text is cut.
func readAdded(v json.Value) (all []added, err error) {
	seen := map[string]bool{}
	for _, item := range v.Items {
		f := item.Fields
		id, ok := whole(f["id"])
		a := added{f["content"].String, id, f["lstrip"].Bool, f["rstrip"].Bool, f["special"].Bool}
		switch {
		case !ok || a.text == "":
			return nil, &Error{Problem: Number, Name: json.Shown(a.text), Found: f["id"].Plain(), Want: strconv.Itoa(MaxVocab - 1)}
		case seen[a.text]:
			return nil, &Error{Problem: Twice, Name: json.Shown(a.text)}
		case f["single_word"].Bool:
			return nil, setting("single_word", f["single_word"], "false")
		}
		seen[a.text] = true
		all = append(all, a)
	}
	return all, nil
}

// whole reads a number of a vocabulary.
func whole(v json.Value) (id int, ok bool) {
	id = int(min(max(v.Number, 0), MaxVocab))
	return id, v.Kind == json.Number && float64(id) == v.Number && id < MaxVocab
}

// ordered are the words of a vocabulary, by alphabet.
func ordered(v json.Value) []string { return slices.Sorted(maps.Keys(v.Fields)) }
