package tokenizer

import (
	"slices"
	"strconv"
	"strings"

	"glassbox/core/json"
)

// tables are a vocabulary and added tokens on their way to a BPE.
type tables struct {
	vocab json.Value
	added []added
	loose bool // words that are in no merge are added tokens

	words list
	ids   map[string]int32 // of words of the vocabulary, as the file has them
}

// bpe reads merges, each of them two tokens with a blank between, or a list of two.
func (t *tables) bpe(merges []json.Value) (*BPE, error) {
	if len(merges) == 0 {
		return nil, &Error{Problem: NoMerges}
	}
	if err := t.number(); err != nil {
		return nil, err
	}
	pairs, become := make([]pair, len(merges)), make([]int32, len(merges))
	seen := make(map[pair]bool, len(merges))
	for i, m := range merges {
		var ok bool
		if pairs[i], become[i], ok = t.pair(m); !ok || seen[pairs[i]] {
			return nil, &Error{Problem: NoMerge, Name: strconv.Itoa(i + 1), Found: m.Plain()}
		}
		seen[pairs[i]] = true
	}
	if t.loose {
		t.loosen(pairs, become)
	}
	if err := t.spell(); err != nil {
		return nil, err
	}
	b := newBPE(t.words, pairs, become)
	b.add(t.added)
	return b, nil
}

// number reads the number of each word. Two words have two numbers.
func (t *tables) number() error {
	t.ids = make(map[string]int32, len(t.vocab.Fields))
	seen := map[int]bool{}
	for _, word := range ordered(t.vocab) {
		id, ok := whole(t.vocab.Fields[word])
		if !ok || seen[id] {
			return &Error{Problem: Number, Name: json.Shown(word), Found: t.vocab.Fields[word].Plain(), Want: strconv.Itoa(MaxVocab - 1)}
		}
		seen[id] = true
		t.ids[word] = int32(id)
	}
	for _, a := range t.added {
		if id, ok := t.ids[a.text]; ok && int(id) != a.id || !ok && seen[a.id] {
			return &Error{Problem: Number, Name: json.Shown(a.text), Found: strconv.Itoa(a.id), Want: strconv.Itoa(MaxVocab - 1)}
		}
		seen[a.id] = true
	}
	return nil
}

// pair reads a merge, and what it becomes.
func (t *tables) pair(v json.Value) (p pair, becomes int32, ok bool) {
	var left, right string
	switch {
	case v.Kind == json.String:
		left, right, _ = strings.Cut(v.String, " ")
	case len(v.Items) == 2:
		left, right = v.Items[0].String, v.Items[1].String
	}
	l, okLeft := t.ids[left]
	r, okRight := t.ids[right]
	becomes, ok = t.ids[left+right]
	return pair{l, r}, becomes, ok && okLeft && okRight && left != "" && right != ""
}

// loosen makes added tokens of the words that are in no merge and are no byte.
func (t *tables) loosen(merges []pair, made []int32) {
	merged := map[int32]bool{}
	for i, p := range merges {
		merged[p.left], merged[p.right], merged[made[i]] = true, true, true
	}
	for _, word := range ordered(t.vocab) {
		id := t.ids[word]
		if bytes, ok := meant(word); word != "" && !merged[id] && (!ok || len(bytes) > 1) {
			t.added = append(t.added, added{text: word, id: int(id), special: true})
		}
	}
}

// spell finds the bytes of the words. Added tokens are written as they are.
func (t *tables) spell() error {
	apart := map[string]bool{}
	for _, a := range t.added {
		apart[a.text] = true
	}
	for _, word := range ordered(t.vocab) {
		if apart[word] {
			continue
		}
		bytes, ok := meant(word)
		if !ok {
			return &Error{Problem: Sign, Name: json.Shown(word)}
		}
		t.words.put(int(t.ids[word]), bytes)
	}
	return nil
}

// stand makes a word, if one is given, stand for bytes that have no number.
func (b *BPE) stand(word json.Value) error {
	if word.Kind == json.Null || word.String == "" {
		return nil
	}
	id := slices.Index(b.list, word.String)
	if id < 0 {
		return &Error{Problem: Unknown, Name: json.Shown(word.String)}
	}
	b.unknown = int32(id)
	return nil
}

// takeWhole makes pieces that are a word one token, whatever merges would make of them.
func (b *BPE) takeWhole() {
	b.whole = map[string]int32{}
	for id, word := range b.list {
		if word != "" {
			b.whole[word] = int32(id)
		}
	}
}
