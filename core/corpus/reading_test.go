package corpus

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"glassbox/core/token"
)

// What was drawn is read as what it was, in one way alone, and every beginning of it has what follows among what may.
func TestSentencesAreRead(t *testing.T) {
	set := first()
	all := slices.Concat(set.Train[:60], set.Held[:40])
	for _, m := range set.Minimal[:10] {
		all = append(all, m[:]...)
	}
	for _, want := range all {
		ways := 0
		l := grammar(func(s *speech) { words().sentence(s) }).listen(want.Source, func(*speech) { ways++ })
		if ways != 1 || !l.whole {
			t.Fatalf("%s is read in %d ways", Join(want.Source), ways)
		}
		for i := range want.Source {
			r, p, _ := ReadEnglish(Join(want.Source[:i]))
			if r.Right != i || !slices.Contains(r.Next, want.Source[i]) || !slices.IsSorted(r.Next) || r.Whole != (len(p.Source) > 0) {
				t.Fatalf("%s: behind word %d may be %q", Join(want.Source), i, r.Next)
			}
		}
		if r, p, _ := ReadEnglish(strings.ToUpper(Join(want.Source)) + "."); !r.Whole || !reflect.DeepEqual(p, want) {
			t.Fatalf("%+v is read as %+v", want, p)
		}
	}
}

// Whoever only takes suggestions ends with a sentence, and its French is correct.
func TestSuggestionsLeadToSentences(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 0))
	for range 150 {
		var words []string
		reading, pair, _ := ReadEnglish("")
		for !reading.Whole || len(reading.Next) > 0 && r.IntN(2) == 0 {
			words = append(words, one(&speech{random: r}, reading.Next))
			if reading, pair, _ = ReadEnglish(Join(words)); reading.Right != len(words) || len(words) > 20 {
				t.Fatalf("%q is right up to word %d", words, reading.Right)
			}
		}
		if wrong := french(pair.Target); len(wrong) > 0 || len(pair.Target) < 5 {
			t.Fatalf("%q: %q, %q", words, pair.Target, wrong)
		}
	}
}

// What is suggested is what stands there in a list of all sentences of a template, behind every beginning.
func TestSuggestionsAreComplete(t *testing.T) {
	next := map[string]map[string]bool{}
	grammar(func(s *speech) { words().paper(s) }).each(&speech{}, func(s *speech) {
		for i, w := range s.words {
			key := Join(s.words[:i])
			if next[key] == nil {
				next[key] = map[string]bool{}
			}
			next[key][w] = true
		}
	})
	keys := slices.DeleteFunc(slices.Sorted(maps.Keys(next)), func(k string) bool { return !strings.Contains(k, " on ") })
	if len(keys) < 1000 {
		t.Fatalf("there are %d beginnings", len(keys))
	}
	for i := 0; i < len(keys); i += 17 {
		if r, _, _ := ReadEnglish(keys[i]); !slices.Equal(r.Next, slices.Sorted(maps.Keys(next[keys[i]]))) {
			t.Fatalf("behind %q: %q, want %q", keys[i], r.Next, slices.Sorted(maps.Keys(next[keys[i]])))
		}
	}
}

// The sentences that the templates and scenes are described with are what they say.
func TestDescriptions(t *testing.T) {
	for tag, text := range map[string]string{
		"because": "the animal did not cross the street because it was too tired",
		"person":  "the girl did not leave the garden because she was so sad",
		"fit":     "the trophy did not fit in the suitcase because it was too big", "deed": "my aunt did not follow the old goat",
		"sat": "the black cat sat on the mat", "was": "this bridge was very narrow", "food": "the man bought some honey",
		"paper": "the agreement on the european economic area was signed in august",
	} {
		if r, p, _ := ReadEnglish(text); !r.Whole || p.Tag != tag {
			t.Errorf("%s is read as %q", text, p.Tag)
		}
	}
	if all := templates(); len(all) != 8 {
		t.Errorf("there are %d templates", len(all))
	}
	for _, text := range []string{
		"the old wolves that the nurse hears sing . the rower walked to the bank under a willow .",
		"mia and leo met at the harbor . leo lent a drum to mia . mia thanked leo for the drum . " +
			"late in the forest the brown bat caught a moth .",
		"the cat , which was very quiet and slept behind the mill , ate the cake . now the cat is no longer hungry . the cat near the dog",
	} {
		r, _ := ReadStory(text)
		if want := len(r.Words) - strings.Count(text, "dog"); r.Right != want || r.Whole != (want == len(r.Words)) {
			t.Errorf("%s is right for %d words", text, r.Right)
		}
	}
}

func TestFirstWrongWord(t *testing.T) {
	for _, c := range []struct {
		text  string
		right int
		next  string
		whole bool
	}{
		{"", 0, "a an my the this", false},
		{"Hello", 0, "a an my the this", false},
		{"the cat sat on the mat", 6, "", true},
		{"The cat sat on the mat!", 6, "", true},
		{"the cat sat on the mat mat", 6, "", false},
		{"the cat sat in", 3, "on", false},
		{"a animal", 1, strings.Join(after("a", livingWithAdjectives(), func(w string) string { return w }), " "), false},
		{"the girl was tired", 3, "not so too very", false},
		{"the boy did not see the lake because she", 8, "he it", false},
		{"the cat did not see the lake because it was too big", 11, strings.Join(reasons(), " "), false},
		{"the red", 2, strings.Join(redThings(), " "), false},
		{"👍 the cat", 0, "a an my the this", false},
	} {
		r, p, err := ReadEnglish(c.text)
		if r.Right != c.right || strings.Join(r.Next, " ") != c.next || r.Whole != c.whole || err != nil || c.whole != (p.Tag != "") {
			t.Errorf("%q: %+v, %v", c.text, r, err)
		}
	}
	if _, _, err := ReadEnglish(strings.Repeat("the cat ", token.MaxBytes/8+1)); err == nil {
		t.Error("a text of more than 2 MB is read")
	}
	if r, _, err := ReadEnglish(strings.Repeat("the cat ", 12500)); err != nil || r.Right != 2 || len(r.Words) != 25000 {
		t.Errorf("of 100 KB %d words are right: %v", r.Right, err)
	}
}

// livingWithAdjectives is what may stand behind “a” or “an” at the beginning.
func livingWithAdjectives() (all []string) {
	for _, n := range slices.Concat(words().animals, words().people) {
		all = append(all, n.english)
	}
	for _, a := range slices.Concat(words().before, words().behind) {
		all = append(all, a.english)
	}
	slices.Sort(all)
	return all
}

// redThings is what may stand behind “the red” at the beginning: no people.
func redThings() (all []string) {
	for _, n := range slices.Concat(words().animals, words().places, words().things, words().containers, words().seats) {
		all = append(all, n.english)
	}
	slices.Sort(all)
	return all
}

// reasons is what may stand behind “because it was too”.
func reasons() (all []string) {
	for _, a := range slices.Concat(words().ofLiving, words().ofPlaces) {
		all = append(all, a.english)
	}
	slices.Sort(all)
	return all
}

func FuzzReadings(f *testing.F) {
	f.Add("the animal did not cross the street because it was too tired")
	f.Add("The CAT sat on the the mat. ’ ’’ l'animal \xff 👩‍👩‍👧‍👦 &amp;")
	f.Add("my aunt . the widow needed cash . she went to the bank . mia and mia")
	f.Fuzz(func(t *testing.T, text string) {
		r, p, err := ReadEnglish(text)
		checkReading(t, r, err)
		if r.Whole != slices.Equal(p.Source, r.Words) && len(r.Words) > 0 {
			t.Fatalf("%q is read as %q", text, p.Source)
		}
		story, err := ReadStory(text)
		checkReading(t, story, err)
		if _, err := CutFrench(text); err != nil {
			t.Fatal(err)
		}
	})
}

// checkReading tests that a reading does not contradict itself.
func checkReading(t *testing.T, r Reading, err error) {
	t.Helper()
	switch n := len(r.Words); {
	case err != nil, len(r.Tokens) != n, r.Right > n, r.Whole && r.Right < n:
		t.Fatalf("%+v, %v", r, err)
	case r.Right == n && n > 0 && !r.Whole && len(r.Next) == 0:
		t.Fatalf("%+v: nothing may follow", r)
	case r.Right < n && slices.Contains(r.Next, r.Words[r.Right]):
		t.Fatalf("%+v: its first wrong word is right", r)
	}
}

func ExampleReadEnglish() {
	r, _, _ := ReadEnglish("The girl did not find any books")
	fmt.Println(r.Words[r.Right], "should be one of", r.Next)
	_, pair, _ := ReadEnglish("The girl did not find any honey.")
	fmt.Println(Join(pair.Target))
	// Output:
	// books should be one of [bread cheese honey oil soup water]
	// la fille n'a pas trouvé de miel
}

// Twins differ in the last word, and in what “it” is; what has no other reading has no twin.
func TestTwins(t *testing.T) {
	for _, m := range first().Minimal {
		for _, p := range m {
			twin, ok := p.Twin()
			again, back := twin.Twin()
			last := len(p.Source) - 1
			if !ok || !back || Join(again.Source) != Join(p.Source) || Join(twin.Source[:last]) != Join(p.Source[:last]) ||
				twin.Right != p.Wrong || twin.Wrong != p.Right {
				t.Fatalf("%s has the twin %s, and that has %s", Join(p.Source), Join(twin.Source), Join(again.Source))
			}
		}
	}
	for text, want := range map[string]string{
		"the animal did not cross the street because it was too tired":  "the animal did not cross the street because it was too wide",
		"the trophy did not fit in the suitcase because it was too big": "the trophy did not fit in the suitcase because it was too small",
		"the girl did not leave the garden because she was so sad":      "",
		"the girl did not leave the garden because it was so foggy":     "",
		"the black cat sat on the mat":                                  "",
	} {
		_, p, _ := ReadEnglish(text)
		if twin, ok := p.Twin(); Join(twin.Source) != want && ok || ok != (want != "") {
			t.Errorf("%s has the twin %q, %v", text, Join(twin.Source), ok)
		}
	}
	if _, ok := (Pair{}).Twin(); ok {
		t.Error("nothing has a twin")
	}
}
