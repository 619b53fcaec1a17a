package site

import (
	"bytes"
	"testing"
)

// Stretches become one, in the order of their addresses, with zeros between; all else stays as it is.
func TestDataIsJoined(t *testing.T) {
	head := "\x00asm\x01\x00\x00\x00" + "\x05\x03\x01\x00\x02"
	for what, p := range map[string]struct{ was, is string }{
		"no data":        {"", ""},
		"one stretch":    {"\x0b\x08\x01\x00\x41\x08\x0b\x02ab", "\x0b\x08\x01\x00\x41\x08\x0b\x02ab"},
		"gap and order":  {"\x0b\x0e\x02\x00\x41\x0b\x0b\x01c\x00\x41\x08\x0b\x02ab", "\x0b\x0a\x01\x00\x41\x08\x0b\x04ab\x00c"},
		"address of 64":  {"\x0b\x09\x01\x00\x41\xc0\x00\x0b\x02ab", "\x0b\x09\x01\x00\x41\xc0\x00\x0b\x02ab"},
		"and 136802":     {"\x0b\x09\x01\x00\x41\xe2\xac\x08\x0b\x01a", "\x0b\x09\x01\x00\x41\xe2\xac\x08\x0b\x01a"},
		"a section more": {"\x0b\x08\x01\x00\x41\x08\x0b\x02ab" + "\x00\x02\x01x", "\x0b\x08\x01\x00\x41\x08\x0b\x02ab" + "\x00\x02\x01x"},
	} {
		is, err := joined([]byte(head + p.was))
		if want := []byte(head + p.is); err != nil || !bytes.Equal(is, want) {
			t.Errorf("%s: %q, %v; want %q", what, is, err, want)
		}
	}
}

func TestWhatIsNoProgramIsNotJoined(t *testing.T) {
	head := "\x00asm\x01\x00\x00\x00"
	for what, bad := range map[string]string{
		"nothing":         "",
		"a short head":    "\x00asm",
		"a short section": head + "\x0b\x08\x01\x00",
		"no size":         head + "\x0b\x80",
		"another memory":  head + "\x0b\x09\x01\x02\x00\x41\x08\x0b\x02ab",
		"a passive one":   head + "\x0b\x05\x01\x01\x02ab",
		"short data":      head + "\x0b\x07\x01\x00\x41\x08\x0b\x02a",
		"an overlap":      head + "\x0b\x0e\x02\x00\x41\x08\x0b\x02ab\x00\x41\x09\x0b\x01c",
		"below zero":      head + "\x0b\x08\x01\x00\x41\x78\x0b\x02ab",
		"a far address":   head + "\x0b\x12\x02\x00\x41\x08\x0b\x02ab\x00\x41\x80\x80\x80\x80\x04\x0b\x01c",
	} {
		if is, err := joined([]byte(bad)); err == nil {
			t.Errorf("%s: made %q", what, is)
		}
	}
}
