//go:build js && wasm

// Command trainer trains beside the drawing: the program of the Web Worker, or of slices between two frames of the
// page. It does nothing by itself; web/src/engine.js hands it messages and time.
package main

import (
	"runtime/debug"
	"syscall/js"
	"time"
	"unsafe"

	"glassbox/core/simd"
	"glassbox/core/tape"
	"glassbox/core/train"
)

// port is the object that the engine has put there for this program: it has the function post, and is given receive,
// work and close.
var port = js.Global().Get("glassboxTrainer")

func main() {
	debug.SetGCPercent(400) // a step leaves no garbage; what is collected, rarely, holds up the page where there is no worker
	ops, start, closed := simd.New(), time.Now(), make(chan struct{})
	tapes := func() *tape.Tape[float32] { return tape.NewWith(ops) }
	now := func() float64 { return float64(time.Since(start)) / float64(time.Millisecond) }
	session := train.NewSession(tapes, now, post)
	port.Set("receive", js.FuncOf(func(_ js.Value, args []js.Value) any {
		return session.Receive(args[0].String(), taken(args[1]))
	}))
	port.Set("work", js.FuncOf(func(_ js.Value, args []js.Value) any { return session.Work(args[0].Float()) }))
	port.Set("close", js.FuncOf(func(js.Value, []js.Value) any { close(closed); return nil }))
	<-closed
}

// taken copies a Uint8Array, of nothing if it is null.
func taken(array js.Value) []byte {
	if array.IsNull() {
		return nil
	}
	buffer := make([]byte, array.Length())
	js.CopyBytesToGo(buffer, array)
	return buffer
}

// post hands over the text, and behind it the name of each buffer and its bytes as a Uint8Array.
func post(text string, buffers ...train.Buffer) {
	args := []any{text}
	for _, b := range buffers {
		bytes := unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(b.Data))), 4*len(b.Data))
		array := js.Global().Get("Uint8Array").New(len(bytes))
		js.CopyBytesToJS(array, bytes)
		args = append(args, b.Name, array)
	}
	port.Call("post", args...)
}
