package number

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Symbol writes the name of a quantity as in a formula: trailing digits become
// subscripts, and a Greek letter's name becomes the letter. Indices are separated
// by a comma only where one has several digits. Letters after a low line, most of which
// have no subscripts, stand on the line.
//
//	w1 → w₁    w1_2 → w₁₂    w10_2 → w₁₀,₂    eta → η    W_Q → WQ
func Symbol(name string) string {
	stem := strings.TrimRight(name, "0123456789_")
	indices, ok := subscripts(name[len(stem):])
	if stem == "" || !ok {
		stem, indices = name, ""
	}
	if letter, ok := greek[stem]; ok {
		stem = letter
	}
	return strings.ReplaceAll(stem, "_", "") + indices
}

// Cell writes a number of a vector or a matrix, as Symbol does, with indices that count from 1 where code has given them
// from 0: row 0 and column 2 of q → q₁₃, and of q₂ → q₂,₁₃.
func Cell(symbol string, indices ...int) string {
	counted := make([]string, len(indices))
	for k, i := range indices {
		counted[k] = strconv.Itoa(i + 1)
	}
	text, _ := subscripts(strings.Join(counted, "_"))
	if last, _ := utf8.DecodeLastRuneInString(symbol); '₀' <= last && last <= '₉' {
		symbol += ","
	}
	return symbol + text
}

// Power writes a power with a raised exponent, 10⁰·⁵ or xⁿ⁻¹, or as pow(10, 3 × 10⁻⁵) where there are no such characters.
func Power(base, exponent string) string {
	raised := superscripts.Replace(exponent)
	if strings.ContainsFunc(raised, level) {
		return "pow(" + base + ", " + exponent + ")"
	}
	return base + raised
}

// level reports whether a character stands on the line.
func level(r rune) bool { return !strings.ContainsRune(raised, r) }

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
	"-", "⁻", minus, "⁻", " ", "", ".", "·", "/", "⁄",
	"0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹",
	"m", "ᵐ", "n", "ⁿ", "p", "ᵖ", "r", "ʳ", "s", "ˢ", "u", "ᵘ", "x", "ˣ", "y", "ʸ")

// raised are the characters that stand above the line.
const raised = "⁻·⁄⁰¹²³⁴⁵⁶⁷⁸⁹ᵐⁿᵖʳˢᵘˣʸ" + thousands

// superscript writes n as an exponent: −11 → ⁻¹¹.
func superscript(n int) string { return superscripts.Replace(strconv.Itoa(n)) }
