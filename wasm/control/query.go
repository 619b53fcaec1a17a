package control

import "strings"

const digits = "0123456789ABCDEF"

// Escape writes a text so that it can stand in a link after “?” as a name or a value: UTF-8 with a percent sign and two
// hexadecimal digits for each byte, but for the letters, digits and signs that may stand as they are, and + for a space.
// Source: URL Standard, application/x-www-form-urlencoded.
func Escape(text string) string {
	var out strings.Builder
	for i := range len(text) {
		switch c := text[i]; {
		case c == ' ':
			out.WriteByte('+')
		case unreserved(c):
			out.WriteByte(c)
		default:
			out.WriteByte('%')
			out.WriteByte(digits[c>>4])
			out.WriteByte(digits[c&15])
		}
	}
	return out.String()
}

func unreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-_.~", c) >= 0
}

// unescape undoes Escape. It is not ok where a percent sign is not followed by two hexadecimal digits.
func unescape(text string) (string, bool) {
	if !strings.ContainsAny(text, "%+") {
		return text, true
	}
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch c {
		case '+':
			c = ' '
		case '%':
			if i+2 >= len(text) {
				return "", false
			}
			high, low := hexadecimal(text[i+1]), hexadecimal(text[i+2])
			if high < 0 || low < 0 {
				return "", false
			}
			c = byte(high<<4 | low)
			i += 2
		}
		out = append(out, c)
	}
	return string(out), true
}

// hexadecimal is the value of a hexadecimal digit, or −1.
func hexadecimal(c byte) int {
	if 'a' <= c && c <= 'f' {
		c -= 'a' - 'A'
	}
	return strings.IndexByte(digits, c)
}

// pairs reads the part of a link after “?”: the first value of each name, pairs that cannot be read left out. It is not ok
// if there were any.
func pairs(query string) (first map[string]string, ok bool) {
	first, ok = map[string]string{}, true
	for part := range strings.SplitSeq(query, "&") {
		if part == "" {
			continue
		}
		name, value, _ := strings.Cut(part, "=")
		name, ok1 := unescape(name)
		value, ok2 := unescape(value)
		if !ok1 || !ok2 {
			ok = false
			continue
		}
		if _, twice := first[name]; !twice {
			first[name] = value
		}
	}
	return first, ok
}
