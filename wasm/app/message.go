package app

import (
	"errors"
	"unicode/utf8"

	"glassbox/core/json"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
)

// Message is what the page asks for. Type decides which other fields count:
//
//	open     Lesson, Value: the part of a link after “?”
//	set      Key, Value          reset    Key, empty for all but the presets, or * for all
//	apply    Set: several controls at once, then Value: a step to seek
//	play, pause, next, prev
//	seek     Value: a step's id  scrub    X: a position
//	depth    X: the level        speed    X: 0.25 … 4
//	select   Value: an item's id, or empty for none
//	hover    X, Y                pick     X, Y: press what lies there
//	press    Value: an item's id: select it, and set what a click on it sets
//	resize   X: the width        reduced  On: no movement
//	alone    On: there is a caption under the figure and no prose beside it
//	slide    On: the figure stands alone on a screen for many
//	tick     X: milliseconds since the last frame
//	stop     X: the index of a stop at the present depth
//	chapter  X: the index of a chapter, at the same step of it
//	settle   ends a movement or a scrub
//	numbers  Value: names separated by spaces, or empty for all, with the matrices that are too large for every report
//	want     Value: the names of the numbers that reports carry from now on, or empty for all; open leaves them as they are
//	number   Value: what a person has typed, to be read as a number; Set: “least” and “most” that it can be, or nothing
//	model    Key: the name of a model that has come, Set: its config, vocabulary and report, Bytes: its weights; or Value: why it
//	         has not come
//	trained  Key: that of the training, Value: what its trainer has posted, X: milliseconds since it did so before, Bytes: the
//	         losses in it, On: more will be told at once; see package gym
//	file     Key: of the control that it is for, Value: the name of a file, Bytes: what it has; the page keeps it
//	afar     Value: what the worker of the opened model has posted, Bytes: the numbers in it, On: more will be told at once; see
//	         package afar
//	work     a little of what takes long; see Reply
//	get, items, prove (Key), predict (Key, X)
type Message struct {
	Type   string
	Lesson string
	Key    string
	Value  string
	Set    map[string]string
	X, Y   float64
	On     bool
	Bytes  []byte // beside the text of the message
}

// maxMessage is the length in bytes up to which a message is read: long enough to carry input that is too long,
// so that the control it is for can say so.
const maxMessage = 64 * control.MaxInput

// Decode reads a message. It is total: whatever the text is, the result is a message or an error in words.
func Decode(text string) (Message, error) {
	if len(text) > maxMessage {
		return Message{}, errors.New(phrase.Say("message.long", "size", len(text)/1024, "most", maxMessage/1024))
	}
	if !utf8.ValidString(text) {
		return Message{}, errors.New(phrase.Say("message.utf8"))
	}
	v, err := json.Read(text)
	f := fields{v.Fields, err == nil && v.Kind == json.Object}
	m := Message{Type: f.text("type"), Lesson: f.text("lesson"), Key: f.text("key"), Value: f.text("value"),
		Set: f.texts("set"), X: f.take("x", json.Number).Number, Y: f.take("y", json.Number).Number, On: f.take("on", json.Bool).Bool}
	if !f.fit {
		return Message{}, errors.New(phrase.Say("message.json"))
	}
	return m, nil
}

// fields are those of an object; fit says whether all that were taken are what they should be.
type fields struct {
	all map[string]json.Value
	fit bool
}

// take is the value of a key, which may be missing or null.
func (f *fields) take(key string, kind json.Kind) json.Value {
	v := f.all[key]
	f.fit = f.fit && (v.Kind == kind || v.Kind == json.Null)
	return v
}

func (f *fields) text(key string) string { return f.take(key, json.String).String }

func (f *fields) texts(key string) map[string]string {
	inner := fields{f.take(key, json.Object).Fields, true}
	texts := map[string]string{}
	for key := range inner.all {
		texts[key] = inner.text(key)
	}
	f.fit = f.fit && inner.fit
	return texts
}

// Reply is what the page gets back for a message.
type Reply struct {
	State  *Report `json:"state,omitempty"`
	Result any     `json:"result,omitempty"`
	Error  string  `json:"error,omitempty"`
	Needs  string  `json:"needs,omitempty"` // the name of a model that must come before what was asked for can be shown
	Work   *Work   `json:"work,omitempty"`  // what must be done before it can be shown
}

// Work is what takes so long that each message “work” does a little of it.
type Work struct {
	Text string  `json:"text"` // says what it is
	Done float64 `json:"done"` // how much of it is done
}

// Report is the state as the page and its visitors see it.
type Report struct {
	Lesson    string            `json:"lesson"`
	Title     string            `json:"title"`
	Weights   string            `json:"weights"`
	Query     string            `json:"query"` // the part of a link after “#lesson?”
	Step      string            `json:"step"`
	StepIndex int               `json:"stepIndex"` // of StepCount stops at the present depth
	StepCount int               `json:"stepCount"`
	Playing   bool              `json:"playing"`
	Moving    bool              `json:"moving"`
	Position  float64           `json:"position"`
	Element   string            `json:"element"` // the data-step that is lit
	Poster    bool              `json:"poster"`  // the film stands as it opens: the paragraph of the poster is lit
	Scope     string            `json:"scope"`
	Back      bool              `json:"back"`
	Values    map[string]any    `json:"values"`  // the named numbers in full, but for large matrices
	Display   map[string]string `json:"display"` // the same as they are written for people
	Pending   []string          `json:"pending"` // the names of those that the step under way will change
	// Said is what is displayed in the paragraphs of other steps, by element and name, as it is known when those are done.
	Said      map[string]map[string]string `json:"said"`
	Controls  []Control                    `json:"controls"`
	Notices   []lesson.Notice              `json:"notices"`
	Selection *lesson.Inspection           `json:"selection"`
	Width     float64                      `json:"width"`
	Height    float64                      `json:"height"`
	Depth     int                          `json:"depth"`
	Depths    []string                     `json:"depths"`
	Speed     float64                      `json:"speed"`
	Items     []Item                       `json:"items"` // the parts of the picture
	Zones     []Zone                       `json:"zones"`
	Chapter   Chapter                      `json:"chapter"`
	Training  *Training                    `json:"training,omitempty"`
	Asks      []string                     `json:"asks,omitempty"` // what the opened model is asked; nil where it is not shown
	Opening   *lesson.Opening              `json:"opening,omitempty"`
}

// Control is a control with its present value.
type Control struct {
	control.Spec
	Value   string `json:"value"`
	Initial string `json:"initial"` // what a reset gives
	Changed bool   `json:"changed"`
	Shown   bool   `json:"shown"`
	Drawn   string `json:"drawn,omitempty"` // the value in the picture, while another is refused
	// Suggested is how a text may go on; nil for controls that never suggest anything.
	Suggested []control.Suggestion `json:"suggested,omitzero"`
}

// Zone is a stretch of the timeline, in positions, with a tick at the end of each stop.
type Zone struct {
	Name  string `json:"name"`
	Back  bool   `json:"back"`
	From  int    `json:"from"`
	To    int    `json:"to"`
	Ticks []int  `json:"ticks"`
}

// Chapter is the part of the film that the timeline shows at once, among all of them.
type Chapter struct {
	Name  string   `json:"name"`
	Index int      `json:"index"`
	Count int      `json:"count"`
	First []string `json:"first"` // the id of each chapter's first step
}
