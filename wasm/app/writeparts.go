package app

import (
	"glassbox/core/json"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
)

func writeControl(w *json.Writer, c Control) {
	w.Object(func() {
		w.Key("key").String(c.Key)
		w.Key("label").String(c.Label)
		w.Key("kind").String(string(c.Kind))
		w.Key("default").String(c.Default)
		w.Key("min").Number(c.Min)
		w.Key("max").Number(c.Max)
		unlessZero(w, "step", c.Step)
		unlessZero(w, "maxItems", float64(c.MaxItems))
		unlessZero(w, "maxRunes", float64(c.MaxRunes))
		unlessZero(w, "maxBytes", float64(c.MaxBytes))
		if len(c.Options) > 0 {
			json.List(w.Key("options"), c.Options, writeOption)
		}
		unlessFalse(w, "lines", c.Lines)
		maybe(w, "group", c.Group)
		maybe(w, "when", c.When)
		w.Key("value").String(c.Value)
		w.Key("initial").String(c.Initial)
		w.Key("changed").Bool(c.Changed)
		w.Key("shown").Bool(c.Shown)
		maybe(w, "drawn", c.Drawn)
		if c.Suggested != nil {
			json.List(w.Key("suggested"), c.Suggested, writeSuggestion)
		}
	})
}

func writeSuggestion(w *json.Writer, s control.Suggestion) {
	w.Object(func() {
		w.Key("label").String(s.Label)
		w.Key("value").String(s.Value)
		w.Key("begun").Bool(s.Begun)
	})
}

func unlessZero(w *json.Writer, key string, x float64) {
	if x != 0 {
		w.Key(key).Number(x)
	}
}

func unlessFalse(w *json.Writer, key string, x bool) {
	if x {
		w.Key(key).Bool(true)
	}
}

func writeOption(w *json.Writer, o control.Option) {
	w.Object(func() {
		w.Key("value").String(o.Value)
		w.Key("label").String(o.Label)
	})
}

func writeNotice(w *json.Writer, n lesson.Notice) {
	w.Object(func() {
		w.Key("text").String(n.Text)
		maybe(w, "key", n.Key)
		unlessFalse(w, "bad", n.Bad)
		if len(n.Actions) > 0 {
			json.List(w.Key("actions"), n.Actions, writeAction)
		}
	})
}

func writeAction(w *json.Writer, a lesson.Action) {
	w.Object(func() {
		w.Key("label").String(a.Label)
		if len(a.Set) > 0 {
			json.Map(w.Key("set"), a.Set, (*json.Writer).String)
		}
		maybe(w, "seek", a.Seek)
	})
}

func writeItem(w *json.Writer, i Item) {
	w.Object(func() {
		w.Key("id").String(i.ID)
		w.Key("label").String(i.Label)
		maybe(w, "value", i.Value)
		maybe(w, "gradient", i.Gradient)
		maybe(w, "control", i.Control)
		if i.Sets {
			w.Key("sets").Bool(true)
		}
		maybe(w, "key", i.Key)
		if d := i.Drag; d != nil {
			w.Key("drag").Object(func() {
				w.Key("key").String(d.Key)
				json.List(w.Key("right"), d.Right, (*json.Writer).Number)
				json.List(w.Key("up"), d.Up, (*json.Writer).Number)
				w.Key("step").Number(d.Step)
			})
		}
		json.List(w.Key("box"), i.Box[:], (*json.Writer).Number)
	})
}

func writeInspection(w *json.Writer, in *lesson.Inspection) {
	if in == nil {
		w.Null()
		return
	}
	w.Object(func() {
		w.Key("id").String(in.ID)
		w.Key("label").String(in.Label)
		w.Key("symbol").String(in.Symbol)
		w.Key("origin").String(in.Origin)
		w.Key("formula").String(in.Formula)
		writeKnown(w.Key("value"), in.Value)
		writeKnown(w.Key("gradient"), in.Gradient)
		json.List(w.Key("from"), in.From, (*json.Writer).String)
		json.List(w.Key("rows"), in.Rows, writeWorking)
		w.Key("provable").String(in.Provable)
		if e := in.Edit; e != nil {
			w.Key("edit").Object(func() {
				w.Key("label").String(e.Label)
				w.Key("key").String(e.Key)
				w.Key("before").String(e.Before)
			})
		}
		if len(in.Actions) > 0 {
			json.List(w.Key("actions"), in.Actions, writeAction)
		}
	})
}

// writeKnown writes null for a number that is not yet known.
func writeKnown(w *json.Writer, x *float64) {
	if x == nil {
		w.Null()
	} else {
		w.Number(*x)
	}
}

func writeWorking(w *json.Writer, r lesson.Row) {
	w.Object(func() {
		w.Key("name").String(r.Name)
		w.Key("text").String(r.Text)
		w.Key("result").String(r.Result)
		w.Key("back").Bool(r.Back)
	})
}

func writeProof(w *json.Writer, p lesson.Proof) {
	w.Object(func() {
		w.Key("name").String(p.Name)
		w.Key("symbol").String(p.Symbol)
		maybe(w, "function", p.Function)
		w.Key("epsilon").Number(p.Epsilon)
		w.Key("plus").Number(p.Plus)
		w.Key("minus").Number(p.Minus)
		w.Key("quotient").Number(p.Quotient)
		w.Key("gradient").Number(p.Gradient)
		w.Key("difference").Number(p.Difference)
		w.Key("note").String(p.Note)
	})
}

func writeGuess(w *json.Writer, g Guess) {
	w.Object(func() {
		w.Key("name").String(g.Name)
		w.Key("guess").Number(g.Guess)
		w.Key("truth").Number(g.Truth)
		w.Key("off").Number(g.Off)
		w.Key("display").Object(func() {
			w.Key("guess").String(g.Display.Guess)
			w.Key("truth").String(g.Display.Truth)
			w.Key("off").String(g.Display.Off)
		})
	})
}
