package site

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
)

// compressed are the endings of files that are so in themselves.
var compressed = []string{".br", ".woff2", ".wasm.js"}

// Compress writes a brotli copy beside every file that is not compressed yet.
func Compress(c Config) error {
	return filepath.WalkDir(c.Out, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || slices.ContainsFunc(compressed, func(end string) bool { return strings.HasSuffix(path, end) }) {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		small, err := Brotli(data, c.Quality)
		if err != nil {
			return err
		}
		return os.WriteFile(path+".br", small, 0o644)
	})
}

// Brotli compresses data at a quality of 1 … 11 with the largest window that every browser reads.
func Brotli(data []byte, quality int) ([]byte, error) {
	var out bytes.Buffer
	w := brotli.NewWriterOptions(&out, brotli.WriterOptions{Quality: quality, LGWin: 24})
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err := w.Close()
	return out.Bytes(), err
}
