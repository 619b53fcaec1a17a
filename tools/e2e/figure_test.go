package e2e

import (
	"encoding/json"
	"fmt"
	"reflect"
)

// figure is the expression for the open figure of a page of ours.
const figure = "test.figure()"

// state is what the element's get returns, as far as tests look at it.
type state struct {
	Lesson, Query, Step, Caption string
	StepIndex, StepCount         int
	Poster                       bool
	Playing, Moving              bool
	Element                      string
	Position, Width              float64
	Values                       map[string]any
	Display                      map[string]string
	Controls                     []control
	Notices                      []notice
	Selection                    *struct{ ID string }
	Items                        []item
}

type control struct {
	Key, Kind, Value, Initial string
	Group, When               string
	Min, Max, Step            float64
	MaxItems, MaxBytes        int
	Options                   []struct{ Value string }
	Shown                     bool
}

type notice struct {
	Text, Key string
	Bad       bool
}

type item struct {
	ID, Label, Value, Gradient string
	Box                        [4]float64
	Sets                       bool
}

// act calls a method of the figure, as in "next()", and returns the state after it.
func (p *page) act(call string) state {
	p.Helper()
	return js[state](p, fmt.Sprintf("(async () => { await %s.%s; return %[1]s.get(); })()", figure, call))
}

// link opens the figure anew as the part of a link after "?" says.
func (p *page) link(query string) state {
	p.Helper()
	return p.act(`send({ type: "open", lesson: ` + figure + `.getAttribute("lesson"), value: ` + quote(query) + ` })`)
}

// get is the state of the figure.
func (p *page) get() state { p.Helper(); return js[state](p, figure+".get()") }

// set sets a control.
func (p *page) set(key, value string) state {
	p.Helper()
	return p.act("set(" + quote(key) + ", " + quote(value) + ")")
}

func (s state) control(key string) (c control) {
	for _, c := range s.Controls {
		if c.Key == key {
			return c
		}
	}
	return c
}

// bad is the first notice about something that was refused.
func (s state) bad() string {
	for _, n := range s.Notices {
		if n.Bad {
			return n.Text
		}
	}
	return ""
}

// sameFigure fails the test if two states do not show the same.
func (p *page) sameFigure(got, want state) {
	p.Helper()
	if got.Lesson != want.Lesson || got.Query != want.Query || got.Step != want.Step || got.StepIndex != want.StepIndex {
		p.Errorf("the figure shows %s?%s at %s (%d), want %s?%s at %s (%d)",
			got.Lesson, got.Query, got.Step, got.StepIndex, want.Lesson, want.Query, want.Step, want.StepIndex)
	}
	if !reflect.DeepEqual(got.Values, want.Values) {
		p.Errorf("the numbers are %v, want %v", got.Values, want.Values)
	}
	if !reflect.DeepEqual(got.Items, want.Items) {
		p.Errorf("the picture is %v, want %v", got.Items, want.Items)
	}
}

// quote writes a text as a JavaScript string.
func quote(text string) string {
	data, err := json.Marshal(text)
	if err != nil {
		panic(err)
	}
	return string(data)
}
