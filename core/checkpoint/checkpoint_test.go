package checkpoint

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// tiny is written by testdata/make.py, with Python's own conversions.
func tiny(t testing.TB) []byte {
	t.Helper()
	file, err := os.ReadFile("testdata/tiny.safetensors")
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func TestReadWhatPythonWrote(t *testing.T) {
	got, err := Read(tiny(t))
	want := []Tensor{
		{"single", []int{2, 3}, []float32{0.1, -2.5, 3e-39, 1e38, 0, float32(math.Copysign(0, -1))}},
		{"empty", []int{4, 0}, []float32{}},
		{"scalar ü", []int{}, []float32{7.25}},
		// the upper 16 bits of those of single
		{"brain", []int{6}, []float32{0x1.98p-4, -2.5, 0x1p-128, 0x1.2cp+126, 0, float32(math.Copysign(0, -1))}},
		// as Python prints them
		{"deep.half", []int{1, 3, 2}, []float32{0.0999755859375, -2.5, 65504, 5.960464477539063e-08, 2048, 0.333251953125}},
	}
	if err != nil || len(got) != len(want) {
		t.Fatalf("%d tensors, %v", len(got), err)
	}
	for i, w := range want {
		if !same(got[i], w) {
			t.Errorf("%+v, want %+v", got[i], w)
		}
	}
}

// same compares to the bit.
func same(a, b Tensor) bool {
	bits := func(x, y float32) bool { return math.Float32bits(x) == math.Float32bits(y) }
	return a.Name == b.Name && slices.Equal(a.Shape, b.Shape) && slices.EqualFunc(a.Data, b.Data, bits)
}

func random(r *rand.Rand) (all []Tensor) {
	for i := range r.IntN(6) {
		shape := make([]int, r.IntN(4))
		n := 1
		for j := range shape {
			shape[j] = r.IntN(5)
			n *= shape[j]
		}
		data := make([]float32, n)
		for j := range data {
			data[j] = float32(r.NormFloat64() * math.Pow(10, 8*r.Float64()-6))
		}
		all = append(all, Tensor{strings.Repeat("näme\".\n", i+1), shape, data})
	}
	return all
}

func TestRoundTrips(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 0))
	for range 300 {
		tensors := random(r)
		for _, halves := range []bool{false, true} {
			var first, second bytes.Buffer
			if err := errors.Join(Write(&first, tensors, halves), Write(&second, tensors, halves)); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(first.Bytes(), second.Bytes()) || binary.LittleEndian.Uint64(first.Bytes())%8 != 0 {
				t.Fatal("the same tensors give different bytes, or the data is not aligned")
			}
			got, err := Read(first.Bytes())
			if err != nil || len(got) != len(tensors) {
				t.Fatalf("%d of %d tensors, %v", len(got), len(tensors), err)
			}
			for _, g := range got { // what is empty may stand elsewhere
				i := slices.IndexFunc(tensors, func(w Tensor) bool { return w.Name == g.Name })
				want := tensors[i]
				if halves {
					want.Data = slices.Clone(want.Data)
					for j, x := range want.Data {
						want.Data[j] = fromHalf(half(x))
					}
				}
				if !same(g, want) {
					t.Fatalf("%+v, want %+v", g, want)
				}
			}
			var again bytes.Buffer
			if err := Write(&again, got, halves); err != nil || len(again.Bytes()) != len(first.Bytes()) {
				t.Fatalf("written again: %v", err)
			}
		}
	}
}

func ones(name string, shape ...int) Tensor {
	n, _ := product(shape)
	return Tensor{name, shape, make([]float32, n)}
}

func TestWriteRefuses(t *testing.T) {
	with := func(x float32) []Tensor { return []Tensor{ones("a", 2), {"b", []int{2}, []float32{0, x}}} }
	for _, c := range []struct {
		tensors []Tensor
		half    bool
		want    Error
	}{
		{[]Tensor{ones("a", 2), ones("a", 3)}, false, Error{Twice, "a", "", ""}},
		{[]Tensor{ones("__metadata__", 2)}, false, Error{Extra, "__metadata__", "", ""}},
		{[]Tensor{ones("a\xff", 2)}, false, Error{UTF8, "a�", "1", ""}},
		{[]Tensor{{"a", []int{2, 3}, make([]float32, 5)}}, false, Error{Count, "a", "2×3", "5"}},
		{[]Tensor{{"a", nil, make([]float32, 2)}}, false, Error{Count, "a", "1", "2"}},
		{[]Tensor{{"a", []int{-1, -2}, make([]float32, 2)}}, false, Error{Count, "a", "-1×-2", "2"}},
		{[]Tensor{{"a", []int{1 << 40, 1 << 40}, nil}}, false, Error{Count, "a", "1099511627776×1099511627776", "0"}},
		{[]Tensor{ones("a", 1, 1, 1, 1, 1, 1, 1, 1, 1)}, false, Error{Count, "a", "1×1×1×1×1×1×1×1×1", "1"}},
		{with(float32(math.NaN())), false, Error{Number, "b", "1", ""}},
		{with(float32(math.Inf(-1))), true, Error{Number, "b", "1", ""}},
		{[]Tensor{ones(strings.Repeat("n", MaxHeader), 1)}, false, Error{Length, "", "10000088", "10000000"}},
		{with(-65520), true, Error{Range, "b", "-65520", "65504"}},
	} {
		var got *Error
		var b bytes.Buffer
		if err := Write(&b, c.tensors, c.half); !errors.As(err, &got) || *got != c.want || b.Len() > 0 {
			t.Errorf("%.200v: %v after %d bytes, want %v", c.tensors, err, b.Len(), &c.want)
		}
	}
	for _, x := range []float32{65519.996, -65504} {
		if err := Write(&bytes.Buffer{}, with(x), true); err != nil {
			t.Error(err)
		}
	}
	if err := Write(&bytes.Buffer{}, with(-65520), false); err != nil {
		t.Error(err)
	}
}

// full is a place that takes n bytes.
type full struct{ n int }

var errFull = errors.New("full")

func (f *full) Write(b []byte) (int, error) {
	if f.n -= len(b); f.n < 0 {
		return 0, errFull
	}
	return len(b), nil
}

func TestWriteTellsErrorsOfItsPlace(t *testing.T) {
	for _, n := range []int{0, 200} {
		if err := Write(&full{n}, []Tensor{ones("a", 1000)}, false); err != errFull {
			t.Errorf("with room for %d bytes: %v", n, err)
		}
	}
}

func TestMatch(t *testing.T) {
	have := []Tensor{ones("b", 2), ones("a", 2, 3), ones("c")}
	want := []Tensor{{"a", []int{2, 3}, nil}, {"b", []int{2}, nil}, {"c", nil, nil}}
	if got, err := Match(have, want); err != nil || !reflect.DeepEqual(got, []Tensor{have[1], have[0], have[2]}) {
		t.Errorf("%v, %v", got, err)
	}
	for _, c := range []struct {
		have, want []Tensor
		problem    Error
	}{
		{have[:2], want, Error{Missing, "c", "", ""}},
		{have, want[:2], Error{Extra, "c", "", ""}},
		{[]Tensor{have[0], ones("a", 3, 2), have[2]}, want, Error{Shape, "a", "3×2", "2×3"}},
		{[]Tensor{have[0], ones("a", 6), have[2]}, want, Error{Shape, "a", "6", "2×3"}},
	} {
		var got *Error
		if _, err := Match(c.have, c.want); !errors.As(err, &got) || *got != c.problem {
			t.Errorf("%v, want %v", err, &c.problem)
		}
	}
}
