package site

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const page = `<!doctype html><html><head><title>t</title><link rel="icon" href="data:,"><link rel="stylesheet" href="style.css">
<script src="glassbox.js" defer></script><script src="./page.js" defer></script></head><body><a href="#neuron">n</a></body></html>`

func site(t *testing.T, index string) string {
	folder := t.TempDir()
	write(t, folder, map[string]string{
		"index.html": index, "style.css": `a{content:"</style>"}b{background:url(stills/b.svg) url(data:,x)}`, "stills/b.svg": "<svg/>",
		"app.wasm":    "\x00asm and so on",
		"glassbox.js": `one("</script><!--")`, "page.js": "two()", "licenses.txt": "Do as you like.",
	})
	app, err := packed(filepath.Join(folder, "app.wasm"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, folder, map[string]string{"app.wasm.js": appAsScript(app), "worker.wasm.js": trainerName + `={"script":"</script>"}` + "\n",
		"models/french.js": modelStart("french") + `{"weights":"AAAA"}` + "\n"})
	return folder
}

func single(t *testing.T, index string) (string, error) {
	folder := site(t, index)
	file := filepath.Join(folder, "single.html")
	if err := Single(folder, file); err != nil {
		return "", err
	}
	return read(t, file), nil
}

func TestSingleHoldsEverything(t *testing.T) {
	text, err := single(t, page)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<style>a{content:"<\/style>"}b{background:url(data:image/svg+xml;base64,PHN2Zy8+) url(data:,x)}</style>`,
		`<script>one("<\/script><\!--")</script><script>two()</script></body>`, `<a href="#neuron">`,
		`<script type="text/plain" id="licenses">Do as you like.</script>`,
		`<script type="text/plain" id="glassbox-model-french">{"weights":"AAAA"}`,
		`<script type="text/plain" id="glassbox-trainer">{"script":"<\/script>"}`} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %s: %s", want, text)
		}
	}
	if got := unpack(t, text); got != "\x00asm and so on" {
		t.Errorf("the app in the page is %q", got)
	}
	if strings.Index(text, "GLASSBOX_WASM") > strings.Index(text, "one(") {
		t.Error("the app stands behind the script that wants it")
	}
}

func unpack(t *testing.T, text string) string {
	t.Helper()
	packed := regexp.MustCompile(`GLASSBOX_WASM="(.*?)"`).FindStringSubmatch(text)
	if packed == nil {
		t.Fatal("the page has no app in it")
	}
	zipped, err := base64.StdEncoding.DecodeString(packed[1])
	if err != nil {
		t.Fatal(err)
	}
	r, err := gzip.NewReader(bytes.NewReader(zipped))
	if err != nil {
		t.Fatal(err)
	}
	app, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(app)
}

// A single file that would fetch something is refused.
func TestSingleFetchesNothing(t *testing.T) {
	for _, extra := range []string{
		`<img src="a.png">`, `<script src="https://example.com/a.js"></script>`, `<link rel="stylesheet" href="../a.css">`,
		`<link rel="icon" href="a.svg">`, `<iframe src="embed.html"></iframe>`,
	} {
		if _, err := single(t, strings.Replace(page, "<body>", "<body>"+extra, 1)); err == nil {
			t.Errorf("%s is let through", extra)
		}
	}
}
