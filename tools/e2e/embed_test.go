package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"glassbox/tools/internal/site"
)

// Three figures in another site's page share one compiled app, and each is its own.
func TestThreeFiguresInAPage(t *testing.T) {
	p := blank(t)
	p.must(p.tab.Early(`globalThis.compiled = 0; for (const name of ["compile", "compileStreaming"]) { const f = WebAssembly[name]; ` +
		`WebAssembly[name] = (...a) => (compiled++, f(...a)); }`))
	p.visit(addPage("/three", `<h1>A post</h1><script src="OURS/glassbox.js"></script>
		<glass-box lesson="neuron"></glass-box><p>Words</p>
		<glass-box lesson="neuron" state="w1=3&amp;step=z1" controls="w1,x"></glass-box><p>Words</p>
		<glass-box lesson="neuron" state="preset=two-inputs" theme="dark"></glass-box>`))
	f := func(i int) string { return fmt.Sprintf(`document.querySelectorAll("glass-box")[%d]`, i) }
	for i := range 3 {
		p.run(f(i) + ".scrollIntoView()")
		p.ready(f(i))
	}
	if n := js[int](p, "compiled"); n != 1 {
		t.Errorf("the app was compiled %d times", n)
	}
	before := js[state](p, f(0)+".get()")
	p.run(f(1) + `.set("w1", "7")`)
	p.sameFigure(js[state](p, f(0)+".get()"), before)
	for i, want := range []string{"2", "7", "2"} {
		if got := js[state](p, f(i)+".get()").control("w1").Value; got != want {
			t.Errorf("w1 of figure %d is %s, want %s", i, got, want)
		}
	}
	fields := js[[]string](p, `[...`+f(1)+`.shadowRoot.querySelectorAll(".fields input, .fields select")]`+
		`.map((e) => e.labels[0].innerText.trim())`)
	if strings.Join(fields, ",") != "input x,w₁" {
		t.Errorf("controls=%q shows %q", "w1,x", fields)
	}
}

// The page around a figure keeps its wheel, and its Tab key.
func TestAFigureLeavesThePageItsScrolling(t *testing.T) {
	p := blank(t)
	p.visit(addPage("/scroll", `<script src="OURS/glassbox.js"></script><glass-box lesson="neuron"></glass-box>`+
		`<div style="height: 5000px"></div>`))
	p.ready(`document.querySelector("glass-box")`)
	p.do(chromedp.MouseEvent(chromedp.MouseWheel, 700, 300, wheel(400)))
	p.wait("scrollY > 300")
}

// wheel turns the mouse wheel. The protocol wants both directions and leaves out a zero.
func wheel(down float64) chromedp.MouseOption {
	return func(e *input.DispatchMouseEventParams) { e.DeltaX, e.DeltaY = 0.01, down }
}

// A sandboxed frame in another site's page has no origin of its own. It tells its height and its state, and does
// what the page around it asks.
func TestSandboxedFrame(t *testing.T) {
	p := blank(t)
	p.must(p.tab.Early(`globalThis.told = []; addEventListener("message", (e) => told.push(e.data))`))
	p.visit(addPage("/frame", `<h1>A post</h1><iframe src="OURS/embed.html#neuron?w1=3" sandbox="allow-scripts" title="A neuron" `+
		`width="800" height="700"></iframe>`))
	p.run(`globalThis.tell = (m) => document.querySelector("iframe").contentWindow.postMessage(m, "*")`)
	p.wait(`told.some((m) => m.type === "state" && m.query === "w1=3")`)
	p.wait(`told.some((m) => m.source === "glassbox" && m.type === "height" && m.height > 300 && m.height < 1200)`)
	p.run(`tell({ type: "seek", step: "dw1" })`)
	p.wait(`told.some((m) => m.step === "dw1")`)
	p.run(`tell({ type: "set", key: "w1", value: "-2" })`)
	p.wait(`told.some((m) => m.query?.includes("w1=-2"))`)
	p.run(`tell({ type: "play" })`)
	p.wait(`told.some((m) => m.playing)`)
	for _, message := range []string{`null`, `"play"`, `{}`, `{ type: "constructor" }`, `{ type: "set" }`,
		`{ type: "seek", step: "nowhere" }`, `{ type: "set", key: {}, value: [] }`} {
		p.run("tell(" + message + ")")
	}
	p.wait(`told.some((m) => m.type === "error")`)
}

// A frame that is larger than a figure needs has a larger figure in it, without scrolling; a smaller one has it as it is, and
// one that is too narrow a smaller one. Its buttons step, and the pointer finds what it points at.
func TestALargeFrame(t *testing.T) {
	p := share(t, place{"/embed.html#dot", false})
	for _, size := range []struct {
		width, height int64
		least, most   float64
	}{{1280, 720, 1.3, 1.41}, {1920, 1080, 1.9, 2}, {800, 600, 1, 1}, {240, 1000, 0.7, 0.86}} {
		p.must(p.tab.Viewport(size.width, size.height, 1))
		p.wait(fmt.Sprintf(`innerWidth === %d && Math.abs(%s.get().width - %[2]s.figure.clientWidth / %[2]s.scale) < 1`, size.width, figure))
		if s := js[float64](p, figure+".scale"); s < size.least || s > size.most {
			t.Errorf("at %d × %d the picture is enlarged by %v", size.width, size.height, s)
		}
		if js[bool](p, `document.scrollingElement.scrollHeight > innerHeight || document.scrollingElement.scrollWidth > innerWidth`) {
			t.Errorf("a frame of %d × %d scrolls", size.width, size.height)
		}
	}
	p.must(p.tab.Viewport(1280, 720, 1))
	p.wait(figure + ".scale > 1.3")
	p.link("step=s1")
	for _, step := range []struct {
		name string
		to   int
	}{{"Step forward", 2}, {"Step forward", 3}, {"Step back", 2}} {
		p.clickOn(`[aria-label="` + step.name + `"]`)
		p.wait(fmt.Sprintf("%s.get().stepIndex === %d", figure, step.to))
	}
	p.clickOn(`.item[data-id="b2"]`)
	p.wait(figure + `.get().selection?.id === "b2"`)
}

// A page that gives its frame the height that it is told comes to rest.
func TestAFrameThatIsGivenItsHeight(t *testing.T) {
	p := blank(t)
	p.must(p.tab.Viewport(1280, 900, 1))
	p.must(p.tab.Early(`globalThis.told = []; addEventListener("message", ({ data }) => data.type === "height" && told.push(data.height) &&
		(document.querySelector("iframe").height = data.height))`))
	p.visit(addPage("/high", `<iframe src="OURS/embed.html#dot" title="Vectors" width="1200" height="150"></iframe>`))
	p.wait("told.length > 0 && told.at(-1) > 400")
	time.Sleep(time.Second)
	n := js[int](p, "told.length")
	time.Sleep(time.Second)
	if told := js[[]float64](p, "told"); told[len(told)-1] != told[n-1] || len(told) > n+1 || told[len(told)-1] > 700 {
		t.Errorf("the heights told are %v", told)
	}
}

// A site works under any path, on a host that knows nothing of compression or policies.
func TestSubPath(t *testing.T) {
	var missing atomic.Int32
	files := http.StripPrefix("/deep/er/", http.FileServer(http.Dir(folder)))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, "/deep/er/") {
			missing.Add(1)
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	p := watched(t, newTab(t, chrome, server.URL))
	for _, path := range []string{"/deep/er/#neuron", "/deep/er/index.html#neuron", "/deep/er/embed.html#neuron"} {
		p.visit(server.URL + path)
		p.ready(figure)
	}
	if missing.Load() > 0 {
		t.Errorf("%d requests went outside the path", missing.Load())
	}
}

// A server that does not know what an app is serves it all the same.
func TestAppOfAnotherType(t *testing.T) {
	files := http.FileServer(http.Dir(folder))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ".wasm") {
			w.Header().Set("Content-Type", "application/octet-stream")
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	p := watched(t, newTab(t, chrome, server.URL))
	p.visit(server.URL + "/#neuron")
	p.ready(figure)
}

// The single file runs by double click, without network, and says all that the site says.
func TestSingleFile(t *testing.T) {
	want := lesson(t, "neuron").link("step=dw1")
	q := watched(t, newTab(t, chrome, "file://"+folder))
	q.must(q.tab.Prefer("prefers-reduced-motion", "reduce"))
	q.visit("file://" + filepath.Join(folder, "glassbox.html") + "#neuron?step=dw1")
	q.ready(figure)
	got := q.get()
	q.sameFigure(got, want)
	if got.Caption != want.Caption {
		t.Errorf("the caption is %q, want %q", got.Caption, want.Caption)
	}
	if n := js[int](q, `performance.getEntriesByType("resource").length`); n > 0 {
		t.Errorf("the single file has loaded %d things", n)
	}
}

// Once loaded, a page needs its server no more, not even to start a figure again.
func TestTheServerMayGo(t *testing.T) {
	server := httptest.NewServer(site.Handler(folder))
	p := watched(t, newTab(t, chrome, server.URL))
	p.visit(server.URL + "/#neuron")
	p.ready(figure)
	server.CloseClientConnections()
	server.Close()
	p.set("w1", "4")
	want := p.act(`seek("dz1")`)
	p.sameFigure(p.act("restart()"), want)
}

// A frame that names a lesson which is not there says so, and which there are.
func TestAFrameWithoutItsLesson(t *testing.T) {
	p := blank(t)
	p.allow("newron.html") // nor are there words for it
	p.visit(ours.URL + "/embed.html#newron")
	p.wait(`document.querySelector("glass-box").dataset.status === "error"`)
	said := js[string](p, `document.querySelector("glass-box").shadowRoot.querySelector(".message").innerText`)
	if !strings.Contains(said, "There is no lesson “newron” here") || !strings.Contains(said, "neuron") {
		t.Errorf("the frame says %q", said)
	}
}

// A frame says that a model is on its way, and what stands there meanwhile does not move.
func TestWaitingForAModelMovesNothing(t *testing.T) {
	p := blank(t)
	p.must(p.tab.Early(`{
		const soon = globalThis.fetch;
		globalThis.fetch = async (what, ...rest) => {
			if (String(what).includes("models/")) await new Promise((resolve) => setTimeout(resolve, 1500));
			return soon(what, ...rest);
		};
	}`))
	p.visit(ours.URL + "/embed.html#gpt")
	p.wait(figure + `.shadowRoot.querySelector(".message")?.innerText.includes("stories")`)
	p.ready(figure)
	p.stays()
	if js[bool](p, figure+`.shadowRoot.querySelector(".message") !== null`) {
		t.Error("it still says so when the model has come")
	}
}
