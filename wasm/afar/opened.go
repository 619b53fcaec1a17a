// Package afar keeps what is known of a model that lives elsewhere: a person's own one, which the page has opened in a
// worker. A figure does not open models. The page does (web/src/opened.js), and tells the figure what its worker posts,
// each in a message “afar” of package app; Tell takes it, and the lesson computes anew.
//
// What a page does to open one, with
//
//	import { opened } from "./opened.js";
//
//	opened.open(files)  a list of File, and perhaps the name of their folder. Nothing of the weights is read but their heads; then
//	                    Known is Planned or Refused
//	opened.heads(n)     plans the same files anew with so many heads, where nothing says how many
//	opened.take()       takes the memory and reads the weights: Taking, and in the end Open
//	opened.stop()       gives up taking; Known is Planned as before
//	opened.close()      gives all memory back; Known is None
//
// The same is told to the page by the event “told” of opened, with the message as its detail. A run that shows anything of this
// says so in lesson.Run.Afar, or it is not computed anew.
//
// What the worker posts, and Tell takes, are JSON objects with a type:
//
//	reading  name, files [{name, size}]
//	plan     all that Opened has but done, all, seconds, smallest and largest; of files what they are used for, and troubles
//	refused  trouble, and files with theirs
//	taking   done, all (numbers read), seconds
//	open     seconds, smallest, largest
//	stopped  nothing: taking was given up
//	closed   nothing
//	answer   question, and what core/served has to say of it; numbers beside it
package afar

import (
	"glassbox/core/json"
	"glassbox/core/nn"
)

// State is how far a model is opened.
type State string

// A model is read from its heads first, which takes no memory to speak of, and becomes Planned or Refused. What is Planned
// is Taking its weights once the learner has said so, and then Open, or Refused where they are not what they should be.
const (
	None    State = ""
	Reading State = "reading"
	Planned State = "planned"
	Taking  State = "taking"
	Open    State = "open"
	Refused State = "refused"
)

// Opened is what is known of the model that the page has opened, as far as its state allows.
type Opened struct {
	State State
	Name  string // of the folder, or of the file of weights
	Files []File // all that were given, in their order

	Layers, Heads, Width, Hidden, Context, Vocabulary int

	Network nn.GPTConfig // the same, for who records it
	Most    int          // tokens that it reads at most, since what is recorded of them takes memory

	Tied    bool   // the scores are made with the table of tokens; where one of its own is stored that is known once it is Open
	Layout  string // “Conv1D” where matrices lie input × output, as in GPT-2, or “Linear”
	Weights int    // how many numbers are learned
	Type    string // in which they are stored: F32, F16, BF16, or several with commas between
	LeftOut int    // tensors that are masks and are not read
	Omitted int    // bytes of those
	Notes   []Note // what was taken for granted

	Tokenizer string // the files that it was read from, with “ + ” between; empty for none: then tokens are bare numbers
	Merges    int    // of its BPE
	Words     int    // of its vocabulary
	Begin     int    // the token that stands before every text: that which ends one, or a new line, or else the first
	End       int    // the token that ends a text, −1 for none

	Memory Memory

	Smallest, Largest float64 // of all weights, once it is Open

	Done, All int     // numbers that have been read, while it is Taking
	Seconds   float64 // for which it is Taking, or was until it was Open

	Trouble *Trouble // why it is Refused, or what would hinder taking it, such as too little memory
}

// File is one that was given.
type File struct {
	Name    string
	Size    int      // bytes
	Use     Use      // what it was used for
	Trouble *Trouble // why it stays closed
}

// Use is what a file is to a model.
type Use string

// What files are used for.
const (
	Unused    Use = ""
	Weights   Use = "weights"
	Index     Use = "index"
	Settings  Use = "settings"
	Tokenizer Use = "tokenizer"
)

// Trouble is what is wrong, as core/checkpoint or core/tokenizer has it. Text and Advice are their sentences in English;
// Problem tells which, so that a page may have its own.
type Trouble struct {
	From                       string // “checkpoint” or “tokenizer”
	Problem, Name, Found, Want string
	Text, Advice               string
}

// Note is one of core/gpt2.
type Note struct {
	About     string
	Said, Has int
}

// Memory is how many bytes are taken.
type Memory struct {
	Weights   int
	Kept      int // keys and values of as many tokens as Context, by which it goes on with a text
	Recording int // of Tokens tokens on the way forward
	Tokens    int
	Gradients int // once it is played backward
	Limit     int // what there is at most
}

// known is what the page has told of its model.
var known Opened

// Known is what is known of the model that the page has opened. What it holds does not change.
func Known() Opened { return known }

// Forget forgets everything.
func Forget() {
	forget()
	known = Opened{}
}

// Tell takes what the worker has posted, with the numbers in it as bytes. It reports whether that is such a message; any other is
// left, and what is wrong in one counts as nothing.
func Tell(text string, bytes []byte) bool {
	v, err := json.Read(text)
	if err != nil || v.Kind != json.Object {
		return false
	}
	m := fields(v.Fields)
	switch m.text("type") {
	case "answer":
		answered(m, bytes)
	case "reading":
		forget()
		known = Opened{State: Reading, Name: m.text("name"), Files: m.files()}
	case "plan":
		forget()
		known = m.plan()
	case "refused":
		known.State, known.Trouble = Refused, m.trouble("trouble")
		if files := m.files(); len(files) > 0 {
			known.Files = files
		}
	case "taking":
		known.State, known.Done, known.All, known.Seconds = Taking, m.whole("done"), m.whole("all"), m.number("seconds")
	case "open":
		known.State, known.Seconds = Open, m.number("seconds")
		known.Smallest, known.Largest, known.Tied = m.number("smallest"), m.number("largest"), m["tied"].Bool
		known.Network.Untied = !known.Tied
	case "stopped":
		known.State = Planned
	case "closed":
		Forget()
	default:
		return false
	}
	return true
}
