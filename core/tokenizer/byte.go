package tokenizer

// A file writes the 256 bytes as characters that can be seen: the printable ones of Latin-1 as themselves, all others, in
// order, as those from 256 on. So a blank is Ġ, and a new line Ċ.
// Source: github.com/openai/gpt-2, src/encoder.py, bytes_to_unicode.

// signs are the characters, by byte; alphabet is the bytes in the order in which GPT-2 numbers them: first those that are
// themselves.
var signs, alphabet = func() (signs [256]rune, alphabet []byte) {
	var hidden []byte
	for b := range 256 {
		if printable(b) {
			signs[b] = rune(b)
			alphabet = append(alphabet, byte(b))
		} else {
			signs[b] = rune(256 + len(hidden))
			hidden = append(hidden, byte(b))
		}
	}
	return signs, append(alphabet, hidden...)
}()

// printable tells whether a byte as a character of Latin-1 can be seen, and is not a soft hyphen.
func printable(b int) bool { return '!' <= b && b <= '~' || '¡' <= b && b <= '¬' || '®' <= b }

// byteOf is the byte that a sign stands for.
var byteOf = func() map[rune]byte {
	all := map[rune]byte{}
	for b, c := range signs {
		all[c] = byte(b)
	}
	return all
}()

// written is bytes as a file has them.
func written(bytes string) string {
	all := make([]rune, len(bytes))
	for i := range len(bytes) {
		all[i] = signs[bytes[i]]
	}
	return string(all)
}

// meant is the bytes that signs of a file stand for; ok is false if one is none.
func meant(text string) (bytes string, ok bool) {
	all := make([]byte, 0, len(text))
	for _, c := range text {
		b, ok := byteOf[c]
		if !ok {
			return "", false
		}
		all = append(all, b)
	}
	return string(all), true
}
