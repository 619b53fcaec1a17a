package transformer

import (
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
)

// inspectWord tells about a word of either sentence.
func (s *setting) inspectWord(r film.Ref) (lesson.Inspection, bool) {
	switch {
	case r.Name == "english" && r.I < len(s.source.words):
		return s.inspectEnglish(r.I), true
	case r.Name == "french" && r.I < len(s.target.words):
		return s.inspectWritten(r.I), true
	}
	return lesson.Inspection{}, false
}

// inspectEnglish tells about a word of the English sentence.
func (s *setting) inspectEnglish(i int) lesson.Inspection {
	in := lesson.Inspection{Symbol: quoted(s.source.words[i]), Label: say("english word", "n", i+1), Origin: say("origin.given"),
		From: []string{}, Formula: say("word of vocabulary", "n", s.source.ids[i]+1, "all", s.Config.Source)}
	if !s.source.known[i] {
		in.Formula = say("unknown", "word", s.source.words[i])
	}
	in.Rows = []lesson.Row{{Name: say("row.value"), Text: in.Formula}}
	return in
}

// inspectWritten tells about a word that the decoder reads.
func (s *setting) inspectWritten(i int) lesson.Inspection {
	word := s.written()[i]
	in := lesson.Inspection{Symbol: quoted(word), Label: say("french word", "n", i+1), Origin: say("origin.given"), From: []string{},
		Formula: say("reads", "word", word, "next", s.target.words[i])}
	in.Rows = []lesson.Row{{Name: say("row.value"), Text: in.Formula}}
	return in
}

func quoted(word string) string { return phrase.Say("quoted", "word", word) }
