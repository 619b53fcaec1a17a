// Package served is the half of a figure that lives where a model does: in a worker, beside the page. It opens a person's files,
// and answers what figures ask of the model, a little at a time.
//
// A session does nothing by itself: whoever owns it hands messages to Receive, and calls Work as long as that says there is more.
// These are JSON objects:
//
//	open   name, files [{name, size}], heads: 0 where nothing is said; the files come beside it. Their heads are read
//	take   reads the weights. Meanwhile stop gives it up
//	ask    questions: what is to be answered now, the first first. It takes the place of what was asked before
//
// It posts what package afar of the figure takes: plan, refused, taking, open, and answers.
package served

import (
	"errors"
	"math"
	"strconv"

	"glassbox/core/checkpoint"
	"glassbox/core/gpt2"
	"glassbox/core/json"
	"glassbox/core/tape"
	"glassbox/core/tokenizer"
)

// Limit is how many bytes a model may take, as browsers give a program no more than two to four gigabytes.
const Limit = 2_048_000_000

// Tokens is how many tokens a model reads at most, since what is recorded of them takes memory; and a plan tells the memory of
// a recording of fewer.
const (
	Tokens = 128
	Told   = 32
)

// Post sends a message, and numbers with it.
type Post func(text string, numbers []float32)

// Tapes makes tapes that compute as fast as is possible here.
type Tapes func() *tape.Tape[float32]

// Session opens a model, and answers for it.
type Session struct {
	tapes Tapes
	now   func() float64 // in milliseconds
	post  Post

	folder  gpt2.Folder
	plan    *gpt2.Plan
	cutter  tokenizer.Tokenizer
	reading bool // files, which takes a while
	stopped bool // what is being taken is not wanted any more
	told    float64
	model   *Model
}

// NewSession returns one that has opened nothing.
func NewSession(tapes Tapes, now func() float64, post Post) *Session {
	return &Session{tapes: tapes, now: now, post: post}
}

// Opens reports whether a message asks for a model to be opened, which is the first one of a session.
func Opens(text string) bool {
	v, _ := json.Read(text)
	return v.Fields["type"].String == "open"
}

// Reads reports whether a message has files read, which takes a while. A second one is left while another goes on.
func (s *Session) Reads(text string) bool {
	v, _ := json.Read(text)
	kind := v.Fields["type"].String
	return kind == "open" || kind == "take"
}

// Files are how many files come with a message, and their sizes.
func Files(text string) (sizes []int64) {
	v, _ := json.Read(text)
	for _, f := range v.Fields["files"].Items {
		sizes = append(sizes, int64(max(0, f.Fields["size"].Number)))
	}
	return sizes
}

// Receive does what a message asks for, and reports whether there is work to be done. Files are those of open, which may take
// their time to be read, as take does: of what is received meanwhile only stop counts.
func (s *Session) Receive(text string, files []checkpoint.Source) (more bool) {
	v, err := json.Read(text)
	if err != nil {
		return false
	}
	switch kind := v.Fields["type"].String; {
	case kind == "stop":
		s.stopped = true
	case s.reading:
	case kind == "open":
		s.read(func() { s.open(v.Fields, files) })
	case kind == "take":
		s.read(s.take)
	case kind == "ask" && s.model != nil:
		s.model.Want(texts(v.Fields["questions"].Items))
	}
	return !s.reading && s.model != nil && s.model.Busy()
}

// read does what reads files. Meanwhile nothing else is done.
func (s *Session) read(do func()) {
	s.reading = true
	defer func() { s.reading = false }()
	do()
}

// Work works for about so many milliseconds, but not less than one operation, and reports whether there is more to be done.
func (s *Session) Work(milliseconds float64) (more bool) {
	if s.model == nil {
		return false
	}
	for end := s.now() + milliseconds; s.model.Busy(); {
		if s.model.Step(s.post); s.now() >= end {
			break
		}
	}
	return s.model.Busy()
}

func texts(items []json.Value) (all []string) {
	for _, v := range items {
		all = append(all, v.String)
	}
	return all
}

// open makes a plan of files.
func (s *Session) open(f map[string]json.Value, sources []checkpoint.Source) {
	s.plan, s.cutter, s.model = nil, nil, nil
	given := listed(f["files"].Items, sources)
	s.folder = gpt2.Folder{}
	for _, g := range given {
		s.folder[g.name] = g.source
	}
	var err error
	s.plan, err = gpt2.Open(s.folder, gpt2.Choice{Heads: int(max(0, min(1<<15, f["heads"].Number)))})
	if err != nil {
		troubled(given, nil)
		s.refuse(err, given)
		return
	}
	tables, err := s.tables(given)
	troubled(given, s.plan.Files)
	if err == nil {
		err = s.plan.Fits(Limit, Told, false)
	}
	s.post(planned(f["name"].String, s.plan, s.cutter, given, tables, err), nil)
}

// tables reads the tokenizer, and says of which files. What is wrong with them is their trouble, and tokens are bare numbers.
func (s *Session) tables(given []*file) (of string, err error) {
	names := s.folder.TokenizerFiles()
	s.cutter, err = s.folder.Tokenizer()
	if err == nil && s.cutter != nil && s.cutter.Len() > s.plan.Network.Vocab {
		s.cutter, err = nil, &tokenizer.Error{Problem: tokenizer.Size, Found: strconv.Itoa(s.cutter.Len()),
			Want: strconv.Itoa(s.plan.Network.Vocab)}
	}
	for _, g := range given {
		for _, name := range names {
			switch {
			case g.name != name:
			case err != nil:
				g.trouble = err
			default:
				g.use = "tokenizer"
			}
		}
	}
	if err != nil {
		return "", nil
	}
	for i, name := range names {
		if i > 0 {
			of += " + "
		}
		of += name
	}
	return of, nil
}

// refuse says why nothing can be opened.
func (s *Session) refuse(err error, given []*file) {
	s.plan, s.model = nil, nil
	s.post(message("refused", func(w *json.Writer) {
		writeTrouble(w.Key("trouble"), err)
		if len(given) > 0 {
			json.List(w.Key("files"), given, writeFile)
		}
	}), nil)
}

// tellEvery is how many milliseconds lie between two words about how far it is.
const tellEvery = 100

// take reads the weights of what was planned.
func (s *Session) take() {
	if s.plan == nil || s.model != nil {
		return
	}
	begun, t := s.now(), s.tapes()
	s.stopped, s.told = false, math.Inf(-1)
	tell := func(done, all int) bool {
		if now := s.now(); now-s.told >= tellEvery {
			s.told = now
			s.post(message("taking", func(w *json.Writer) {
				w.Key("done").Int(done)
				w.Key("all").Int(all)
				w.Key("seconds").Number((now - begun) / 1000)
			}), nil)
		}
		return !s.stopped
	}
	m := &Model{tapes: s.tapes, cutter: s.cutter}
	var err error
	t.Still(func() { m.net, err = gpt2.Load(t, s.plan, tell) })
	switch {
	case errors.Is(err, gpt2.ErrCancelled):
		s.post(message("stopped", func(*json.Writer) {}), nil)
		return
	case err != nil:
		s.refuse(err, nil)
		return
	}
	m.own = t.Values()
	s.model = m
	least, most := m.extremes()
	s.post(message("open", func(w *json.Writer) {
		w.Key("seconds").Number((s.now() - begun) / 1000)
		w.Key("smallest").Number(least)
		w.Key("largest").Number(most)
		w.Key("tied").Bool(m.net.Head == nil)
	}), nil)
}
