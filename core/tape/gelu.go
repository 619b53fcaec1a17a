package tape

import "math"

// GELU returns the Gaussian error linear unit of each cell in its exact form,
//
//	out = x·Φ(x),  Φ(x) = (1 + erf(x/√2)) / 2
//
// with derivative Φ(x) + x·φ(x), where φ(x) = e^(−x²/2) / √2π. x and out have the
// same shape. GPT-2 was trained with the approximation GELUTanh.
// Source: Hendrycks and Gimpel 2016.
func (t *Tape[F]) GELU(x *Value[F]) *Value[F] { return t.each(gelu, x) }

var gelu = function{
	op:     "gelu",
	apply:  func(x float64) float64 { return x * normalCDF(x) },
	slope:  func(x, _ float64) float64 { return normalCDF(x) + float64(x*normalPDF(x)) },
	symbol: "GELU",
}

// normalCDF is Φ, by erfc so that it stays exact far below 0.
func normalCDF(x float64) float64 { return math.Erfc(-x/math.Sqrt2) / 2 }

// normalPDF is φ.
func normalPDF(x float64) float64 { return math.Exp(-x*x/2) / math.Sqrt(2*math.Pi) }
