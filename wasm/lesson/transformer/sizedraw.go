package transformer

import (
	"math"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// Where things stand: beside the squares a table, and on a phone under them.
const (
	sizeGap   = 16  // between squares
	sizeThin  = 66  // the column of the smallest square, that of this model
	sizeTable = 300 // the width of the table beside squares
	sizeTop   = 6   // above the squares
	sizeFoot  = 44  // the names under them
)

// sizeRows are the rows of the table: what each is called, and its counts.
var sizeRows = [][]string{
	{"tables", "tables", "scores"}, {"attention", "attention", "project"}, {"look", "", "look"}, {"feed", "feed", "think"},
	{"norms", "norms", ""}, {"total", "total", "all"}, {"word", "", "word"}, {"memory32", "memory32", ""}, {"memory16", "memory16", ""},
}

// layout is the side of the largest square, the place of the table, and the height of both.
func (*sized) layout(width float64) (side float64, table picture.Box, height float64) {
	high := figure.CountPitch * float64(len(sizeRows)+1)
	if width < figure.Narrow {
		side = (width - 2*sizeGap - sizeThin) / 2
		table = picture.Box{Y: sizeTop + side + sizeFoot + 10, W: width}
		return side, table, table.Y + high + 10
	}
	side = min(250, (width-sizeTable-3*sizeGap-sizeThin)/2)
	return side, picture.Box{X: width - sizeTable, W: sizeTable}, max(sizeTop+side+sizeFoot, high) + 10
}

func (m *sized) height(v lesson.View) float64 {
	_, _, height := m.layout(v.Width)
	return height + v.FormulaHeight()
}

func (m *sized) draw(l *picture.List, v lesson.View) {
	s := v.Scene(l, m.figure)
	side, table, height := m.layout(v.Width)
	m.squares(s, side)
	m.table().Draw(s, table)
	beat, _ := s.Film.Beat(s.Step)
	first := s.Shown(beat)[0]
	f := s.FormulaOf(first)
	f.Result = m.written(first.Name, 100)
	s.Formula(f, height, v.Width, s.Has(first))
}

// squares draws the three models, each as large as what is counted now: what they learn, or what they compute.
func (m *sized) squares(s *figure.Scene, side float64) {
	k, names := 0, []string{}
	if s.From(sizeParts[1][0]) {
		k = 1
	}
	ids := sizeWholes[k]
	for _, name := range sizeParts[k] {
		names = append(names, say("part."+name))
	}
	largest := max(m.x(ids[0]), m.x(ids[1]), m.x(ids[2]))
	for i, id := range ids {
		a, x, room := max(3, side*math.Sqrt(m.x(id)/largest)), float64(i)*(side+sizeGap), side+sizeGap-8
		area := figure.Area{Parts: m.parts[i][k], Names: names, Frame: s.Count(id, picture.Box{})}
		if i == 0 {
			area.Of = sizeParts[k]
		} else if i == 2 {
			room = sizeThin
		}
		come := area.Draw(s, picture.Box{X: x + 1, Y: sizeTop + side + 1 - a, W: a - 2, H: a - 1})
		s.Write(x, sizeTop+side+20, say("size.of."+id), figure.Name.In(picture.Ink1).Within(room))
		s.Write(x, sizeTop+side+37, figure.Counted(float64(come), room), figure.Note.In(picture.Ink2).Within(room))
	}
}

// written is a count of the sheet.
func (m *sized) written(name string, room float64) string {
	if strings.HasPrefix(name, "memory") {
		return number.Bytes(m.x(name))
	}
	return figure.Counted(m.x(name), room)
}

// table has a row for each part, with what it learns and what it computes.
func (m *sized) table() figure.Counts {
	t := figure.Counts{Columns: []string{say("size.column.1"), say("size.column.2")}, Text: m.written}
	for _, row := range sizeRows {
		t.Rows = append(t.Rows, figure.CountRow{Name: say("row.size." + row[0]), Of: row[1:], Rule: row[0] == "total"})
	}
	return t
}
