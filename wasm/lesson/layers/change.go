package layers

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"glassbox/core/tape"
	"glassbox/wasm/control"
)

// A learner may change the model: switch off a block or a head, set a number, or put in what another text has there.
//
//	encoder.1.self.head2 off; decoder.2.cross.q[3,4]=0.5; encoder.2.self.out[9]=other
//
// Rows and columns count from 1.
const (
	maxChanges = 32
	largest    = 1e6 // magnitude of a number that is set
)

// Change is one of them.
type Change struct {
	path  string // of a value, a block or a head, as the tape has it
	place []int  // row and column, from 0, as many as are given
	value string // a number, or off or other
	to    float64
	met   bool // there is such a value
	fits  bool // and it has such a place
}

// String is the change as it is written.
func (c Change) String() string {
	if c.value == off {
		return c.target() + " " + off
	}
	return c.target() + "=" + c.value
}

// target is what it changes.
func (c Change) target() string {
	if len(c.place) == 0 {
		return c.path
	}
	parts := make([]string, len(c.place))
	for i, n := range c.place {
		parts[i] = strconv.Itoa(n + 1)
	}
	return c.path + "[" + strings.Join(parts, ",") + "]"
}

const off, other = "off", "other"

// ReadChanges reads the changes of the control “change”, of a network in which they may be like those of the examples: a head
// that is off, a number that is set, and one that is taken from elsewhere. The error is a *control.Error.
func ReadChanges(text, off, set, taken string) (all []Change, err error) {
	for part := range strings.SplitSeq(text, ";") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		c, ok := oneChange(part)
		if !ok {
			return nil, &control.Error{Key: "change", Text: say("wrong.change", "change", excerpt(part), "off", off, "set", set, "taken", taken)}
		}
		if all = append(all, c); len(all) > maxChanges {
			return nil, &control.Error{Key: "change", Text: say("many changes", "most", maxChanges)}
		}
	}
	return all, nil
}

// excerpt is the beginning of what cannot be read.
func excerpt(text string) string {
	if all := []rune(text); len(all) > 40 {
		return string(all[:40]) + "…"
	}
	return text
}

// oneChange reads one of them: ok is false where it is none.
func oneChange(text string) (c Change, ok bool) {
	target, value, set := strings.Cut(text, "=")
	if c.value = strings.TrimSpace(value); !set {
		target, set = strings.CutSuffix(text, " "+off)
		c.value = off
	}
	path, places, indexed := strings.Cut(strings.TrimSpace(target), "[")
	if c.path = strings.TrimSpace(path); !set || c.path == "" || strings.ContainsAny(c.path, " ,[]") {
		return c, false
	}
	if indexed {
		places, closed := strings.CutSuffix(places, "]")
		for n := range strings.SplitSeq(places, ",") {
			i, err := strconv.Atoi(strings.TrimSpace(n))
			if c.place = append(c.place, i-1); err != nil || i < 1 || !closed {
				return c, false
			}
		}
	}
	switch c.value {
	case off:
		return c, len(c.place) == 0
	case other:
		return c, len(c.place) <= 2
	}
	x, err := strconv.ParseFloat(strings.ReplaceAll(c.value, "−", "-"), 64)
	c.to, c.value = x, strconv.FormatFloat(x, 'f', -1, 64)
	return c, err == nil && math.Abs(x) <= largest && len(c.place) == 2
}

// with is all changes and one more, in place of one of the same.
func with(all []Change, more Change) string {
	return joinChanges(append(without(all, more.target()), more))
}

// without is all changes but those of a target.
func without(all []Change, target string) []Change {
	return slices.DeleteFunc(slices.Clone(all), func(c Change) bool { return c.target() == target })
}

func joinChanges(all []Change) string {
	parts := make([]string, len(all))
	for i, c := range all {
		parts[i] = c.String()
	}
	return strings.Join(parts, "; ")
}

// Changes replace cells of the values of one run. They meet every value once, by its path.
type Changes struct {
	All   []Change
	Heads int              // of every attention
	Other map[string]Value // what another text has, by Path; nil if there is none
	Offer string           // what a press that takes something from it says; empty if nothing can be taken
	Why   string           // then why not

	WasP, WasLoss Value           // without changes
	open          map[string]bool // what can be changed
}

// Value is what a tape records.
type Value = *tape.Value[float64]

// takes reports whether something is taken from the other text.
func (g *Changes) takes() bool {
	return slices.ContainsFunc(g.All, func(c Change) bool { return c.value == other })
}

// Through is what tape.Through calls.
func (g *Changes) Through(v Value) (at []int, to []float64) {
	path := g.meet(v)
	for i := range g.All {
		c := &g.All[i]
		from, till, ok := c.columns(v, path, g.Heads)
		if !ok {
			continue
		}
		c.met = true
		cells, fits := c.cells(v, from, till)
		if c.value == other {
			fits = fits && sameDims(v, g.Other[path])
		}
		if c.fits = fits; !fits {
			continue
		}
		for _, k := range cells {
			x := c.to
			if c.value == other {
				x = g.Other[path].Data()[k]
			}
			at, to = append(at, k), append(to, x)
		}
	}
	return at, to
}

// meet notes that a value can be changed, and returns its path.
func (g *Changes) meet(v Value) string {
	if g.open == nil {
		g.open = map[string]bool{}
	}
	g.open[Path(v)] = true
	return Path(v)
}

// Path is the path of a value whose name no other has in its scope.
func Path(v Value) string { return v.Scope() + "." + v.Name() }

func sameDims(v, u Value) bool {
	if u == nil {
		return false
	}
	rows, cols := v.Dims()
	r, c := u.Dims()
	return rows == r && cols == c
}

// columns are those of a value that a change is about: of a block that is off all that it adds, of a head its own part of
// what the heads hand on.
func (c *Change) columns(v Value, path string, heads int) (from, till int, ok bool) {
	_, cols := v.Dims()
	switch {
	case c.value != off:
		return 0, cols, c.path == path
	case v.Name() == "made":
		return 0, cols, c.path == v.Scope()
	case v.Name() == "concat":
		number, found := strings.CutPrefix(c.path, v.Scope()+".head")
		n, err := strconv.Atoi(number)
		wide := cols / heads
		return (n - 1) * wide, n * wide, found && err == nil && n >= 1 && n <= heads
	}
	return 0, 0, false
}

// cells are the places of the cells, if the value has them.
func (c *Change) cells(v Value, from, till int) (all []int, ok bool) {
	rows, cols := v.Dims()
	first, last := 0, rows
	if len(c.place) > 0 {
		first, last = c.place[0], c.place[0]+1
	}
	if len(c.place) > 1 {
		from, till = c.place[1], c.place[1]+1
	}
	if last > rows || till > cols {
		return nil, false
	}
	for i := first; i < last; i++ {
		for j := from; j < till; j++ {
			all = append(all, i*cols+j)
		}
	}
	return all, true
}

// Weights puts changed weights in place of those of the shelf, which stay as they are.
func (g *Changes) Weights(params []Value) {
	scratch := tape.New[float64]()
	for _, p := range params {
		path := g.meet(p)
		for i := range g.All {
			c := &g.All[i]
			if c.path != path || c.value == off {
				continue
			}
			c.met = true
			cells, fits := c.cells(p, 0, 0)
			if c.fits = fits && c.value != other; !c.fits {
				continue
			}
			rows, cols := p.Dims()
			own := scratch.Param("own", rows, cols, p.Data()...)
			own.Data()[cells[0]] = c.to
			p.Share(own)
		}
	}
}

// Fits reports whether the change was made: there was such a value, and it had such a place.
func (c Change) Fits() bool { return c.fits }
