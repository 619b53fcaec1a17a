package number

import (
	"strconv"
	"strings"
)

// Symbol writes the name of a quantity as in a formula: trailing digits become
// subscripts, and a Greek letter's name becomes the letter. Indices are separated
// by a comma only where one has several digits.
//
//	w1 → w₁    w1_2 → w₁₂    w10_2 → w₁₀,₂    eta → η    y_pred → y_pred
func Symbol(name string) string {
	stem := strings.TrimRight(name, "0123456789_")
	indices, ok := subscripts(name[len(stem):])
	if stem == "" || !ok {
		return name
	}
	if letter, ok := greek[stem]; ok {
		stem = letter
	}
	return stem + indices
}

// Gradient writes the derivative of the loss by the named quantity: w1 → ∂L/∂w₁.
func Gradient(name string) string { return "∂L/∂" + Symbol(name) }

var greek = map[string]string{
	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε",
	"eta": "η", "theta": "θ", "lambda": "λ", "mu": "μ", "rho": "ρ",
	"sigma": "σ", "tau": "τ", "phi": "φ", "omega": "ω",
}

// subscripts writes "1_2" as ₁₂. It reports false where an index is missing.
func subscripts(s string) (string, bool) {
	if s == "" {
		return "", true
	}
	indices := strings.Split(strings.TrimPrefix(s, "_"), "_")
	separator := ""
	for i, index := range indices {
		if index == "" {
			return "", false
		}
		if len(index) > 1 && len(indices) > 1 {
			separator = ","
		}
		indices[i] = shift(index, '₀')
	}
	return strings.Join(indices, separator), true
}

// shift replaces each digit d by the character d places after zero.
func shift(digits string, zero rune) string {
	return strings.Map(func(d rune) rune { return zero + d - '0' }, digits)
}

var superscripts = strings.NewReplacer(
	"-", "⁻", "0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴",
	"5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

// superscript writes n as an exponent: −11 → ⁻¹¹.
func superscript(n int) string { return superscripts.Replace(strconv.Itoa(n)) }
