package checkpoint

import "math"

// half is the F16 (IEEE 754 binary16) nearest to x, of two equally near ones the even one, as its bits. What is above 65519
// becomes infinite, and what is at most 2⁻²⁵ becomes 0, both with the sign of x.
func half(x float32) uint16 {
	bits := math.Float32bits(x)
	sign, exponent, mantissa := uint16(bits>>16)&0x8000, int(bits>>23&0xff)-127, bits&0x7fffff
	switch {
	case exponent == 128 && mantissa > 0:
		return sign | 0x7e00 // not a number
	case exponent > 15:
		return sign | 0x7c00
	case exponent >= -14:
		return sign | uint16(nearest(uint32(exponent+15)<<23|mantissa, 13)) // may carry into the exponent, up to infinity
	case exponent >= -25:
		return sign | uint16(nearest(1<<23|mantissa, -1-exponent)) // subnormal: so many 2⁻²⁴
	}
	return sign
}

// nearest is x/2ⁿ rounded to a whole number, of two equally near ones the even one. n is at least 1.
func nearest(x uint32, n int) uint32 {
	whole, rest, middle := x>>n, x&(1<<n-1), uint32(1)<<(n-1)
	if rest > middle || rest == middle && whole&1 == 1 {
		whole++
	}
	return whole
}

// fromHalf is the number with the bits of an F16.
func fromHalf(h uint16) float32 {
	sign, exponent, mantissa := uint32(h&0x8000)<<16, uint32(h>>10&0x1f), uint32(h&0x3ff)
	switch exponent {
	case 0:
		x := float32(mantissa) / (1 << 24)
		return math.Float32frombits(sign | math.Float32bits(x))
	case 31:
		return math.Float32frombits(sign | 0x7f800000 | mantissa<<13)
	}
	return math.Float32frombits(sign | (exponent+112)<<23 | mantissa<<13)
}
