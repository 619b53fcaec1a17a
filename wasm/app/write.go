package app

import (
	"glassbox/core/json"
	"glassbox/core/order"
	"glassbox/wasm/lesson"
)

// JSON writes a reply as its tags say, with what shown has of it. It panics if a number in it is not finite: that is a bug,
// since no such number may reach the screen.
func (r Reply) JSON(shown *Shown) string {
	w := &shown.writer
	w.Reset()
	w.Object(func() {
		if r.State != nil {
			writeReport(w.Key("state"), r.State, shown)
		}
		if r.Result != nil {
			writeResult(w.Key("result"), r.Result)
		}
		maybe(w, "error", r.Error)
		maybe(w, "needs", r.Needs)
		if r.Work != nil {
			w.Key("work").Object(func() {
				w.Key("text").String(r.Work.Text)
				w.Key("done").Number(r.Work.Done)
			})
		}
	})
	return w.Text()
}

// maybe writes a text unless it is empty.
func maybe(w *json.Writer, key, s string) {
	if s != "" {
		w.Key(key).String(s)
	}
}

// writeResult writes what Update has answered.
func writeResult(w *json.Writer, result any) {
	switch r := result.(type) {
	case Item:
		writeItem(w, r)
	case []Item:
		json.List(w, r, writeItem)
	case lesson.Inspection:
		writeInspection(w, &r)
	case lesson.Proof:
		writeProof(w, r)
	case Guess:
		writeGuess(w, r)
	case float64:
		w.Number(r)
	case map[string]any:
		json.Map(w, r, writeNamed)
	default:
		panic("app: nobody can write this result")
	}
}

func writeReport(w *json.Writer, r *Report, shown *Shown) {
	w.Object(func() {
		w.Key("lesson").String(r.Lesson)
		w.Key("title").String(r.Title)
		w.Key("weights").String(r.Weights)
		w.Key("query").String(r.Query)
		writeFilm(w, r)
		writeValues(w.Key("values"), r.Values, shown)
		json.Map(w.Key("display"), r.Display, (*json.Writer).String)
		json.Map(w.Key("said"), r.Said, writeTexts)
		json.List(w.Key("pending"), r.Pending, (*json.Writer).String)
		json.List(w.Key("controls"), r.Controls, writeControl)
		json.List(w.Key("notices"), r.Notices, writeNotice)
		writeInspection(w.Key("selection"), r.Selection)
		w.Key("width").Number(r.Width)
		w.Key("height").Number(r.Height)
		json.List(w.Key("items"), r.Items, writeItem)
		if r.Training != nil {
			writeTraining(w.Key("training"), *r.Training)
		}
		if r.Asks != nil {
			json.List(w.Key("asks"), r.Asks, (*json.Writer).String)
		}
		if r.Opening != nil {
			writeOpening(w.Key("opening"), *r.Opening)
		}
	})
}

func writeTraining(w *json.Writer, t Training) {
	w.Object(func() {
		w.Key("key").String(t.Key)
		w.Key("settings").String(t.Settings)
		w.Key("text").String(t.Text)
		w.Key("base").String(t.Base)
		w.Key("fork").Int(t.Fork)
		w.Key("stand").Int(t.Stand)
		w.Key("at").Int(t.At)
		w.Key("origin").String(t.Origin)
		w.Key("known").Bool(t.Known)
		w.Key("go").Bool(t.Go)
	})
}

func writeOpening(w *json.Writer, o lesson.Opening) {
	w.Object(func() {
		w.Key("state").String(o.State)
		w.Key("said").String(o.Said)
		w.Key("takes").String(o.Takes)
		w.Key("heads").Bool(o.Heads)
		w.Key("done").Number(o.Done)
	})
}

func writeTexts(w *json.Writer, texts map[string]string) { json.Map(w, texts, (*json.Writer).String) }

// writeFilm writes what a report tells of the film.
func writeFilm(w *json.Writer, r *Report) {
	w.Key("step").String(r.Step)
	w.Key("stepIndex").Int(r.StepIndex)
	w.Key("stepCount").Int(r.StepCount)
	w.Key("playing").Bool(r.Playing)
	w.Key("moving").Bool(r.Moving)
	w.Key("position").Number(r.Position)
	w.Key("element").String(r.Element)
	w.Key("poster").Bool(r.Poster)
	w.Key("scope").String(r.Scope)
	w.Key("back").Bool(r.Back)
	w.Key("depth").Int(r.Depth)
	json.List(w.Key("depths"), r.Depths, (*json.Writer).String)
	w.Key("speed").Number(r.Speed)
	json.List(w.Key("zones"), r.Zones, writeZone)
	w.Key("chapter").Object(func() {
		w.Key("name").String(r.Chapter.Name)
		w.Key("index").Int(r.Chapter.Index)
		w.Key("count").Int(r.Chapter.Count)
		json.List(w.Key("first"), r.Chapter.First, (*json.Writer).String)
	})
}

func writeZone(w *json.Writer, z Zone) {
	w.Object(func() {
		w.Key("name").String(z.Name)
		w.Key("back").Bool(z.Back)
		w.Key("from").Int(z.From)
		w.Key("to").Int(z.To)
		json.List(w.Key("ticks"), z.Ticks, (*json.Writer).Int)
	})
}

// writeValues writes the named numbers of a report.
func writeValues(w *json.Writer, values map[string]any, shown *Shown) {
	w.Object(func() {
		for _, name := range order.Keys(values) {
			if rows, ok := values[name].([][]float64); ok {
				w.Key(name).Raw(shown.matrix(name, rows))
			} else {
				writeNamed(w.Key(name), values[name])
			}
		}
	})
}

// writeNamed writes one of a run's named numbers.
func writeNamed(w *json.Writer, v any) {
	switch v := v.(type) {
	case float64:
		w.Number(v)
	case string:
		w.String(v)
	case [][]float64:
		json.List(w, v, writeRow)
	default:
		panic("app: a named number is of no kind that lesson.Run knows")
	}
}

func writeRow(w *json.Writer, row []float64) { json.List(w, row, (*json.Writer).Number) }
