package gpt

import (
	"errors"
	"math"
	"strings"
	"testing"

	"glassbox/wasm/control"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/lessontest"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

func TestStreamExtremes(t *testing.T) {
	lessontest.Look(t, Lesson, "view=stream&off=attn1+mlp1+attn2.head2&patch=embedding.3", "view=stream&second=&place=1",
		"view=stream&patch=mlp2.9&logit=wolves", "view=stream&text=mia&second=leo&off=mlp2+attn2",
		"view=stream&text=the+old+wolves+that+the+nurse+hears+sing&second=the+old+wolf+that+the+zebra+hears+sing&place=7&patch=attn1.8")
}

// summed is the run of a link, with what it says at the end.
func summed(t *testing.T, query string) (*lesson.Run, map[string]any) {
	t.Helper()
	r := lessontest.Run(t, Lesson, "view=stream&"+query)
	return r, lessontest.End(r)
}

// shares are those of a run: embedding, position, four heads, mlp 1, four heads, mlp 2, norm.
func shares(end map[string]any) []float64 { return end["shares"].([][]float64)[0] }

const headTwo, secondMLP = 8, 11 // of layer 2

// What the prose says of the text that the view opens with. Shares add up to the logit; mlp 2 and head 2 of layer 2 have most of
// it; and without that head mlp 2 says less, for it repeats what the head told it.
func TestWhoSaidIt(t *testing.T) {
	_, end := summed(t, "")
	total := 0.0
	for _, x := range shares(end) {
		total += x
	}
	if logit := end["logit"].(float64); end["word"] != "cats" || math.Abs(total-logit) > 1e-9 {
		t.Errorf("the shares of %v are %v, its logit %v", end["word"], total, logit)
	}
	if all := shares(end); all[secondMLP] < all[headTwo] || all[headTwo] < 2 || all[secondMLP]+all[headTwo] < 0.7*total {
		t.Errorf("the shares are %v", all)
	}
	_, without := summed(t, "off=attn2.head2")
	if was, is := shares(end)[secondMLP], shares(without)[secondMLP]; shares(without)[headTwo] != 0 || is > 0.7*was {
		t.Errorf("with the head off, mlp 2 has %v, before %v", is, was)
	}
}

// The gradient has no part along the stream, as the shares have, since the norm would divide it away.
func TestTheGradientIsAcrossTheStream(t *testing.T) {
	_, end := summed(t, "")
	if along, held := end["along"].(float64), end["share_along"].(float64); along > 0.001 || held < 10 {
		t.Errorf("along the stream the gradient makes %v, the direction %v", along, held)
	}
}

// effects is the table of patches of a run.
func effects(r *lesson.Run) func(block, place int) float64 {
	m := r.Model.(summing).Matrix(film.At("effect"))
	return func(block, place int) float64 { return m.At(block, place-1) }
}

// The table shows the way: as far as mlp 1 the word waits at its own place, then attention 2 brings it to the last one; and
// without its head 2 hardly anything comes.
func TestTheTableShowsTheWay(t *testing.T) {
	r, end := summed(t, "")
	effect := effects(r)
	for block := range 5 {
		here, there := effect(block, 3), effect(block, 9)
		if block > 2 {
			here, there = there, here
		}
		if here > -7 || math.Abs(there) > 0.2 {
			t.Errorf("behind block %d the patch does %v, and at the other place %v", block, here, there)
		}
	}
	if way := end["way"].(string); !strings.Contains(way, "cats") || !strings.Contains(way, "until mlp 1") || !strings.Contains(way, "“the”") {
		t.Errorf("the way is told as %q", way)
	}
	without, _ := summed(t, "off=attn2.head2")
	if x := effects(without)(2, 3); math.Abs(x) > 0.5 {
		t.Errorf("without the head the patch does %v", x)
	}
	nurses, _ := summed(t, "text=the+nurses+near+the+wolf&second=the+nurse+near+the+wolf")
	if e := effects(nurses); e(0, 3) > -7 || math.Abs(e(1, 3)) > 0.5 || e(1, 5) > -6 {
		t.Errorf("the number of the nurses waits elsewhere: %v, %v, %v", e(0, 3), e(1, 3), e(1, 5))
	}
}

// What the table says of a patch is what comes of making it, with what is off, too.
func TestPatchesDoWhatTheTableSays(t *testing.T) {
	for _, off := range []string{"", "off=attn1.head3+mlp2&"} {
		r, end := summed(t, off)
		for place, blocks := range map[string]int{"embedding.3": 0, "attn1.3": 1, "mlp1.9": 2, "attn2.9": 3, "mlp2.9": 4} {
			patched, now := summed(t, off+"patch="+place)
			at := int(place[len(place)-1] - '0')
			if got, want := now["logit"].(float64)-end["logit"].(float64), effects(r)(blocks, at); math.Abs(got-want) > 1e-9 {
				t.Errorf("%s%s does %v, the table says %v", off, place, got, want)
			}
			if len(patched.Notices) > 0 || !strings.Contains(now["changed"].(string), "“cats” goes from 92.4%") {
				t.Errorf("%s: %v, %v", place, patched.Notices, now["changed"])
			}
		}
	}
	_, now := summed(t, "patch=mlp1.3")
	if text := now["changed"].(string); !strings.Contains(text, "Most is gained by “wolves”") {
		t.Errorf("from the wolves comes %q", text)
	}
	_, early := summed(t, "patch=attn1.9")
	if x := early["now_percent"].(float64); x < 85 {
		t.Errorf("at the last place nothing is known of who ate, and yet %v%% are left", x)
	}
}

// set is what a press on an item sets, at the end of the film.
func set(t *testing.T, r *lesson.Run, id string) map[string]string {
	t.Helper()
	v := lesson.View{Run: r, Width: 912, Moment: timeline.Moment{Step: len(r.Steps) - 1, Frac: 1}}
	var list picture.List
	list.Reset(v.Width, Lesson.Height(v))
	Lesson.Draw(&list, v)
	it, ok := list.Find(id)
	if !ok {
		t.Fatalf("there is no %s", id)
	}
	return it.Set
}

// Every switch and every cell is a press there, and one back.
func TestPresses(t *testing.T) {
	r, _ := summed(t, "")
	if s := set(t, r, "switch-3-2"); s["off"] != "attn2.head2" {
		t.Errorf("a head: %v", s)
	}
	if s := set(t, r, "effect-2-2"); s["patch"] != "mlp1.3" {
		t.Errorf("a cell: %v", s)
	}
	if s := set(t, r, "place-2"); s["place"] != "3" {
		t.Errorf("a token: %v", s)
	}
	changed, _ := summed(t, "off=attn2.head2+mlp1&patch=mlp1.3")
	if s := set(t, changed, "switch-3-2"); s["off"] != "mlp1" {
		t.Errorf("a head that is off: %v", s)
	}
	if s := set(t, changed, "effect-2-2"); s["patch"] != "" {
		t.Errorf("a cell that is patched: %v", s)
	}
	if s := set(t, changed, "reset"); s["off"] != "" || s["patch"] != "" || len(s) != 2 {
		t.Errorf("all: %v", s)
	}
	whole, _ := summed(t, "off=attn2")
	if s := set(t, whole, "switch-3-2"); s["off"] != "" {
		t.Errorf("a head of a block that is off: %v", s)
	}
}

func TestWhatCannotBeChanged(t *testing.T) {
	for query, key := range map[string]string{
		"off=attn9": "off", "off=attn1.head5": "off", "off=embedding": "off", "off=mlp1.head1": "off",
		"patch=mlp1": "patch", "patch=mlp7.1": "patch", "patch=mlp1.0": "patch", "logit=zzz": "logit", "text=": "text",
	} {
		_, err := Lesson.Compute(lessontest.Values(t, Lesson, "view=stream&"+query))
		var wrong *control.Error
		if !errors.As(err, &wrong) || wrong.Key != key {
			t.Errorf("%s: %v", query, err)
		}
	}
	r, _ := summed(t, "second=the+wolves&patch=mlp1.3")
	if len(r.Notices) != 2 || r.Notices[0].Key != "second" || r.Notices[1].Key != "patch" {
		t.Errorf("a second text of another length: %v", r.Notices)
	}
}

// Many patches are tried a few at a time.
func TestManyPatchesAreNotWaitedFor(t *testing.T) {
	long := "text=the+cats" + strings.Repeat("+near+the+wolf", 6) + "&second=the+dragons" + strings.Repeat("+near+the+wolf", 6)
	v := lessontest.Values(t, Lesson, "view=stream&"+long)
	var unfinished *lesson.Unfinished
	if _, err := Lesson.Compute(v); !errors.As(err, &unfinished) {
		t.Fatalf("it is %v", err)
	}
	last := 0.0
	for last < 1 {
		done := unfinished.More()
		if done <= last {
			t.Fatalf("after %v comes %v", last, done)
		}
		last = done
	}
	if _, err := Lesson.Compute(v); err != nil {
		t.Error(err)
	}
}
