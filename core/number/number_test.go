package number

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestFormat(t *testing.T) {
	for v, want := range map[float64]string{
		0:                    "0",
		math.Copysign(0, -1): "0",
		2:                    "2",
		-6:                   "−6",
		100:                  "100",
		4.95:                 "4.95",
		0.45125:              "0.45125",
		34.875:               "34.875",
		-11.625 * 3:          "−34.875",
		0.45125 + 1e-16:      "0.45125",
		0.451254:             "0.4513",
		15.633683531250014:   "15.63",
		9.163112500000002:    "9.163",
		0.0583:               "0.0583",
		-0.001234567:         "−0.001235",
		0.0001:               "0.0001",
		0.00099999:           "0.001",
		9.99996:              "10",
		999.96:               "999.96",
		12345.6:              "12\u202f346",
		1234567:              "1\u202f234\u202f567",
		-54321:               "−54\u202f321",
		9999.5:               "9999.5",
		1e7:                  "1 × 10⁷",
		2.00005:              "2", 0.00012345: "0.0001235", 2.0005: "2.0005", 1.25e12: "1.3 × 10¹²", 9.95e-5: "1 × 10⁻⁴",
		-1.26e12:                    "−1.3 × 10¹²",
		3.9e-11:                     "3.9 × 10⁻¹¹",
		-math.MaxFloat64:            "−1.8 × 10³⁰⁸",
		math.SmallestNonzeroFloat64: "4.9 × 10⁻³²⁴",
		math.Inf(1):                 "overflow",
		math.Inf(-1):                "overflow",
	} {
		if got := Format(v); got != want {
			t.Errorf("Format(%v) = %q, want %q", v, got, want)
		}
	}
	if got := Format(math.NaN()); got != "undefined" {
		t.Errorf("Format(NaN) = %q", got)
	}
}

func TestFull(t *testing.T) {
	for v, want := range map[float64]string{
		math.Copysign(0, -1): "0",
		-6:                   "−6",
		5.002640343828132:    "5.002640343828132",
		0.0001:               "0.0001",
		1e15:                 "1\u202f000\u202f000\u202f000\u202f000\u202f000",
		12345.678:            "12\u202f345.678",
		1e16:                 "1 × 10¹⁶",
		-1.25e-7:             "−1.25 × 10⁻⁷",
		math.Inf(-1):         "overflow",
	} {
		if got := Full(v); got != want {
			t.Errorf("Full(%v) = %q, want %q", v, got, want)
		}
	}
}

func TestFixed(t *testing.T) {
	tests := []struct {
		v        float64
		decimals int
		want     string
	}{
		{1.5, 2, "1.50"},
		{-0.001, 2, "0.00"},
		{math.Copysign(0, -1), 0, "0"},
		{-0.006, 2, "−0.01"},
		{-12.34, 0, "−12"},
		{12.34, -1, "12"},
		{-2.5, 0, "−3"},
		{0.1, 17, "0.10000000000000001"},
		{1e16, 2, "1 × 10¹⁶"},
		{math.NaN(), 2, "undefined"},
		{math.Inf(1), 2, "overflow"},
	}
	for _, test := range tests {
		if got := Fixed(test.v, test.decimals); got != test.want {
			t.Errorf("Fixed(%v, %d) = %q, want %q", test.v, test.decimals, got, test.want)
		}
	}
}

func TestBytes(t *testing.T) {
	for n, want := range map[float64]string{
		0: "0 B", 999: "999 B", 1000: "1 KB", 262144000000: "262 GB", 63045632 * 4: "252 MB", 5e18: "5000 PB",
	} {
		if got := Bytes(n); got != want {
			t.Errorf("%v bytes are written %s, want %s", n, got, want)
		}
	}
}

func TestSymbol(t *testing.T) {
	for name, want := range map[string]string{
		"":      "",
		"x":     "x",
		"w1":    "w₁",
		"w1_2":  "w₁₂",
		"w_3":   "w₃",
		"w10_2": "w₁₀,₂",
		"x2048": "x₂₀₄₈",
		"eta":   "η",
		"beta1": "β₁",
		"W_Q":   "WQ",
		"W_Q2":  "WQ₂",
		"w_":    "w",
		"w1__2": "w12",
		"42":    "42",
	} {
		if got := Symbol(name); got != want {
			t.Errorf("Symbol(%q) = %q, want %q", name, got, want)
		}
	}
	if got := Gradient("w1"); got != "∂L/∂w₁" {
		t.Errorf("Gradient(w1) = %q", got)
	}
}

func TestDecimals(t *testing.T) {
	for want, column := range map[int][]float64{
		0: {3, 400, 5e8}, 1: {0.25, 123.4}, 2: {11.25, 0.0001}, 6: {2.5e-4, 1.25e-4}, 8: {2.5e-5}, 4: {0.0499263, 0.399728},
	} {
		if got := Decimals(4, column...); got != want {
			t.Errorf("%v have %d decimals, want %d", column, got, want)
		}
	}
	if got := Decimals(3); got != 0 {
		t.Errorf("no numbers have %d decimals", got)
	}
	if got := Decimals(3, -1.7e-17, 0); got != 0 { // what rounding has left of 0
		t.Errorf("zeros have %d decimals", got)
	}
}

func TestCell(t *testing.T) {
	got := []string{Cell("q", 0, 2), Cell("q", 9, 1), Cell("x", 11), Cell("q₂", 0, 2)}
	if !slices.Equal(got, []string{"q₁₃", "q₁₀,₂", "x₁₂", "q₂,₁₃"}) {
		t.Errorf("cells are %q", got)
	}
}

func TestPower(t *testing.T) {
	for want, p := range map[string][2]string{
		"10²": {"10", "2"}, "2⁻¹·⁵": {"2", "−1.5"}, "Vⁿ⁻¹": {"V", "n − 1"}, "b²⁄⁸": {"b", "2/8"}, "(1 + r/n)ⁿ": {"(1 + r/n)", "n"},
		"pow(10, 3 × 10⁻⁵)": {"10", "3 × 10⁻⁵"}, "10¹²\u202f⁰⁰⁰": {"10", "12\u202f000"},
	} {
		if got := Power(p[0], p[1]); got != want {
			t.Errorf("Power(%q) = %q, want %q", p, got, want)
		}
	}
}

// parse reads back what this package wrote.
func parse(s string) (float64, error) {
	mantissa, power, _ := strings.Cut(s, " × 10")
	for digit, super := range map[string]string{"-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷",
		"8": "⁸", "9": "⁹"} {
		power = strings.ReplaceAll(power, super, digit)
	}
	if power != "" {
		mantissa += "e" + power
	}
	return strconv.ParseFloat(strings.NewReplacer("−", "-", "\u202f", "").Replace(mantissa), 64)
}

// Prose never calls a chance none or certain that is neither, as far as four decimals tell.
func TestPercentages(t *testing.T) {
	for p, want := range map[float64]float64{
		0: 0, 1: 100, 0.5: 50, 0.994: 99, 0.996: 99.6, 0.99994: 99.994, 0.00003: 0.003, 1e-9: 0, 0.004: 0.4,
	} {
		if got := Percentage(p); math.Abs(got-want) > 1e-9 {
			t.Errorf("%v is told as %v%%, want %v", p, got, want)
		}
	}
}

func FuzzFormat(f *testing.F) {
	for _, v := range []float64{0, -2, 0.45125, 1e7, 9999999.9, 1e-4, math.Inf(1), math.NaN(), math.MaxFloat64} {
		f.Add(v)
	}
	f.Fuzz(func(t *testing.T, v float64) {
		for _, s := range []string{Format(v), Full(v), Fixed(v, 3)} {
			if s == "" || strings.ContainsAny(s, "-eE+") && s != overflow && s != undefined ||
				strings.HasPrefix(s, "−0") && v > -1 && strings.Trim(s, "−0.") == "" {
				t.Errorf("%v is written %q", v, s)
			}
		}
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return
		}
		if got, err := parse(Full(v)); err != nil || got != v {
			t.Errorf("Full(%v) reads back as %v, %v", v, got, err)
		}
		if math.Abs(v) > 1e308 {
			return // 1.8 × 10³⁰⁸ is more than a float64 holds
		}
		if got, err := parse(Format(v)); err != nil || math.Abs(got-v) > 0.051*math.Abs(v) {
			t.Errorf("Format(%v) reads back as %v, %v", v, got, err)
		}
	})
}

func ExampleFormat() {
	fmt.Println(Format(15.633683531250014), Format(-3), Format(3.9e-11))
	// Output: 15.63 −3 3.9 × 10⁻¹¹
}
