package heads

import (
	"strconv"
	"strings"

	"glassbox/core/matrix"
	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/picture"
)

// tile is a matrix in a head's panel.
type tile struct {
	name   string // of the part
	title  string // over it, where there are several
	op     string // that reveals it
	masked bool   // what the mask hides is left out
}

// byWord reports whether the rows of a tile are the words: all are but the projections.
func (t tile) byWord() bool { return !strings.HasPrefix(strings.TrimPrefix(t.name, "d"), "W_") }

// tilesOf are the matrices that an op shows for head k, from left to right.
func (m *model) tilesOf(op string, k int) []tile {
	n := strconv.Itoa(k + 1)
	shown := func(op, name, title string) tile { return tile{name: name + n, title: title, op: op} }
	switch op {
	case "x":
		return []tile{shown("x", "W_Q", "W Q"), shown("x", "W_K", "W K"), shown("x", "W_V", "W V")}
	case "q", "k", "v":
		letter := map[string]string{"q": "Q", "k": "K", "v": "V"}[op]
		return []tile{shown("x", "W_"+letter, "W "+letter), shown(op, op, op)}
	case "scores":
		return []tile{shown(op, "scores", "q · k")}
	case "scaled":
		return []tile{shown(op, "scaled", "÷ √"+strconv.Itoa(m.size()))}
	case "mask":
		return []tile{{name: "scaled" + n, title: "masked", op: "scaled", masked: m.causal}}
	case "mix":
		return []tile{shown("weights", "a", "weights"), shown("mix", "out", "mixed")}
	case "out":
		return []tile{shown("x", "W_O", "W O")}
	case "dwo":
		return []tile{shown("dwo", "dW_O", "∂L/∂W O")}
	case "dmix":
		return []tile{shown("dmix", "dout", "∂L/∂ of its output")}
	case "dv":
		return []tile{shown("weights", "a", "weights"), shown("dv", "dv", "∂L/∂v")}
	case "dweights":
		return []tile{shown(op, "da", "")}
	case "dscaled", "dscores":
		return []tile{shown(op, op, "")}
	case "dq", "dk":
		return []tile{shown(op, op, "∂L/∂"+op[1:])}
	case "dx":
		return []tile{shown("dq", "dq", "∂L/∂q"), shown("dk", "dk", "∂L/∂k"), shown("dv", "dv", "∂L/∂v")}
	case "dw":
		return []tile{shown("dw", "dW_Q", "∂W Q"), shown("dw", "dW_K", "∂W K"), shown("dw", "dW_V", "∂W V")}
	}
	return []tile{shown("weights", "a", "")}
}

// tiles draws the matrices of head k side by side, with the words at the left of the first panel.
func (s *scene) tiles(k int, box picture.Box) {
	ts := s.tilesOf(s.now(), k)
	gap := 8.0
	w := (box.W - gap*float64(len(ts)-1)) / float64(len(ts))
	for i, t := range ts {
		b := picture.Box{X: box.X + float64(i)*(w+gap), Y: box.Y, W: w, H: box.H}
		if t.title != "" {
			s.title(b.X+w/2, b.Y-9, t.title, w)
		}
		s.tile(k, t, b)
	}
	if box.X == gutter {
		s.rowLabels(ts[len(ts)-1], box)
	}
}

// full is the weight that gets the full colour: a half, or the largest there is where all are smaller.
func (m *model) full() float64 { return min(0.5, m.scale("a1")) }

// title writes a name over a tile; "W Q" is a W with a low Q, for which Unicode has no sign.
func (s *scene) title(x, y float64, t string, room float64) {
	role := picture.Ink3
	if strings.HasPrefix(t, "∂") {
		role = picture.GradInk
	}
	main, low, ok := strings.Cut(t, "W ")
	if !ok {
		s.Write(x, y, t, figure.Note.In(role).At(picture.Middle).Within(room))
		return
	}
	s.Write(x+3, y, main+"W", figure.Note.In(role).At(picture.End).Within(room))
	s.Write(x+4, y+3, low, figure.Note.In(role))
}

// rowLabels names the rows where they are words, as many as there is room for.
func (s *scene) rowLabels(t tile, box picture.Box) {
	if !t.byWord() {
		return
	}
	h := s.side
	if g := s.grid(t, int(box.H/4), int(box.W/4)); g.Rows < len(s.words) && s.arrived(t.op, 0) {
		s.Write(box.X-9, box.Y+10, "mean of", figure.Note.At(picture.End))
		s.Write(box.X-9, box.Y+25, strconv.Itoa(ceil(len(s.words), g.Rows))+" words", figure.Note.At(picture.End))
	}
	for i, w := range s.words {
		if h < 13 && i != s.focus {
			continue
		}
		weight, role := 400, picture.Ink2
		if i == s.focus {
			weight, role = 600, picture.Ink1
		}
		s.Write(box.X-9, box.Y+(float64(i)+0.5)*h+4.2, figure.Fit(w, 12, gutter-14), figure.Note.Sized(12, weight).In(role).At(picture.End).Within(gutter-12))
	}
}

// tile draws one matrix, dashed while it is unknown: the row of the focus word figure.Framed, and its cells each to be
// asked about where they are large enough.
func (s *scene) tile(k int, t tile, box picture.Box) {
	p, ok := s.part(t.name)
	if !ok {
		return
	}
	rows, cols := p.Dims()
	byWord := t.byWord()
	if byWord {
		box.H = s.side * float64(rows)
	}
	if !t.byWord() {
		box.H = min(box.H, 26*float64(rows))
	}
	box.W = min(box.W, 46*float64(cols))
	if cols == len(s.words) && byWord {
		box.W = min(box.W, box.H)
	}
	if !s.arrived(t.op, k) {
		s.Add(picture.Rect{Box: box, Radius: 2, Stroke: figure.Empty})
		return
	}
	s.matrix(k, t, box)
	s.rowsOf(k, t, box, rows, cols, byWord)
	if p.Back {
		s.Add(picture.Rect{Box: box.Grown(1), Radius: 3, Stroke: figure.Violet})
	}
	if byWord {
		h := box.H / float64(rows)
		s.Add(picture.Rect{Box: picture.Box{X: box.X - 1.5, Y: box.Y + float64(s.focus)*h - 0.5, W: box.W + 3, H: h + 1}, Radius: 2, Stroke: figure.Framed})
		if kind, _ := split(strings.TrimPrefix(t.name, "d")); pairs[kind] && s.word >= 0 && s.word < cols {
			w := box.W / float64(cols)
			s.Add(figure.Linked(picture.Box{X: box.X + float64(s.word)*w, Y: box.Y + float64(s.focus)*h, W: w, H: h}))
		}
	}
}

// matrix paints the cells of a tile, in means of several where they would be under 4 pixels.
func (s *scene) matrix(k int, t tile, box picture.Box) {
	g := s.grid(t, int(box.H/4), int(box.W/4))
	cells := picture.Cells{At: picture.Point{X: box.X, Y: box.Y}, Matrix: g, W: box.W / float64(g.Cols), H: box.H / float64(g.Rows), Scale: s.scale(t.name), Decimals: -1}
	weights, _ := split(t.name)
	if weights == "a" { // in whole percent
		cells.Scale, cells.Role = 100*s.full(), colour(k)
	}
	p, _ := s.part(t.name)
	if rows, cols := p.Dims(); g.Rows == rows && g.Cols == cols && cells.W >= 26 && cells.H >= 20 {
		if cells.Decimals = map[bool]int{true: 2, false: 1}[cells.W >= 44]; weights == "a" {
			cells.Decimals = 0
		}
	}
	s.Add(cells)
	if !s.on[k] || s.only >= 0 && s.only != k {
		s.Add(picture.Rect{Box: box.Grown(0.5), Fill: picture.Solid(picture.Ground).Faded(0.6)})
	}
}

// rowsOf lays the things to ask about over a tile.
func (s *scene) rowsOf(k int, t tile, box picture.Box, rows, cols int, byWord bool) {
	w, h := box.W/float64(cols), box.H/float64(rows)
	p, _ := s.part(t.name)
	item := func(name string, b picture.Box, set map[string]string) {
		r, _ := words.ParseCell(name)
		it := picture.Item{ID: name, Label: s.label(r), Ring: picture.Rect{Box: b, Radius: 2}, Set: set}
		if e, ok := s.cell(r); ok {
			it.Value = number.Format(e)
		}
		s.Item(it, func() { s.Add(picture.Rect{Box: b}) })
	}
	asked := rows*cols <= 36 || rows*cols <= 64 && k == s.head // of a larger projection, the head that the prose is about
	if !byWord && (h < 9 || !asked || s.now() == "x") || byWord && (h < 5 || len(s.words) > 24) {
		item(t.name, box, nil)
	} else {
		for i := range rows {
			row := picture.Box{X: box.X, Y: box.Y + float64(i)*h, W: box.W, H: h}
			switch {
			case (!byWord || i == s.focus || rows*cols <= 36) && w >= 5:
				for j := range cols {
					item(s.Home(film.Ref{Name: p.Name, Back: p.Back, I: i, J: j, N: 2}).String(), picture.Box{X: row.X + float64(j)*w, Y: row.Y, W: w, H: h}, nil)
				}
			case byWord:
				item(words.CellID(t.name, i), row, map[string]string{"focus": strconv.Itoa(i + 1)})
			default:
				item(words.CellID(t.name, i), row, nil)
			}
		}
	}
}

// part is a matrix by its name, with what the film calls it.
type part struct {
	matrix.Matrix
	film.Ref
}

func (m *model) part(name string) (p part, ok bool) {
	if p.Ref, ok = m.Parse(name); ok {
		p.Matrix = m.Matrix(p.Ref)
	}
	return p, ok
}

// cell is the number that a words.Cell of two indices names.
func (m *model) cell(r words.Cell) (v float64, ok bool) {
	p, found := m.part(r.Name)
	if !found || r.N != 2 {
		return 0, false
	}
	return p.At(r.I, r.J), true
}

// grid is a part as it is drawn, in at most so many rows and columns of means. It is worked out once.
func (m *model) grid(t tile, rows, cols int) picture.Grid {
	p, _ := m.part(t.name)
	R, C := p.Dims()
	perR, perC := ceil(R, max(1, rows)), ceil(C, max(1, cols))
	key := t.name + " " + strconv.Itoa(perR) + " " + strconv.Itoa(perC) + map[bool]string{true: " masked"}[t.masked]
	if g, ok := m.memory.grids[key]; ok {
		return g
	}
	kind, _ := split(t.name)
	g := picture.NewGrid(ceil(R, perR), ceil(C, perC))
	for bi := range g.Rows {
		for bj := range g.Cols {
			sum, count := 0.0, 0.0
			for i := bi * perR; i < min(R, (bi+1)*perR); i++ {
				for j := bj * perC; j < min(C, (bj+1)*perC); j++ {
					if count++; !t.masked || m.seen(i, j) {
						sum += p.At(i, j)
					}
				}
			}
			g.Data[bi*g.Cols+bj] = sum / count
			if kind == "a" {
				g.Data[bi*g.Cols+bj] *= 100
			}
		}
	}
	m.memory.grids[key] = g
	return g
}

func ceil(a, b int) int { return (a + b - 1) / b }

// scale is the largest magnitude among all heads of what a name names: it gets the full colour.
func (m *model) scale(name string) float64 {
	kind, head := split(name)
	if s, ok := m.memory.scales[kind+map[bool]string{true: " head"}[head >= 0]]; ok {
		return s
	}
	most := 0.0
	look := func(name string) {
		if p, ok := m.part(name); ok {
			most = max(most, film.Largest(p))
		}
	}
	if _, single := m.part(kind); single && head < 0 {
		look(kind)
	} else {
		for k := range m.h {
			look(numbered(kind, k))
		}
	}
	m.memory.scales[kind+map[bool]string{true: " head"}[head >= 0]] = most
	return most
}
