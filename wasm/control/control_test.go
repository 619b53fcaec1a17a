package control

import (
	"math"
	"strings"
	"testing"
	"unicode"
)

var specs = []Spec{
	{Key: "preset", Label: "preset", Kind: Choice, Default: "a", Options: []Option{
		{Value: "a", Label: "A"},
		{Value: "b", Label: "B", Sets: map[string]string{"eta": "0.5", "xs": "1, 2"}},
	}},
	{Key: "eta", Label: "η", Kind: Number, Default: "0.1", Min: 0, Max: 10},
	{Key: "big", Label: "size", Kind: Number, Default: "1", Min: -1e7, Max: 1e7},
	{Key: "n", Label: "n", Kind: Integer, Default: "1", Min: 1, Max: 6},
	{Key: "xs", Label: "x", Kind: Numbers, Default: "2", Min: -10, Max: 10, MaxItems: 3},
	{Key: "long", Label: "list", Kind: Numbers, Default: "2", Min: -1e7, Max: 1e7, MaxItems: 8},
	{Key: "mask", Label: "mask", Kind: Toggle, Default: "off", When: "preset=b"},
	{Key: "text", Label: "text", Kind: Text, Default: "the cat", MaxRunes: 20},
	{Key: "file", Label: "file", Kind: File},
}

func spec(key string) Spec { return Defaults(specs).spec(key) }

func TestClean(t *testing.T) {
	for _, c := range []struct{ key, raw, want, err string }{
		{"eta", " 0.50 ", "0.5", ""},
		{"eta", "1e-3", "0.001", ""},
		{"eta", "−0", "0", ""},
		{"xs", "−1;2  3", "-1, 2, 3", ""},
		{"mask", "true", "on", ""},
		{"text", "héllo\n世界", "héllo\n世界", ""},
		{"eta", "0,5", "0.5", ""},
		{"eta", ",5", "0.5", ""},
		{"eta", "٢٫٥", "2.5", ""},
		{"eta", "１，５", "1.5", ""},
		{"eta", "1,234", "1.234", ""}, // 1234 lies beyond the bounds
		{"big", "1,234", "", "Size “1,234” can be read in two ways: write “1.234” or “1234”."},
		{"big", "0,234", "0.234", ""},
		{"big", "-1.234,5", "-1234.5", ""},
		{"big", "–1,234.5", "-1234.5", ""},
		{"big", "1 234,5", "1234.5", ""},
		{"big", "1\u202f234", "1234", ""},
		{"big", "1’234.5", "1234.5", ""},
		{"big", "12,34,567", "1234567", ""},
		{"big", "1.234.567", "1234567", ""},
		{"big", "1.5e3", "1500", ""},
		{"big", "1,5E3", "1500", ""},
		{"big", "1 2", "", "Size “1 2” is not a number; it takes a number between −10\u202f000\u202f000 and 10\u202f000\u202f000."},
		{"big", "1,23,4", "", "Size “1,23,4” is not a number; it takes a number between −10\u202f000\u202f000 and 10\u202f000\u202f000."},
		{"n", "1,000", "", "n must lie between 1 and 6."},
		{"n", "2,5", "", "n must be a whole number; 2.5 is not."},
		{"xs", "2,5", "", "x “2,5” can be read in two ways: write “2.5” or “2, 5”."},
		{"xs", "2,5 4,5", "2.5, 4.5", ""}, // four numbers would be too many
		{"xs", "2,5; 4", "2.5, 4", ""},
		{"xs", "1,5, 2", "", "x “1,5, 2” can be read in two ways: write “1.5, 2” or “1, 5, 2”."},
		{"xs", "-2,5", "", "x “-2,5” can be read in two ways: write “−2.5” or “−2, 5”."},
		{"xs", "1,2,3", "1, 2, 3", ""},
		{"xs", "1.5,2", "1.5, 2", ""},
		{"xs", "1,−2", "1, -2", ""},
		{"xs", "9,12", "9.12", ""}, // 12 lies beyond the bounds
		{"xs", "١، ٢؛ ٣", "1, 2, 3", ""},
		{"xs", "1.234,5; 2", "", "x must lie between −10 and 10."},
		{"xs", "1,000.5", "", "x must lie between −10 and 10."},
		{"xs", "1.234,5, 3", "", "x must lie between −10 and 10."},
		{"xs", "1.2,3.4", "1.2, 3.4", ""},
		{"xs", "1.234,5.678", "1.234, 5.678", ""},
		{"long", "1.000; 10.000", "", "List “1.000; 10.000” can be read in two ways: write “1, 10” or “1000, 10000”."},
		{"long", "1.000; 2,5", "1000, 2.5", ""},
		{"long", "1.000.000; 2", "1000000, 2", ""},
		{"long", "1.5; 10.000", "1.5, 10", ""},
		{"long", "0.125; 1.375", "0.125, 1.375", ""},
		{"long", "1.125, 2.375", "1.125, 2.375", ""},
		{"long", "1 000, 2", "1000, 2", ""},
		{"long", "-1 000; 2 500", "-1000, 2500", ""},
		{"long", "2;1 000 000", "2, 1000000", ""},
		{"long", "2 500; 3", "", "List “2 500; 3” can be read in two ways: write “2, 500, 3” or “2500, 3”."},
		{"long", "1 000,5", "", "List “1 000,5” can be read in two ways: write “1000.5” or “1000, 5”."},
		{"long", "10 20 30", "10, 20, 30", ""},
		{"long", "10 100 1000", "10, 100, 1000", ""},
		{"long", "1 000 2", "1000, 2", ""},
		{"long", "2 500", "", "List “2 500” can be read in two ways: write “2, 500” or “2500”."},
		{"long", "0 500", "0, 500", ""},
		{"long", "99 000 000", "", "List must lie between −10\u202f000\u202f000 and 10\u202f000\u202f000."},
		{"xs", "2 500; 3", "", "x must lie between −10 and 10."},
		{"text", "a\r\nb\rc\vd\fe\u0085f\u2028g\u2029", "a\nb\nc\nd\ne\nf\ng\n", ""},
		{"text", strings.Repeat("\r\n", 20), strings.Repeat("\n", 20), ""},
		{"eta", "👩‍👩‍👧‍👦1\u200b", "", "η “👩‍👩‍👧‍👦1·” is not a number; it takes a number between 0 and 10."},
		{"eta", strings.Repeat("e\u0301", 25), "", "η “" + strings.Repeat("é", 24) + "…” is not a number; it takes a number between 0 and 10."},
		{"eta", "", "", "η is empty; it takes a number between 0 and 10."},
		{"eta", "NaN", "", "η “NaN” is not a number; it takes a number between 0 and 10."},
		{"eta", "Inf", "", "η “Inf” is not a number; it takes a number between 0 and 10."},
		{"eta", "0x10", "", "η “0x10” is not a number; it takes a number between 0 and 10."},
		{"eta", "1_0", "", "η “1_0” is not a number; it takes a number between 0 and 10."},
		{"eta", "1e309", "", "η must lie between 0 and 10."},
		{"eta", "1e308", "", "η must lie between 0 and 10."},
		{"eta", "1\x002", "", "η “1·2” is not a number; it takes a number between 0 and 10."},
		{"eta", strings.Repeat("9", 100<<10), "", "η is 100 KB long; at most 64 KB are read."},
		{"n", "2.5", "", "n must be a whole number; 2.5 is not."},
		{"xs", " , ", "", "x is empty; it takes up to 3 numbers between −10 and 10, separated by commas and spaces."},
		{"xs", "1,2,3,4", "", "x has 4 numbers; at most 3 are allowed."},
		{"xs", "1,two", "", "x “two” is not a number; it takes up to 3 numbers between −10 and 10, separated by commas and spaces."},
		{"file", "", "", ""},
		{"file", "3f-20-19-7-a b-c.txt", "3f-20-19-7-a b-c.txt", ""},
		{"file", "poem.txt", "", "File “poem.txt” is not what stands for a file in a link: choose the file again."},
		{"preset", "c", "", "Preset has no option “c”; it takes a, b."},
		{"mask", "maybe", "", "Mask “maybe” is neither on nor off."},
		{"text", "a\x1bb", "", "Text contains the control character U+1B."},
		{"text", "a\xffb", "", "Text is not valid UTF-8 text."},
		{"text", strings.Repeat("x", 21), "", "Text has 21 characters; at most 20 are allowed."},
	} {
		got, err := spec(c.key).Clean(c.raw)
		if c.err == "" && (err != nil || got != c.want) {
			t.Errorf("%s %q: %q, %v; want %q", c.key, c.raw, got, err, c.want)
		}
		if c.err != "" && (err == nil || err.Error() != c.err) {
			t.Errorf("%s %.40q: error %v; want %s", c.key, c.raw, err, c.err)
		}
	}
}

func TestPresetSetsDefaultsAndKeepsTheRest(t *testing.T) {
	v := set(t, Defaults(specs), "eta", "3")
	v = set(t, v, "n", "4")
	v = set(t, v, "preset", "b")
	if v.Float("eta") != 0.5 || v.Int("n") != 4 || v.Get("xs") != "1, 2" {
		t.Errorf("after the preset: eta %v, n %v, xs %v", v.Float("eta"), v.Int("n"), v.Get("xs"))
	}
	if q := v.Query(); q != "preset=b&n=4" {
		t.Errorf("query %q", q)
	}
	if v = v.Reset(""); v.Query() != "preset=b" {
		t.Errorf("a reset keeps the preset, got %q", v.Query())
	}
	if !v.Shown(spec("mask")) || Defaults(specs).Shown(spec("mask")) {
		t.Error("mask is shown only under preset b")
	}
}

func TestQueryRoundTrip(t *testing.T) {
	v := set(t, Defaults(specs), "preset", "b")
	v = set(t, v, "text", "a & b = c; d+é")
	v = set(t, v, "xs", "-1, 0.25")
	back, rest, notices := Defaults(specs).Parse(v.Query())
	if back.Query() != v.Query() || len(rest) > 0 || len(notices) > 0 {
		t.Errorf("%q came back as %q, rest %v, notices %v", v.Query(), back.Query(), rest, notices)
	}
}

func TestParseTellsWhatWasWrong(t *testing.T) {
	v, rest, notices := Defaults(specs).Parse("eta=NaN&n=3&step=z1&bogus=1&%zz")
	if v.Query() != "n=3" {
		t.Errorf("query %q", v.Query())
	}
	if rest["step"] != "z1" || rest["bogus"] != "1" {
		t.Errorf("rest %v", rest)
	}
	if len(notices) != 2 {
		t.Errorf("notices %q", notices)
	}
}

func set(t *testing.T, v Values, key, raw string) Values {
	t.Helper()
	v, err := v.Set(key, raw)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// What is cleaned is clean, and every number in it is finite.
func FuzzClean(f *testing.F) {
	for _, raw := range []string{"", "1", "-1e308", "1, 2; 3", "1.234,5", "2,5 1'000", "٢٫٥", "on", "the\tcat", "\x00", "１"} {
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		for _, s := range specs {
			clean, err := s.Clean(raw)
			if err != nil {
				continue
			}
			if again, err := s.Clean(clean); err != nil || again != clean {
				t.Errorf("%s: %q cleans to %q, which cleans to %q, %v", s.Key, raw, clean, again, err)
			}
			if v, err := (Defaults(specs)).Set(s.Key, raw); err == nil && s.Kind == Numbers {
				for _, x := range v.Floats(s.Key) {
					if math.IsNaN(x) || math.IsInf(x, 0) {
						t.Errorf("%q has %v", raw, x)
					}
				}
			}
		}
	})
}

// Any link gives values whose own link gives the same values.
func FuzzParse(f *testing.F) {
	for _, q := range []string{"", "preset=b&eta=1", "xs=1%2C2&xs=3", "text=%F0%9F%98%80", ";;&&=%"} {
		f.Add(q)
	}
	f.Fuzz(func(t *testing.T, q string) {
		v, _, _ := Defaults(specs).Parse(q)
		back, _, notices := Defaults(specs).Parse(v.Query())
		if back.Query() != v.Query() || len(notices) > 0 {
			t.Errorf("%q gives %q, which gives %q with %q", q, v.Query(), back.Query(), notices)
		}
	})
}

func TestSetOneNumberOfAList(t *testing.T) {
	v := Defaults([]Spec{{Key: "scores", Label: "scores", Kind: Numbers, Default: "1, 2", Min: -9, Max: 9, MaxItems: 5}})
	next, err := v.Set(Element("scores", 3), "−4.5")
	if err != nil || next.Get("scores") != "1, 2, 0, -4.5" {
		t.Errorf("%q, %v", next.Get("scores"), err)
	}
	for _, bad := range []struct{ key, raw string }{{"scores[5]", "1"}, {"scores[-1]", "1"}, {"scores[x]", "1"}, {"scores[0", "1"},
		{"scores[0]", "10"}, {"scores[0]", "1, 2"}} {
		if _, err := v.Set(bad.key, bad.raw); err == nil {
			t.Errorf("%s = %s was taken", bad.key, bad.raw)
		}
	}
}

// Two presets in one table set what they set, side by side.
func TestTwoPresets(t *testing.T) {
	v := Defaults([]Spec{
		{Key: "view", Kind: Choice, Default: "a", Options: []Option{{Value: "a"}, {Value: "b", Sets: map[string]string{"x": "2"}}}},
		{Key: "data", Kind: Choice, Default: "a", Options: []Option{{Value: "a"}, {Value: "b", Sets: map[string]string{"y": "3"}}}},
		{Key: "x", Kind: Number, Default: "1", Max: 9}, {Key: "y", Kind: Number, Default: "1", Max: 9},
	})
	v, rest, notices := v.Parse("view=b&data=b")
	if len(rest)+len(notices) > 0 || v.Get("x") != "2" || v.Get("y") != "3" || v.Query() != "view=b&data=b" {
		t.Errorf("x=%s, y=%s, query %q, rest %v, notices %v", v.Get("x"), v.Get("y"), v.Query(), rest, notices)
	}
}

// A control is shown where all of its conditions hold.
func TestSeveralConditions(t *testing.T) {
	both := Spec{Key: "x", Kind: Number, Default: "1", Max: 9, When: "view=a|b data!=c"}
	choice := func(key string) Spec {
		return Spec{Key: key, Kind: Choice, Default: "a", Options: []Option{{Value: "a"}, {Value: "b"}, {Value: "c"}}}
	}
	v := Defaults([]Spec{choice("view"), choice("data"), both})
	for query, want := range map[string]bool{"": true, "view=b": true, "view=c": false, "data=c": false, "data=b": true,
		"view=c&data=c": false} {
		if next, _, _ := v.Parse(query); next.Shown(both) != want {
			t.Errorf("%s: shown is %v, want %v", query, !want, want)
		}
	}
}

// Every decimal digit of Unicode is one here, and the ten of a script are in order.
func TestDigitsOfEveryScript(t *testing.T) {
	scripts := 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		d, ok := digit(r)
		if ok != unicode.IsDigit(r) {
			t.Errorf("%U is a digit: %v", r, ok)
		}
		if ok && d == '0' {
			scripts++
			if nine, _ := digit(r + 9); nine != '9' {
				t.Errorf("nine after %U is %q", r, nine)
			}
		}
	}
	if scripts < 60 {
		t.Errorf("%d scripts", scripts)
	}
}

func TestHolds(t *testing.T) {
	at := Spec{Key: "at", Kind: Choice, Default: "a.self", Options: []Option{{Value: "a.self"}, {Value: "b.cross"}}}
	v, err := Defaults([]Spec{at}).Set("at", "b.cross")
	if err != nil {
		t.Fatal(err)
	}
	for condition, want := range map[string]bool{
		"at=b.cross": true, "at=a.self": false, "at=a.self|b.cross": true, "at!=b.cross": false, "at=*cross": true, "at=*self": false,
		"at=*self|*cross": true, "at!=*self": true, "at!=*self|*cross": false, "at=cross": false, "at=*": true,
	} {
		if v.Holds(condition) != want {
			t.Errorf("%s holds: %v", condition, !want)
		}
	}
}
