package control

import (
	"net/url"
	"strings"
	"testing"
)

// Links are written and read as the standard library does, but that a semicolon is a sign like any other.
func FuzzQuery(f *testing.F) {
	for _, query := range []string{
		"", "a=1&b=2", "a", "a=&a=2", "=1", "a=b=c", "text=the+cat%2C%20sat&x=%e2%82%AC", "%zz=1&a=2", "a=%", "a=%4", "a=%\x10\x10",
		"a;b=1;2", "&&a=1&",
	} {
		f.Add(query)
	}
	f.Fuzz(func(t *testing.T, query string) {
		if escaped := Escape(query); escaped != url.QueryEscape(query) {
			t.Errorf("%q is escaped as %q", query, escaped)
		}
		got, ok := pairs(query)
		want, err := url.ParseQuery(strings.ReplaceAll(query, ";", "%3B"))
		if ok != (err == nil) || len(got) != len(want) {
			t.Fatalf("%q is read as %v, %t; want %v, %v", query, got, ok, want, err)
		}
		for name, values := range want {
			if got[name] != values[0] {
				t.Errorf("%q: %q is %q, want %q", query, name, got[name], values[0])
			}
		}
	})
}
