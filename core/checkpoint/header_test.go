package checkpoint

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strconv"
	"strings"
	"testing"
)

// file is a file with a header, and n bytes of zeros behind it.
func file(header string, n int) []byte {
	return append(append(binary.LittleEndian.AppendUint64(nil, uint64(len(header))), header...), make([]byte, n)...)
}

// tensor is what a header says of a tensor.
func tensor(dtype, shape string, begin, end int) string {
	return `{"dtype":"` + dtype + `","shape":` + shape + `,"data_offsets":[` + strconv.Itoa(begin) + `,` + strconv.Itoa(end) + `]}`
}

// A header of 640 bytes begins as a pickle, and one of 8827 as JSON; neither is taken for one.
func TestLengthsThatLookLikeOtherFiles(t *testing.T) {
	for _, n := range []int{640, 8827, 35615} {
		head := `{"a":` + tensor("F32", "[1]", 0, 4) + `}`
		if all, err := Read(file(head+strings.Repeat(" ", n-len(head)), 4)); err != nil || len(all) != 1 {
			t.Errorf("of a header of %d bytes it is said: %v", n, err)
		}
	}
}

// What is never asked for may be of any type, or not finite.
func TestOnlyWhatIsAskedForIsRead(t *testing.T) {
	head := `{"mask":` + tensor("BOOL", "[4]", 0, 4) + `,"nan":` + tensor("F32", "[1]", 4, 8) + `,"a":` + tensor("F16", "[2]", 8, 12) + `}`
	data := file(head, 12)
	copy(data[len(data)-8:], "\x00\x00\xc0\x7f\x00\x3c\x00\xc0")
	f, err := Open(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var got []float32
	take := func(first int, part []float32) error { got = append(got, part...); return nil }
	if err := f.Each(f.Entries[2], take); err != nil || len(got) != 2 || got[0] != 1 || got[1] != -2 || f.Entries[2].Numbers() != 2 {
		t.Errorf("read are %v, %v", got, err)
	}
	if f.Entries[0].Type() != "BOOL" || f.Each(f.Entries[0], take) == nil || f.Each(f.Entries[1], take) == nil {
		t.Error("a mask or a number that is none is read")
	}
}

// A large tensor comes in parts, each with its place.
func TestEachInParts(t *testing.T) {
	const n = pieceBytes/4*2 + 5
	all := Tensor{Name: "a", Shape: []int{n}, Data: make([]float32, n)}
	for i := range all.Data {
		all.Data[i] = float32(i)
	}
	var b bytes.Buffer
	if err := Write(&b, []Tensor{all}, false); err != nil {
		t.Fatal(err)
	}
	f, err := Open(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	parts, next := 0, 0
	err = f.Each(f.Entries[0], func(first int, part []float32) error {
		if parts++; first != next || part[0] != float32(first) || part[len(part)-1] != float32(first+len(part)-1) {
			t.Errorf("part %d begins at %d with %v", parts, first, part[0])
		}
		next += len(part)
		return nil
	})
	if err != nil || parts != 3 || next != n {
		t.Errorf("%d parts of %d numbers: %v", parts, next, err)
	}
}

// Every problem of a file of weights has advice.
func TestAdvice(t *testing.T) {
	for p := range advice {
		if e := (&Error{Problem: p}); sentences[p] == "" || !strings.HasSuffix(e.Advice(), ".") {
			t.Errorf("of %s it is said %q, %q", p, e, e.Advice())
		}
	}
}

func TestReadRefuses(t *testing.T) {
	a := func(dtype, shape string, begin, end int) string {
		return `{"a":` + tensor(dtype, shape, begin, end) + `}`
	}
	ab := func(begin, end int) string {
		return `{"a":` + tensor("F32", "[2]", 0, 8) + `,"b":` + tensor("F16", "[2,2]", begin, end) + `}`
	}
	const counts = "a.shape"
	for _, c := range []struct {
		name string
		file []byte
		want Error
	}{
		{"nothing", nil, Error{Short, "", "0", "10"}},
		{"no header", make([]byte, 9), Error{Short, "", "9", "10"}},
		{"a pointer", []byte("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"), Error{Pointer, "", "", ""}},
		{"a checkpoint of PyTorch", []byte("PK\x03\x04and more of it"), Error{Pickle, "", "", ""}},
		{"an old one", []byte("\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P"), Error{Pickle, "", "", ""}},
		{"a page", []byte("<!DOCTYPE html><title>404</title>"), Error{Page, "", "", ""}},
		{"a page", []byte("<html><title>404</title></html>"), Error{Page, "", "", ""}},
		{"a file of Keras", []byte("\x89HDF\r\n\x1a\n\x00\x00\x00\x00"), Error{HDF5, "", "", ""}},
		{"one of llama.cpp", []byte("GGUF\x03\x00\x00\x00\x00\x00"), Error{GGUF, "", "", ""}},
		{"a short archive", []byte("\x1f\x8b\x08"), Error{Archive, "", "", ""}},
		{"an archive whose length could be one", append([]byte("\x1f\x8b\x08\x00\x00\x00\x00\x00"), make([]byte, 600_000)...),
			Error{Archive, "", "", ""}},
		{"settings", []byte("{\n  \"n_layer\": 12 }"), Error{Settings, "", "", ""}},
		{"a long header", append(bytes.Repeat([]byte{255}, 8), "{}"...), Error{Length, "", "18446744073709551615", "2"}},
		{"a file within its header", file("{}", 0)[:9], Error{Short, "", "9", "10"}},
		{"a header behind the end", append(binary.LittleEndian.AppendUint64(nil, 3), "{}"...), Error{Length, "", "3", "2"}},
		{"a huge header", file(strings.Repeat(" ", MaxHeader+1), 0), Error{Length, "", "10000001", "10000000"}},
		{"no JSON", file("{]", 0), Error{JSON, "", "1", "“\"” is expected"}},
		{"an empty header", file("", 9), Error{JSON, "", "0", "a value is expected"}},
		{"a list", file("[]", 0), Error{JSON, "", "0", "an object is expected"}},
		{"a blank before it", file(" {}", 0), Error{JSON, "", "0", "an object is expected"}},
		{"deep lists", file(`{"a":`+strings.Repeat("[", 99)+`}`, 0),
			Error{JSON, "", "68", "more than 64 arrays and objects lie inside each other"}},
		{"a name twice", file(`{"a":{},"a":{}}`, 0), Error{JSON, "", "11", "a key is there twice"}},
		{"no UTF-8", file("{\"a\xff\":1}", 0), Error{UTF8, "header", "3", ""}},
		{"other metadata", file(`{"__metadata__":{"a":1}}`, 0), Error{Texts, "__metadata__", "", ""}},
		{"other metadata", file(`{"__metadata__":"a"}`, 0), Error{Texts, "__metadata__", "", ""}},
		{"no tensor", file(`{"a":1}`, 0), Error{Type, "a", "null", "F32, F16, BF16"}},
		{"no type", file(`{"a":{"shape":[],"data_offsets":[0,4]}}`, 4), Error{Type, "a", "null", "F32, F16, BF16"}},
		{"another type", file(a("I64", "[2]", 0, 16), 16), Error{Type, "a", "“I64”", "F32, F16, BF16"}},
		{"a lower-case type", file(a("f32", "[2]", 0, 8), 8), Error{Type, "a", "“f32”", "F32, F16, BF16"}},
		{"another key", file(`{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4],"x":1}}`, 4), Error{Extra, "a.x", "", ""}},
		{"no shape", file(`{"a":{"dtype":"F32","data_offsets":[0,4]}}`, 4), Error{Wholes, counts, "", "0–8"}},
		{"minus", file(a("F32", "[-2]", 0, 8), 8), Error{Wholes, counts, "", "0–8"}},
		{"two minus", file(a("F32", "[-1,-2]", 0, 8), 8), Error{Wholes, counts, "", "0–8"}},
		{"a part", file(a("F32", "[0.5]", 0, 8), 8), Error{Wholes, counts, "", "0–8"}},
		{"more than JavaScript counts", file(a("F32", "[9007199254740992]", 0, 8), 8), Error{Wholes, counts, "", "0–8"}},
		{"no number", file(a("F32", `["2"]`, 0, 8), 8), Error{Wholes, counts, "", "0–8"}},
		{"nine dimensions", file(a("F32", "[1,1,1,1,1,1,1,1,1]", 0, 4), 4), Error{Wholes, counts, "", "0–8"}},
		{"one offset", file(`{"a":{"dtype":"F32","shape":[],"data_offsets":[4]}}`, 4), Error{Wholes, "a.data_offsets", "", "2"}},
		{"a product that overflows to 8", file(a("F32", "[4294967298,4294967296]", 0, 8), 8),
			Error{Large, "a", "4294967298×4294967296", ""}},
		{"a product that overflows to 0", file(a("F32", "[4294967296,4294967296]", 0, 0), 0),
			Error{Large, "a", "4294967296×4294967296", ""}},
		{"a size that overflows", file(a("F32", "[4611686018427387,1000]", 0, 8), 8), Error{Large, "a", "4611686018427387×1000", ""}},
		{"too few bytes", file(a("F32", "[3]", 0, 8), 8), Error{Size, "a", "8", "12"}},
		{"those of another type", file(a("F16", "[2]", 0, 8), 8), Error{Size, "a", "8", "4"}},
		{"turned round", file(a("F32", "[2]", 8, 0), 8), Error{Size, "a", "-8", "8"}},
		{"a hole at the beginning", file(a("F32", "[2]", 4, 12), 12), Error{Hole, "a", "4", ""}},
		{"a hole between", file(ab(10, 18), 18), Error{Hole, "b", "2", ""}},
		{"an overlap", file(ab(6, 14), 14), Error{Overlap, "b", "6", "8"}},
		{"the same place", file(ab(0, 8), 8), Error{Overlap, "b", "0", "8"}},
		{"a file cut short", file(ab(8, 16), 15), Error{Ends, "b", "16", "15"}},
		{"something behind", file(ab(8, 16), 18), Error{Rest, "", "2", ""}},
		{"something alone", file("{}", 1), Error{Rest, "", "1", ""}},
		{"an infinite number", append(file(ab(8, 16), 14), 0, 0x7c), Error{Number, "b", "3", ""}},
		{"no number", append(file(a("BF16", "[2]", 0, 4), 2), 0xc0, 0xff), Error{Number, "a", "1", ""}},
		{"a long name", file(`{"`+strings.Repeat("n\\u0007", 99)+`":1}`, 0),
			Error{Type, strings.Repeat("n ", 30) + "…", "null", "F32, F16, BF16"}},
	} {
		tensors, err := Read(c.file)
		var got *Error
		if !errors.As(err, &got) || *got != c.want || tensors != nil {
			t.Errorf("%s: %v, want %v", c.name, err, &c.want)
		}
	}
}

// Files that are unusual and right.
func TestReadAccepts(t *testing.T) {
	for name, f := range map[string][]byte{
		"nothing":                 file("{}", 0),
		"blanks behind":           file("{}      ", 0),
		"metadata alone":          file(`{"__metadata__":{"format":"pt"}}`, 0),
		"a single number":         file(`{"a":`+tensor("F32", "[]", 0, 4)+`}`, 4),
		"nothing in a tensor":     file(`{"a":`+tensor("F16", "[9007199254740991,9007199254740991,0]", 0, 0)+`}`, 0),
		"in another order":        file(`{"z":`+tensor("F32", "[1]", 0, 4)+`,"a":`+tensor("F32", "[1]", 4, 8)+`}`, 8),
		"an empty one at the end": file(`{"z":`+tensor("F32", "[1]", 0, 4)+`,"a":`+tensor("F32", "[0]", 4, 4)+`}`, 4),
		"no name":                 file(`{"":`+tensor("BF16", "[1]", 0, 2)+`}`, 2),
	} {
		if _, err := Read(f); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	one := tensor("F32", "[1]", 0, 4)
	if _, err := Read(file(`{"z":`+one+`,"a":`+tensor("F32", "[0]", 4, 4)+`,"b":`+tensor("F32", "[1]", 4, 8)+`}`, 8)); err != nil {
		t.Errorf("an empty one between: %v", err)
	}
	all, _ := Read(file(`{"z":`+one+`,"a":`+tensor("F32", "[1]", 4, 8)+`}`, 8))
	if len(all) != 2 || all[0].Name != "z" {
		t.Errorf("they are read in the order %v", all)
	}
}

// Every problem has a sentence that says all it knows.
func TestSentences(t *testing.T) {
	e := &Error{Overlap, "b", "6", "8"}
	if got := e.Error(); got != "checkpoint: “b” begins at byte 6, but what is before it ends at 8" {
		t.Error(got)
	}
	if len(sentences) != 40 {
		t.Errorf("there are %d sentences", len(sentences))
	}
	for problem, s := range sentences {
		if s == "" || strings.Contains((&Error{problem, "n", "f", "w"}).Error(), "{") {
			t.Errorf("%s: %s", problem, s)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(tiny(f))
	f.Add(file(`{"a":`+tensor("F32", "[2]", 0, 8)+`,"b":`+tensor("F16", "[2,2]", 8, 16)+`}`, 16))
	f.Add(file(`{"a":`+tensor("F32", "[4294967298,4294967296]", 0, 8)+`}`, 8))
	f.Add([]byte("version https://git-lfs.github.com/spec/v1"))
	f.Fuzz(func(t *testing.T, b []byte) {
		tensors, err := Read(b)
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || sentences[e.Problem] == "" || len(tensors) > 0 {
				t.Fatalf("%d tensors, %v", len(tensors), err)
			}
			return
		}
		var again bytes.Buffer
		if err := Write(&again, tensors, false); err != nil {
			t.Fatal(err)
		}
		back, err := Read(again.Bytes())
		if err != nil || len(back) != len(tensors) {
			t.Fatal(err)
		}
		for _, g := range back {
			found := false
			for _, w := range tensors {
				found = found || same(g, w)
			}
			if !found {
				t.Fatalf("%+v is not among %+v", g, tensors)
			}
		}
	})
}
