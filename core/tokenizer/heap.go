package tokenizer

// heap gives back the least of what was put into it: each is no less than the one at half its place.
type heap[E interface{ Less(E) bool }] []E

func (h *heap[E]) push(e E) {
	*h = append(*h, e)
	a := *h
	for i := len(a) - 1; i > 0; {
		parent := (i - 1) / 2
		if !a[i].Less(a[parent]) {
			break
		}
		a[i], a[parent] = a[parent], a[i]
		i = parent
	}
}

// pop takes the least out of a heap that is not empty.
func (h *heap[E]) pop() E {
	a := *h
	least, last := a[0], len(a)-1
	a[0] = a[last]
	a = a[:last]
	*h = a
	for i := 0; 2*i+1 < last; {
		child := 2*i + 1
		if child+1 < last && a[child+1].Less(a[child]) {
			child++
		}
		if !a[child].Less(a[i]) {
			break
		}
		a[i], a[child] = a[child], a[i]
		i = child
	}
	return least
}
