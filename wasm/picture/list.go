package picture

// List is a picture: shapes in the order they are painted, some of which belong to items. A List is made anew
// for every moment; Reset keeps its memory.
type List struct {
	W, H   float64
	shapes []placed
	items  []Item
	open   int // 1 + the index of the item being drawn, 0 outside items
}

type placed struct {
	Shape
	item int // 1 + the index of its item, 0 for none
}

// Item is a part of the picture that can be pointed at, tabbed to and asked about.
type Item struct {
	ID       string            // stable while the same thing is shown
	Label    string            // what it is, in words
	Value    string            // its number as shown, or empty
	Gradient string            // its gradient as shown, or empty
	Control  string            // the key of the control that a drag on it changes, or empty; "scores[2]" is one of a list
	Set      map[string]string // the controls that a click on it sets, or nil
	Seek     string            // the step that a click on it goes to, or empty
	Zooms    string            // the item that a click on it leads into, itself, or out of, another; or empty
	Key      string            // of the keyboard, which does what a click on it does, as browsers call it; or empty
	Drag     *Drag             // how it follows the pointer, or nil
	Ring     Rect              // the outline that selection draws around; its Box is where the item is
}

// Escape is the Key that leads out of something.
const Escape = "Escape"

// Drag is how an item follows the pointer, or the arrow keys: what one pixel to the right, and one pixel up, adds to
// the numbers of a control.
type Drag struct {
	Key   string    `json:"key"`   // of a Number or a Numbers
	Right []float64 `json:"right"` // one for each of its numbers
	Up    []float64 `json:"up"`
	Step  float64   `json:"step"` // what is moved is rounded to multiples of it
}

// Reset empties the list and gives it a size in pixels.
func (l *List) Reset(w, h float64) {
	l.W, l.H, l.open = w, h, 0
	l.shapes, l.items = l.shapes[:0], l.items[:0]
}

// Add paints shapes over what is there already.
func (l *List) Add(shapes ...Shape) {
	for _, s := range shapes {
		l.shapes = append(l.shapes, placed{s, l.open})
	}
}

// Item adds an item and the shapes that draw adds. Items do not nest.
func (l *List) Item(it Item, draw func()) {
	if l.open != 0 {
		panic("picture: item " + it.ID + " inside item " + l.items[l.open-1].ID)
	}
	l.items = append(l.items, it)
	l.open = len(l.items)
	draw()
	l.open = 0
}

// Shapes calls yield for each shape in painting order.
func (l *List) Shapes(yield func(Shape) bool) {
	for _, s := range l.shapes {
		if !yield(s.Shape) {
			return
		}
	}
}

// Items are the items in the order they were added, which is also the order the keyboard walks them.
func (l *List) Items() []Item { return l.items }

// Find returns the item with the id.
func (l *List) Find(id string) (Item, bool) {
	for _, it := range l.items {
		if it.ID == id {
			return it, true
		}
	}
	return Item{}, false
}

// Hit returns the topmost item drawn at p.
func (l *List) Hit(p Point) (Item, bool) {
	for i := len(l.shapes) - 1; i >= 0; i-- {
		if s := l.shapes[i]; s.item > 0 && s.hit(p) {
			return l.items[s.item-1], true
		}
	}
	return Item{}, false
}
