package number

import "testing"

func TestColumn(t *testing.T) {
	for _, c := range []struct {
		largest float64
		tens    int
		write   map[float64]string
	}{
		{44.22, 0, map[float64]string{44.22: "44.2", -0.04: "0", 0.06: "0.1"}},
		{1, 0, map[float64]string{-1: "−1.00", 0.004: "0", 0.05: "0.05"}},
		{0.1, 0, map[float64]string{0.1: "0.10"}},
		{0.09996, -1, map[float64]string{0.09996: "1.00", 0.05: "0.50"}},
		{5.73e-5, -5, map[float64]string{-5.73e-5: "−5.73", 1e-6: "0.10", 1e-9: "0"}},
		{203.4, 0, map[float64]string{203.4: "203", 0.2: "0"}},
		{0, 0, map[float64]string{0: "0"}},
	} {
		column := Alike(Tens(c.largest), c.largest)
		if column.Tens != c.tens {
			t.Errorf("numbers up to %v are multiples of 10 to the %d, want %d", c.largest, column.Tens, c.tens)
		}
		for v, want := range c.write {
			if got := column.Write(v); got != want {
				t.Errorf("%v among numbers up to %v is written %s, want %s", v, c.largest, got, want)
			}
		}
	}
}
