//go:build js && wasm

// Package page is the narrow bridge to the page: messages in, answers and a few calls out, all of them strings
// and numbers. Nothing else imports syscall/js. The other end is web/src/host.js.
package page

import (
	"syscall/js"
	"time"

	"glassbox/wasm/picture"
)

// Page is the object that the host put into the window of this instance.
type Page struct{ host js.Value }

// Find returns the page of this instance.
func Find() Page { return Page{js.Global().Get("glassbox")} }

// Serve answers the page's messages, one at a time and at once, with the bytes that came beside one. The answer must not wait
// for anything.
func (p Page) Serve(answer func(message string, data []byte) string) {
	p.host.Set("dispatch", js.FuncOf(func(_ js.Value, args []js.Value) any {
		var data []byte
		if len(args) > 1 && args[1].Truthy() {
			data = make([]byte, args[1].Length())
			js.CopyBytesToGo(data, args[1])
		}
		return answer(args[0].String(), data)
	}))
}

// Colours are the custom properties as they stand now: #rrggbb by token.
func (p Page) Colours() map[string]string {
	css := map[string]string{}
	for _, role := range picture.Roles() {
		css[role.Token()] = p.host.Call("colour", role.Token()).String()
	}
	return css
}

// Ratio is the number of device pixels in a CSS pixel.
func (p Page) Ratio() float64 { return p.host.Get("ratio").Float() }

// Testing reports whether the page asks for the messages that only tests may send.
func (p Page) Testing() bool { return p.host.Get("testing").Truthy() }

// Drawn says that a frame shows the film at a position. Report is the state as JSON if it has changed since it
// was last told, else empty.
func (p Page) Drawn(position float64, report string) { p.host.Call("drawn", position, report) }

// Wake asks for a frame after d: at once for 0, and for a negative d only when a message asks for one.
func (p Page) Wake(d time.Duration) {
	p.host.Call("wake", float64(d)/float64(time.Millisecond))
}

// Fail says in words why this instance cannot go on.
func (p Page) Fail(reason string) { p.host.Call("fail", reason) }
