package textfile

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestRead(t *testing.T) {
	text, f, err := Read("my  poem.txt", []byte("\ufeffRoses\r\nare\rröd\n"))
	if err != nil || text != "Roses\nare\nröd\n" {
		t.Fatalf("%q, %v", text, err)
	}
	if f.Name != "my poem.txt" || f.Bytes != 19 || f.Letters != 14 || f.Signs != 9 {
		t.Errorf("%+v", f)
	}
	if _, g, _ := Read("other", []byte("Roses\nare\nröd\n")); g.Hash != f.Hash {
		t.Error("the same text has another hash")
	}
	if _, g, _ := Read("other", []byte("Roses\nare\nred\n")); g.Hash == f.Hash {
		t.Error("another text has the same hash")
	}
}

func TestWhatIsNoText(t *testing.T) {
	for data, want := range map[string]Problem{
		"":                          Empty,
		"\ufeff":                    Empty,
		strings.Repeat("x", Most+1): Long,
		"\xff\xfeh\x00i\x00":        UTF16,
		"\xfe\xff\x00h\x00i":        UTF16,
		"h\x00e\x00l\x00l\x00o\x00": UTF16,
		"caf\xe9 cr\xe8me":          Latin,
		"na\xefve":                  Latin,
		"PK\x03\x04\x14\x00\x08":    Binary,
		"\x89PNG\r\n\x1a\n\x00":     Binary,
		"a\x00b":                    Binary,
	} {
		_, _, err := Read("x", []byte(data))
		var wrong *Error
		if !errors.As(err, &wrong) || wrong.Problem != want || wrong.Error() == "" {
			t.Errorf("%.20q is said to be %v, want %s", data, err, want)
		}
	}
	if _, _, err := Read("x", []byte("caf\xe9")); err.(*Error).At != 3 {
		t.Errorf("the byte that does not fit is %d", err.(*Error).At)
	}
}

// Whatever a file has, and whatever its name is, what is known of it stands in a link and comes back.
func FuzzRead(f *testing.F) {
	f.Add("poem.txt", []byte("Roses are red"))
	f.Add("a-b - \x00", []byte("\ufeff\r\n"))
	f.Add("", []byte{0xff, 0xfe, 0})
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		text, file, err := Read(name, data)
		if err != nil {
			return
		}
		if !utf8.ValidString(text) || strings.Contains(text, "\r") || utf8.RuneCountInString(text) != file.Letters {
			t.Errorf("%q is read as %q, %+v", data, text, file)
		}
		if back, ok := Parse(file.String()); !ok || back != file {
			t.Errorf("%q comes back as %+v, %v", file.String(), back, ok)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add("3f2a-1234-1200-57-poem.txt")
	f.Add("3f2a-1234-1200-57-")
	f.Add("-1-1-1-x")
	f.Fuzz(func(t *testing.T, text string) {
		if file, ok := Parse(text); ok && file.String() != text {
			t.Errorf("%q is read as %q", text, file.String())
		}
	})
}
