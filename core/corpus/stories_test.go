package corpus

import (
	"maps"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"glassbox/core/token"
)

var told = sync.OnceValue(func() StorySet { return Stories(1) })

func TestStoriesAreDetermined(t *testing.T) {
	a, again, other := told(), Stories(1), Stories(2)
	if !reflect.DeepEqual(a, again) {
		t.Error("equal seeds tell different stories")
	}
	if reflect.DeepEqual(a.Train[:10], other.Train[:10]) || !slices.Equal(a.Words, other.Words) || a.Entropy != other.Entropy {
		t.Error("different seeds tell equal stories, or in other words")
	}
	if len(a.Words) != 200 || !slices.Equal(a.Words[:First], first().Source[:First]) {
		t.Errorf("there are %d words", len(a.Words))
	}
}

func TestStoriesAreCutLikeTexts(t *testing.T) {
	seen, count := map[string]bool{}, map[string]int{}
	for _, s := range slices.Concat(told().Train, told().Held) {
		text := Join(s)
		if seen[text] || len(s) > 44 || s[len(s)-1] != "." {
			t.Fatalf("%s: it is there twice, or has %d words", text, len(s))
		}
		seen[text] = true
		tokens, _ := token.Words(text, token.Options{Lower: true})
		for i, w := range tokens {
			if w.Text != s[i] {
				t.Fatalf("%s: word %d is cut as %s", text, i, w.Text)
			}
			count[w.Text]++
		}
	}
	if len(seen) != 21000 {
		t.Errorf("there are %d stories", len(seen))
	}
	for _, w := range told().Words[First:] {
		if count[w] < 100 {
			t.Errorf("%s is told %d times", w, count[w])
		}
		delete(count, w)
	}
	if len(count) > 0 {
		t.Errorf("not in the vocabulary: %v", count)
	}
}

// The entropy is what stories drawn at random cost, by the probability that the grammar gives to their words in whatever
// way it can say them.
func TestEntropy(t *testing.T) {
	const n = 1500
	sum, squares, words := 0.0, 0.0, 0
	for i, s := range told().Train[:n] {
		l := grammar(story).listen(s, func(*speech) {})
		if !l.whole || i < 100 && !slices.IsSorted(l.next) {
			t.Fatalf("%s is no story", Join(s))
		}
		// what a story costs above the entropy of as many words has the mean 0
		x := -math.Log(l.p) - told().Entropy*float64(len(s)+1)
		sum, squares, words = sum+x, squares+x*x, words+len(s)+1
	}
	mean, deviation := sum/n, math.Sqrt(squares/n)
	if deviation < 0.5 || math.Abs(mean) > 3*deviation/math.Sqrt(n) {
		t.Errorf("a story costs %v more than its entropy; the standard error is %v", mean, deviation/math.Sqrt(n))
	}
	if e := told().Entropy; e < 0.7 || e > 0.85 || math.Abs(told().HeldLoss-e) > 0.01 {
		t.Errorf("the entropy is %v, and of what is held out %v", e, told().HeldLoss)
	}
}

// A scene that can be counted on paper: 10 places, for each 4 ways to go on, and 4 adjectives, all equally probable.
func TestEntropyOfAScene(t *testing.T) {
	nats, words := grammar(bat).entropy()
	const places, ends = 5 + 4 + 3 + 4 + 4 + 3 + 4 + 3 + 3 + 3, 3 + 3 + 2 + 3 + 3 + 3 + 4 + 4 // in words
	if math.Abs(nats-math.Log(160)) > 1e-9 || math.Abs(words-(places/10.0+ends/8.0+4)) > 1e-9 {
		t.Errorf("it has %v nats and %v words", nats, words)
	}
}

// The entropy of stories adds up only if no scene says the same in two ways, or begins with another one.
func TestScenesAreUnambiguous(t *testing.T) {
	var all []string
	for _, c := range scenes() {
		grammar(c.say).each(&speech{}, func(s *speech) { all = append(all, strings.Join(s.words, " ")) })
	}
	slices.Sort(all)
	for i := 1; i < len(all); i++ {
		if strings.HasPrefix(all[i]+" ", all[i-1]+" ") {
			t.Fatalf("%q and %q", all[i-1], all[i])
		}
	}
	if len(all) < 150_000 {
		t.Errorf("there are %d scenes", len(all))
	}
}

// What agrees in number, written down anew: a sentence of each form has one subject, and each of its other words in
// parentheses belongs to it; but of the last form the third and fourth belong together.
var agreeing = []*regexp.Regexp{
	regexp.MustCompile(`^the (\w+) , which (was|were) very`),
	regexp.MustCompile(`^now the (\w+) (?:from the \w+ )?(is|are) no longer hungry$`),
	regexp.MustCompile(`^the (?:(?:small|old|brave|clever|quiet) )?(\w+) (?:near the \w+|that (\w+) the \w+|that the (\w+) (\w+)) (\w+)$`),
}

// one form of each word that is for several
const severals = `cats dragons wolves parrots robots pirates children nurses were are
	admire chase know help hear follow sleep dance laugh wait sing shiver`

// agrees tells whether a sentence has a form that agrees, and whether it does.
func agrees(sentence string) (has, does bool) {
	for _, form := range agreeing {
		if m := form.FindStringSubmatch(sentence); m != nil {
			var inner []string
			if len(m) == 6 {
				m, inner = slices.Delete(slices.Clone(m), 3, 5), m[3:5]
			}
			does := true
			for _, w := range m[1:] {
				does = does && (w == "" || in(severals, w) == in(severals, m[1]))
			}
			return true, does && (inner == nil || in(severals, inner[0]) == in(severals, inner[1]))
		}
	}
	return false, false
}

func TestAgreement(t *testing.T) {
	for text, want := range map[string]bool{
		"the cat that the wolves chase sleeps": true, "the cat that the wolves chase sleep": false, "the cats that the wolf chase sleep": false,
		"the old cats that hear the wolf sing": true, "the old cats that hears the wolf sing": false, "the cats near the wolf sleeps": false,
		"the wolf , which were very old": false, "now the cats from the mill is no longer hungry": false,
	} {
		if has, does := agrees(text); !has || does != want {
			t.Errorf("%s: %v, %v", text, has, does)
		}
	}
	checked := 0
	for _, s := range slices.Concat(told().Train, told().Held) {
		for sentence := range strings.SplitSeq(strings.Join(s, " "), " .") {
			has, does := agrees(strings.TrimSpace(sentence))
			if has {
				checked++
			}
			if has && !does {
				t.Fatal(sentence)
			}
		}
	}
	if checked < 20000 {
		t.Errorf("%d sentences can agree", checked)
	}
}

func TestProbes(t *testing.T) {
	var texts strings.Builder
	for _, s := range told().Train {
		texts.WriteString(" . " + strings.Join(s, " "))
	}
	learned := texts.String()
	seen := map[string]bool{}
	for _, probes := range [][]Probe{told().Agreement, told().Being, told().Gifts, told().Senses} {
		for i, p := range probes {
			text := strings.Join(p.Words, " ")
			if seen[text] || p.Sense == "" && i < 60 && strings.Contains(learned, " . "+text+" ") {
				t.Fatalf("%s is there twice, or learned", text)
			}
			seen[text] = true
			if len(p.Right) == 0 || len(p.Wrong) == 0 {
				t.Fatalf("%+v", p)
			}
			for at, next := range [][]string{p.Right[:1], p.Wrong} {
				for _, w := range next {
					whole := grammar(story).listen(append(slices.Clone(p.Words), w), func(*speech) {})
					if right := whole.right == len(p.Words)+1; right != (at == 0) {
						t.Fatalf("%s … %s is right: %v", text, w, right)
					}
				}
			}
		}
	}
	set := told()
	if n := []int{len(set.Agreement), len(set.Being), len(set.Gifts), len(set.Senses)}; !slices.Equal(n, []int{400, 200, 200, 88}) {
		t.Errorf("there are %d", n)
	}
}

// What a probe depends on is the subject or the receiver, and what misleads is another of its kind.
func TestWhatProbesDependOn(t *testing.T) {
	for _, p := range told().Agreement {
		subject, other := p.Words[p.Of], p.Words[p.Other]
		for i, w := range p.Right {
			right, wrong := in(severals, w), in(severals, p.Wrong[i])
			if right == wrong || right != in(severals, subject) || wrong != in(severals, other) {
				t.Fatalf("%+v", p)
			}
		}
	}
	for _, p := range told().Being {
		if in(severals, p.Right[0]) != in(severals, p.Words[p.Of]) || p.Other != -1 {
			t.Fatalf("%+v", p)
		}
	}
	for _, p := range told().Gifts {
		if p.Words[p.Of] != p.Right[0] || p.Words[p.Other] != p.Wrong[0] || slices.Contains(p.Words[8:], p.Right[0]) {
			t.Fatalf("%+v", p)
		}
	}
	count := map[string]int{}
	for _, p := range told().Senses {
		count[p.Words[len(p.Words)-1]+" "+p.Sense]++
	}
	if want := map[string]int{"bank money": 24, "bank river": 24, "bat animal": 20, "bat game": 20}; !maps.Equal(count, want) {
		t.Errorf("the senses are %v", count)
	}
}

func TestStoriesAreRead(t *testing.T) {
	for _, c := range []struct {
		text  string
		right int
		whole bool
		next  string
	}{
		{"Mia and Leo met at the harbor. Leo lent a drum to", 13, false, "mia"},
		{"now", 0, false, "above after at behind beside during hugo in ines karl late lena leo mia omar over rosa ruth the theo"},
		{"the wolf near the cats sl", 5, false, "dances laughs shivers sings sleeps waits"},
		{"the wolf near the cats sleeps. In the last inning the old bat hit the ball.", 18, true, ""},
		{"the wolf near the cats sleeps. In the last inning the old bat hit the ball. The", 18, false, ""},
	} {
		r, err := ReadStory(c.text)
		if checkReading(t, r, err); r.Right != c.right || r.Whole != c.whole || strings.Join(r.Next, " ") != c.next {
			t.Errorf("%s: %d, %v, %q", c.text, r.Right, r.Whole, r.Next)
		}
	}
}
