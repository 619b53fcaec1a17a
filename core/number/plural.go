package number

import "strconv"

// Plural writes how many there are of something, whose plural ends in s: "1 word", "2 words".
func Plural(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return strconv.Itoa(n) + " " + what
}
