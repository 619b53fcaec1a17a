package site

import (
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

func get(t *testing.T, h http.Handler, path, encoding string) (*http.Response, string) {
	t.Helper()
	r := httptest.NewRequest("GET", path, nil)
	r.Header.Set("Accept-Encoding", encoding)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	body, err := io.ReadAll(w.Result().Body)
	if err != nil {
		t.Fatal(err)
	}
	return w.Result(), string(body)
}

func TestHandler(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, map[string]string{
		"index.html": "index", "app.wasm": "app", "app.wasm.br": "small app", "lessons/neuron.html": "words", "notes.secret": "secret",
	})
	write(t, filepath.Dir(folder), map[string]string{"outside.html": "outside"})
	h := Handler(folder)
	for _, c := range []struct {
		path, encoding string
		status         int
		body, kind     string
	}{
		{"/", "gzip", 200, "index", "text/html; charset=utf-8"},
		{"/index.html", "gzip", 200, "index", "text/html; charset=utf-8"},
		{"/app.wasm", "gzip", 200, "app", "application/wasm"},
		{"/app.wasm", "gzip, br", 200, "small app", "application/wasm"},
		{"/lessons/neuron.html", "", 200, "words", "text/html; charset=utf-8"},
		{"/../outside.html", "", 404, "", ""},
		{"/..%2foutside.html", "", 404, "", ""},
		{"/lessons", "", 404, "", ""},
		{"/lessons/", "", 404, "", ""},
		{"/notes.secret", "", 404, "", ""},
		{"/missing.js", "", 404, "", ""},
	} {
		r, body := get(t, h, c.path, c.encoding)
		if r.StatusCode != c.status {
			t.Errorf("%s: status %d, want %d", c.path, r.StatusCode, c.status)
		}
		if c.status == 200 && (body != c.body || r.Header.Get("Content-Type") != c.kind) {
			t.Errorf("%s: %q as %s, want %q as %s", c.path, body, r.Header.Get("Content-Type"), c.body, c.kind)
		}
	}
}

func TestPagesCarryThePolicy(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, map[string]string{"index.html": "", "embed.html": "", "app.wasm": ""})
	for path, want := range map[string]bool{"/": true, "/embed.html": true, "/app.wasm": false} {
		r, _ := get(t, Handler(folder), path, "")
		if got := strings.HasPrefix(r.Header.Get("Content-Security-Policy"), "default-src 'none'"); got != want {
			t.Errorf("%s has the policy: %v, want %v", path, got, want)
		}
		if r.Header.Get("X-Content-Type-Options") != "nosniff" || r.Header.Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: headers %v", path, r.Header)
		}
	}
}
