package json

import (
	std "encoding/json"
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"
)

func TestWriter(t *testing.T) {
	var w Writer
	w.String("something else")
	w.Reset()
	w.Object(func() {
		w.Key("step").Int(3)
		w.Key("losses").Array(func() { w.Number(0.5); w.Number(1e-9) })
		w.Key("of").Object(func() {})
		w.Key("rows").Array(func() {
			w.Array(func() {})
			w.Object(func() { w.Key(`"{`).String("[:") })
			w.Array(func() { w.Null(); w.Bool(true); w.Bool(false) })
		})
		Map(w.Key("map"), map[string][]float64{"b": {1, 2}, "a": nil}, func(w *Writer, row []float64) { List(w, row, (*Writer).Number) })
		w.Key("raw").Raw("[1]")
		w.Key("end").String("{")
	})
	if got, want := w.Text(), `{"step":3,"losses":[0.5,1e-09],"of":{},"rows":[[],{"\"{":"[:"},[null,true,false]],"map":{"a":[],"b":[1,2]},`+
		`"raw":[1],"end":"{"}`; got != want {
		t.Errorf("wrote %s, want %s", got, want)
	}
}

func TestNumbersThatJSONLacks(t *testing.T) {
	for _, x := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		func() {
			defer func() {
				if reason, _ := recover().(string); !strings.HasSuffix(reason, " cannot be written") {
					t.Errorf("writing %v: %q", x, reason)
				}
			}()
			new(Writer).Number(x)
		}()
	}
}

func TestRead(t *testing.T) {
	v, err := Read(` { "a" : [ 1 , -2.5e1 , [] ] , "b" : { "c" : null , "d" : true } , "\u00e9\ud83d\ude00\ud83d\n" : "\/" } `)
	number := func(x float64) Value { return Value{Kind: Number, Number: x} }
	want := Value{Kind: Object, Fields: map[string]Value{
		"a":     {Kind: Array, Items: []Value{number(1), number(-25), {Kind: Array}}},
		"b":     {Kind: Object, Fields: map[string]Value{"c": {}, "d": {Kind: Bool, Bool: true}}},
		"é😀�\n": {Kind: String, String: "/"},
	}}
	if err != nil || !reflect.DeepEqual(v, want) {
		t.Errorf("read %+v, %v", v, err)
	}
	if v.Fields["nothing"].Kind != Null || v.Items != nil {
		t.Error("what is not there is not null")
	}
}

func TestReadSaysWhatIsWrong(t *testing.T) {
	for text, want := range map[string]string{
		"":                      "byte 0: a value is expected.",
		" x":                    "byte 1: a value is expected.",
		"nul":                   "byte 0: a value is expected.",
		"{} {}":                 "byte 3: something follows the value.",
		`{"a":1,}`:              "byte 7: “\"” is expected.",
		`{,}`:                   "byte 1: “\"” is expected.",
		`{"a" 1}`:               "byte 5: “:” is expected.",
		`{"a":1 "b":2}`:         "byte 7: “,” is expected.",
		`{"a":1,"a":2}`:         "byte 10: a key is there twice.",
		`[1,]`:                  "byte 3: a value is expected.",
		`[1`:                    "byte 2: “,” is expected.",
		`01`:                    "byte 1: something follows the value.",
		`-`:                     "byte 1: a digit is expected.",
		`1.`:                    "byte 2: a digit is expected.",
		`1e+`:                   "byte 3: a digit is expected.",
		`1e999`:                 "byte 5: the number is too large.",
		`"a`:                    "byte 2: the string does not end.",
		"\"a\nb\"":              "byte 2: a control character has to be written with a backslash.",
		`"\x"`:                  "byte 1: nothing is written with this backslash.",
		`"\`:                    "byte 1: nothing is written with this backslash.",
		`"\u12"`:                "byte 3: four hexadecimal digits are expected.",
		`"\ud83d\u12g4"`:        "byte 9: four hexadecimal digits are expected.",
		strings.Repeat("[", 65): "byte 64: more than 64 arrays and objects lie inside each other.",
	} {
		v, err := Read(text)
		if err == nil || err.Error() != "The JSON is wrong at "+want || !reflect.DeepEqual(v, Value{}) {
			t.Errorf("%.20s is answered %v, %v, want %s", text, v, err, want)
		}
	}
	if _, err := Read(strings.Repeat("[", MaxDepth) + strings.Repeat("]", MaxDepth)); err != nil {
		t.Error(err)
	}
}

// A sentence shows what a file has, however long, and whatever is in it.
func TestPlain(t *testing.T) {
	for text, want := range map[string]string{
		"null": "null", "true": "true", "-2.5e30": "-2.5e+30", `"a\u0007b"`: "“a b”", "[1]": "[…]", `{"a":1}`: "{…}",
		`"` + strings.Repeat("é", 61) + `"`: "“" + strings.Repeat("é", 60) + "…”",
	} {
		if v, err := Read(text); err != nil || v.Plain() != want {
			t.Errorf("%s is shown as %s, want %s; %v", text, v.Plain(), want, err)
		}
	}
}

// What the standard library reads is read alike here, and what it refuses is refused; but keys that are there twice, and
// what lies too deep, are refused here alone.
func FuzzRead(f *testing.F) {
	for _, text := range []string{`{"a":true,"b":"c","d":-1.5e-7}`, `{"a":{"b":[null,1,""]}}`, `[1,[2,[]],{}]`,
		`"\ud83d\ude00\ud83d\u0041\\"`, `{"a":1,"a":2}`,
		`{"x":00}`, `{"x":+1}`, `{"x":.5}`, `{"x":1e999}`, `{"x":-0}`, `{`, `tru`, "\"\xff\x7f\"", "\t{}\r\n", "\ufeff{}", `"\U0001"`,
		`{"x":1_0}`, "{} ", strings.Repeat("[", 70)} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v, err := Read(text)
		var want any
		wantErr := std.Unmarshal([]byte(text), &want)
		var mine *Error
		switch {
		case errors.As(err, &mine) && (strings.HasPrefix(mine.Text, "a key") || strings.HasPrefix(mine.Text, "more than")):
		case (err == nil) != (wantErr == nil):
			t.Errorf("%q gives %v, and in the standard library %v", text, err, wantErr)
		case err == nil && !reflect.DeepEqual(plain(v), want):
			t.Errorf("%q is read as %v, want %v", text, plain(v), want)
		}
		if mine != nil && (mine.At < 0 || mine.At > len(text)) {
			t.Errorf("%q is wrong at %d", text, mine.At)
		}
	})
}

// plain is a value as the standard library has it.
func plain(v Value) any {
	switch v.Kind {
	case Bool:
		return v.Bool
	case Number:
		return v.Number
	case String:
		return v.String
	case Array:
		items := []any{}
		for _, item := range v.Items {
			items = append(items, plain(item))
		}
		return items
	case Object:
		fields := map[string]any{}
		for key, field := range v.Fields {
			fields[key] = plain(field)
		}
		return fields
	}
	return nil
}

// What is written is read as the same, here and by the standard library.
func FuzzWrite(f *testing.F) {
	f.Add("key", "a\"\\/\n\t\x00 é 😀 \u2028\xff", 1e-9, 7)
	f.Add("", "\x7f\u0085", 1e21, -7)
	f.Add("�", "</script>", math.Copysign(0, -1), math.MinInt)
	f.Fuzz(func(t *testing.T, key, text string, x float64, n int) {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return
		}
		var w Writer
		w.Object(func() {
			w.Key(key).Array(func() {
				w.String(text)
				w.Number(x)
				w.Int(n)
			})
		})
		valid := func(s string) string { return strings.ToValidUTF8(s, "�") }
		want := map[string]any{valid(key): []any{valid(text), x, float64(n)}}
		var got any
		if err := std.Unmarshal([]byte(w.Text()), &got); err != nil || !reflect.DeepEqual(got, any(want)) {
			t.Errorf("%s is read as %v, %v, want %v", w.Text(), got, err, want)
		}
		if v, err := Read(w.Text()); err != nil || !reflect.DeepEqual(plain(v), any(want)) {
			t.Errorf("%s is read here as %v, %v, want %v", w.Text(), plain(v), err, want)
		}
	})
}
