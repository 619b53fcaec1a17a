package site

import (
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Policy is the content security policy under which the site runs without a violation.
const Policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; " +
	"font-src 'self'; img-src 'self' data:; worker-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'"

// types are the media types of the files of a site. Compiling while streaming insists on the one of .wasm, and
// the machine's own table may lack it.
var types = map[string]string{
	".html":        "text/html; charset=utf-8",
	".js":          "text/javascript; charset=utf-8",
	".css":         "text/css; charset=utf-8",
	".txt":         "text/plain; charset=utf-8",
	".json":        "application/json",
	".svg":         "image/svg+xml",
	".wasm":        "application/wasm",
	".safetensors": "application/octet-stream",
	".woff2":       "font/woff2",
}

// Handler serves the site in the folder, compressed where the browser takes it. Every file may be read from any
// origin: a sandboxed frame has none of its own.
func Handler(folder string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
		if name == "" {
			name = "index.html"
		}
		kind, known := types[path.Ext(name)]
		if !known || !filepath.IsLocal(name) {
			http.NotFound(w, r)
			return
		}
		headers(w.Header(), kind)
		serve(w, r, filepath.Join(folder, filepath.FromSlash(name)))
	})
}

func headers(h http.Header, kind string) {
	h.Set("Content-Type", kind)
	h.Set("Cache-Control", "no-cache")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Vary", "Accept-Encoding")
	if strings.HasPrefix(kind, "text/html") {
		h.Set("Content-Security-Policy", Policy)
	}
}

// serve answers with the file, or with its compressed copy.
func serve(w http.ResponseWriter, r *http.Request, file string) {
	if strings.Contains(r.Header.Get("Accept-Encoding"), "br") && exists(file+".br") {
		w.Header().Set("Content-Encoding", "br")
		file += ".br"
	}
	f, err := os.Open(file)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.IsDir() {
		http.NotFound(w, r)
		return
	}
	http.ServeContent(w, r, "", info.ModTime(), f)
}
