package tokenizer

import (
	"cmp"
	"slices"

	"glassbox/core/json"
)

// JSON implements Tokenizer.
func (b *BPE) JSON() string {
	return file(b.added, func(w *json.Writer) {
		w.Key("pre_tokenizer").Object(func() { byteLevel(w, b.prefix) })
		w.Key("post_processor").Null()
		w.Key("decoder").Object(func() { byteLevel(w, false) })
		w.Key("model").Object(func() { b.model(w) })
	})
}

// byteLevel writes that texts are bytes, and cut as GPT-2 cuts them.
func byteLevel(w *json.Writer, prefix bool) {
	w.Key("type").String("ByteLevel")
	w.Key("add_prefix_space").Bool(prefix)
	w.Key("trim_offsets").Bool(true)
	w.Key("use_regex").Bool(true)
}

func (b *BPE) model(w *json.Writer) {
	apart := map[int]bool{}
	for _, a := range b.added {
		apart[a.id] = true
	}
	w.Key("type").String("BPE")
	w.Key("dropout").Null()
	unknown(w, b.list, int(b.unknown))
	w.Key("continuing_subword_prefix").Null()
	w.Key("end_of_word_suffix").Null()
	w.Key("fuse_unk").Bool(false)
	w.Key("byte_fallback").Bool(false)
	w.Key("ignore_merges").Bool(b.whole != nil)
	w.Key("vocab").Object(func() {
		for id, word := range b.list {
			switch {
			case apart[id]:
				w.Key(word).Int(id) // its signs are no bytes
			case word != "":
				w.Key(written(word)).Int(id)
			}
		}
	})
	json.List(w.Key("merges"), b.merges, func(w *json.Writer, p pair) {
		w.String(written(b.list[p.left]) + " " + written(b.list[p.right]))
	})
}

// JSON implements Tokenizer.
func (l *Level) JSON() string {
	regex := anySign
	if l.words {
		regex = pattern
	}
	return file(nil, func(w *json.Writer) {
		w.Key("pre_tokenizer").Object(func() {
			w.Key("type").String("Split")
			w.Key("pattern").Object(func() { w.Key("Regex").String(regex) })
			w.Key("behavior").String("Isolated")
			w.Key("invert").Bool(false)
		})
		w.Key("post_processor").Null()
		w.Key("decoder").Object(func() { w.Key("type").String("Fuse") })
		w.Key("model").Object(func() {
			w.Key("type").String("WordLevel")
			w.Key("vocab").Object(func() {
				for id, word := range l.list {
					if word != "" {
						w.Key(word).Int(id)
					}
				}
			})
			unknown(w, l.list, l.unknown)
		})
	})
}

// unknown writes the word of what is unknown, if there is one.
func unknown(w *json.Writer, words list, id int) {
	if w.Key("unk_token"); id == none {
		w.Null()
		return
	}
	w.String(words[id])
}

// file writes what every tokenizer.json has around its model, with tokens that are found before a text is cut.
func file(all []added, rest func(w *json.Writer)) string {
	var w json.Writer
	w.Object(func() {
		w.Key("version").String("1.0")
		w.Key("truncation").Null()
		w.Key("padding").Null()
		all = slices.Clone(all)
		slices.SortFunc(all, func(a, b added) int { return cmp.Compare(a.id, b.id) })
		json.List(w.Key("added_tokens"), all, func(w *json.Writer, a added) {
			w.Object(func() {
				w.Key("id").Int(a.id)
				w.Key("content").String(a.text)
				w.Key("single_word").Bool(false)
				w.Key("lstrip").Bool(a.left)
				w.Key("rstrip").Bool(a.right)
				w.Key("normalized").Bool(false)
				w.Key("special").Bool(a.special)
			})
		})
		w.Key("normalizer").Null()
		rest(&w)
	})
	return w.Text()
}
