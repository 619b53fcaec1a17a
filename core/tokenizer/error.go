package tokenizer

import "strings"

// Error is why a tokenizer cannot be read or made. Its Problem decides which other fields say something.
type Error struct {
	Problem Problem
	Name    string // of the file, setting or word that it is about, cut short
	Found   string // what is there, cut short
	Want    string // what is expected or allowed
}

// Problem is a kind of Error.
type Problem string

// The problems. The sentences below say what they find and want.
const (
	Large    Problem = "large"
	JSON     Problem = "json" // Want is in English
	Setting  Problem = "setting"
	NoMerges Problem = "no-merges"
	NoMerge  Problem = "merge"
	Twice    Problem = "twice"
	Number   Problem = "number"
	Sign     Problem = "sign"
	Unknown  Problem = "unknown"
	Empty    Problem = "empty"
	Long     Problem = "long"
	Size     Problem = "size"
)

// sentences say what is wrong. Where people read it, a page has its own.
var sentences = map[Problem]string{
	Large:    "{name} has {found} bytes; it can have {want} at most",
	JSON:     "{name} is no JSON, wrong at byte {found}: {want}",
	Setting:  "the setting “{name}” is {found}; what can be read is {want}",
	NoMerges: "the tokenizer has no merges, without which every byte would be a token; a whole tokenizer.json, or a merges.txt, is needed",
	NoMerge:  "merge {name} is {found}; it must be two tokens, which together make one of the vocabulary",
	Twice:    "“{name}” is there twice",
	Number:   "“{name}” has the number {found}; it must be a whole one from 0 to {want}, and of no other",
	Sign:     "“{name}” has signs that stand for no byte; what can be read is the BPE of bytes, as GPT-2 has it",
	Unknown:  "“{name}” is not in the vocabulary",
	Empty:    "there is no text to learn from",
	Long:     "the text has {found} bytes; what can be learned from has {want} at most",
	Size:     "a vocabulary of {found} is asked for; it can have {want}",
}

func (e *Error) Error() string {
	return "tokenizer: " + strings.NewReplacer("{name}", e.Name, "{found}", e.Found, "{want}", e.Want).Replace(sentences[e.Problem])
}
