package checkpoint

import "strings"

// letters are the digits of a share, as base64 has them in links.
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// finest is a share of 1 as WriteShares writes it.
const finest = 64*64 - 1

// WriteShares writes numbers from 0 to 1, to the nearest of 4095 parts, as two letters each. What lies beyond counts as 0
// or 1, and so does what is no number as 0.
func WriteShares(shares []float64) string {
	text := make([]byte, 0, 2*len(shares))
	for _, x := range shares {
		n := 0
		if x > 0 {
			n = int(min(x, 1)*finest + 0.5)
		}
		text = append(text, letters[n/64], letters[n%64])
	}
	return string(text)
}

// ReadShares reads what WriteShares writes; ok is false for anything else.
func ReadShares(text string) (shares []float64, ok bool) {
	if len(text)%2 == 1 {
		return nil, false
	}
	for i := 0; i < len(text); i += 2 {
		high, low := strings.IndexByte(letters, text[i]), strings.IndexByte(letters, text[i+1])
		if high < 0 || low < 0 {
			return nil, false
		}
		shares = append(shares, float64(64*high+low)/finest)
	}
	return shares, true
}
