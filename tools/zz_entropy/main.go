package main

import (
	"fmt"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"glassbox/tools/internal/browser"
)

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	b, err := browser.Start()
	must(err)
	defer b.Close()
	t, err := b.Tab("http://127.0.0.1:8155")
	must(err)
	g := `document.querySelector("glass-box")`
	must(t.Open("http://127.0.0.1:8155/#entropy?step=dq3"))
	if err := t.Wait(g + `?.dataset.status === "ready"`); err != nil { t.Screenshot("/tmp/ent/fail.png"); s, _ := browser.JS[string](t, `document.querySelector("glass-box")?.dataset.status+" "+document.querySelector("glass-box")?.shadowRoot?.querySelector(".message")?.textContent+location.href`); fmt.Println(s, t.Trouble()); must(t.Wait(g + `?.dataset.status === "ready"`)) }
	time.Sleep(time.Second)
	must(t.Screenshot("/tmp/ent/p1.png"))
	box, err := browser.JS[[4]float64](t, `(() => { const g=`+g+`; const c=g.shadowRoot.querySelector(".canvas").getBoundingClientRect(); const i=g.state.items.find(i=>i.id==="q1").box; return [c.x+i[0]+i[2]*0.7, c.y+i[1]+i[3]/2, i[2], 0]})()`)
	must(err)
	x, y, w := box[0], box[1], box[2]
	must(t.Do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y), chromedp.Sleep(200*time.Millisecond), chromedp.MouseEvent(input.DispatchMouseEventTypeMousePressed, x, y, chromedp.ButtonLeft)))
	for k := 1; k <= 10; k++ {
		must(t.Do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x-w*0.06*float64(k), y, chromedp.ButtonLeft), chromedp.Sleep(60*time.Millisecond)))
	}
	q, _ := browser.JS[string](t, g+`.state.query + " " + JSON.stringify(`+g+`.state.display)`)
	fmt.Println(q)
	must(t.Screenshot("/tmp/ent/p2.png"))
	must(t.Do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseReleased, x-w*0.6, y, chromedp.ButtonLeft)))
	must(t.Open("about:blank"))
	must(t.Open("http://127.0.0.1:8155/#entropy?step=gap&preset=soft"))
	if err := t.Wait(g + `?.dataset.status === "ready"`); err != nil { t.Screenshot("/tmp/ent/fail.png"); s, _ := browser.JS[string](t, `document.querySelector("glass-box")?.dataset.status+" "+document.querySelector("glass-box")?.shadowRoot?.querySelector(".message")?.textContent+location.href`); fmt.Println(s, t.Trouble()); must(t.Wait(g + `?.dataset.status === "ready"`)) }
	time.Sleep(time.Second)
	browser.JS[bool](t, g+`.select("dq2").then(()=>true)`)
	must(t.Screenshot("/tmp/ent/p3.png"))
	fmt.Println(t.Trouble())
}
