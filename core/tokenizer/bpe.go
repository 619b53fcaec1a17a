package tokenizer

// BPE is byte pair encoding as GPT-2 has it. A text is cut into pieces, such as words with the blank before them; of each
// piece every byte is a token at first; then, as long as two neighbours are a pair that was merged in learning, the pair
// that was merged earliest becomes one token, and of several such pairs the leftmost.
// Source: Sennrich, Haddow and Birch 2016; Radford et al. 2019, section 2.2.
type BPE struct {
	list
	merges  []pair           // the earliest first
	ranks   map[pair]ranked  // of merges
	single  [256]int32       // the number of each byte, none if it has none
	unknown int32            // stands for bytes without a number; none if they are left out
	whole   map[string]int32 // pieces that are taken as they are, before any merge; nil if there are none
	added   []added          // the longest first
	starts  [256][]added     // by their first byte
	prefix  bool             // a text begins with a blank even if it does not

	known map[string][]int32 // the tokens of short pieces met before
	work  merging
}

// none is not a token.
const none = -1

// pair are two tokens.
type pair struct{ left, right int32 }

// ranked is what a pair becomes, and how many pairs come before it.
type ranked struct{ rank, id int32 }

// What is kept of pieces met before: most words of a text come again and again.
const (
	knownPieces = 1 << 15
	knownBytes  = 32
)

// newBPE returns one with these words and merges, of which each becomes a word.
func newBPE(words list, merges []pair, become []int32) *BPE {
	b := &BPE{list: words, merges: merges, ranks: make(map[pair]ranked, len(merges)), unknown: none}
	b.known = map[string][]int32{}
	for rank, p := range merges {
		b.ranks[p] = ranked{int32(rank), become[rank]}
	}
	for i := range b.single {
		b.single[i] = none
	}
	for id := len(words) - 1; id >= 0; id-- {
		if len(words[id]) == 1 {
			b.single[words[id][0]] = int32(id)
		}
	}
	return b
}

// Merges is how many merges there are.
func (b *BPE) Merges() int { return len(b.merges) }

// First is b as it was when only the first n merges had been learned, with the numbers of b. It shows how a text grew
// together. It panics unless n is from 0 to Merges.
func (b *BPE) First(n int) *BPE {
	become := make([]int32, n)
	for i, p := range b.merges[:n] {
		become[i] = b.ranks[p].id
	}
	first := newBPE(b.list, b.merges[:n], become)
	first.unknown, first.added, first.starts, first.prefix = b.unknown, b.added, b.starts, b.prefix
	return first
}

// Encode implements Tokenizer. The time is in proportion to the text, but for a logarithm of its longest word.
func (b *BPE) Encode(text string) (all []Token) {
	for at := 0; at < len(text); {
		start, end, id := b.nextAdded(text, at)
		all = b.plain(all, text[at:start], at)
		if id != none {
			all = append(all, Token{id, start, end})
		}
		at = end
	}
	return all
}

// plain appends the tokens of a text without added ones, which begins at a byte of the whole.
func (b *BPE) plain(all []Token, text string, at int) []Token {
	least := at
	if b.prefix && text != "" && text[0] != ' ' {
		text, at = " "+text, at-1
	}
	for text != "" {
		n := piece(text)
		for _, id := range b.piece(text[:n]) {
			size := 1 // of a byte that is unknown
			if id != none && id != b.unknown {
				size = len(b.list[id])
			}
			if id != none {
				all = append(all, Token{int(id), max(at, least), at + size})
			}
			at += size
		}
		text = text[n:]
	}
	return all
}

// piece is the tokens of a piece, with none for a byte that has none.
func (b *BPE) piece(text string) []int32 {
	if ids, ok := b.known[text]; ok {
		return ids
	}
	if id, ok := b.whole[text]; ok {
		return []int32{id}
	}
	ids := b.work.merge(b, text)
	if len(text) <= knownBytes {
		if len(b.known) >= knownPieces {
			clear(b.known)
		}
		b.known[text] = ids
	}
	return ids
}
