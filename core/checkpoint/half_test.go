package checkpoint

import (
	"math"
	"testing"
)

// value is the number of an F16 as its definition has it: sign · 2^(exponent−15) · 1.mantissa, or, for the exponent 0,
// 2⁻¹⁴ · 0.mantissa.
func value(h uint16) float64 {
	sign, exponent, mantissa := 1.0, int(h>>10&31), float64(h&1023)/1024
	if h>>15 == 1 {
		sign = -1
	}
	switch {
	case exponent == 0:
		return math.Copysign(math.Ldexp(mantissa, -14), sign)
	case exponent == 31 && mantissa == 0:
		return math.Inf(int(sign))
	case exponent == 31:
		return math.NaN()
	}
	return sign * math.Ldexp(1+mantissa, exponent-15)
}

func TestEveryHalf(t *testing.T) {
	for i := range 1 << 16 {
		h := uint16(i)
		x, want := fromHalf(h), value(h)
		if math.IsNaN(want) {
			if x == x || half(x)&0x7c00 != 0x7c00 || half(x)&0x3ff == 0 {
				t.Fatalf("%04x is %v, and that is %04x", h, x, half(x))
			}
			continue
		}
		if float64(x) != want || math.Signbit(float64(x)) != (h>>15 == 1) || half(x) != h {
			t.Fatalf("%04x is %v, want %v; that is %04x", h, x, want, half(x))
		}
	}
}

// Between two neighbours, subnormal, normal or the largest and what would come next, the nearer one is taken, and in the
// middle the even one.
func TestHalvesAreNearest(t *testing.T) {
	for i := range 0x7c00 {
		low := uint16(i)
		next := value(low + 1)
		if low == 0x7bff {
			next = 65536
		}
		middle := float32((value(low) + next) / 2)
		if 2*float64(middle) != value(low)+next {
			t.Fatalf("the middle behind %04x is no float32", low)
		}
		even := low + low&1
		for _, c := range []struct {
			x    float32
			want uint16
		}{{math.Nextafter32(middle, 0), low}, {middle, even}, {math.Nextafter32(middle, 1e9), low + 1}} {
			if got, minus := half(c.x), half(-c.x); got != c.want || minus != c.want|0x8000 {
				t.Fatalf("%v becomes %04x and %04x, want %04x", c.x, got, minus, c.want)
			}
		}
	}
}

func TestHalvesFarOut(t *testing.T) {
	for x, want := range map[float32]uint16{
		65519.996: 0x7bff, 65520: 0x7c00, 1e30: 0x7c00, math.MaxFloat32: 0x7c00, float32(math.Inf(1)): 0x7c00,
		1e-8: 0, math.SmallestNonzeroFloat32: 0, 1.0 / (1 << 25): 0, 1.1 / (1 << 25): 1,
	} {
		if got := half(x); got != want {
			t.Errorf("%v becomes %04x, want %04x", x, got, want)
		}
	}
}
