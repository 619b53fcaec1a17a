//go:build js && wasm

// Command trainer trains beside the drawing, or answers for a model that a person has opened: the program of the Web
// Worker, or of slices between two frames of the page. It does nothing by itself; web/src/engine.js hands it messages and
// time.
package main

import (
	"runtime/debug"
	"syscall/js"
	"time"
	"unsafe"

	"glassbox/core/served"
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
	serving := served.NewSession(tapes, now, func(text string, numbers []float32) {
		if len(numbers) == 0 {
			post(text)
			return
		}
		post(text, train.Buffer{Name: "numbers", Data: numbers})
	})
	serves := false
	port.Set("receive", js.FuncOf(func(_ js.Value, args []js.Value) any {
		text := args[0].String()
		if !serves && served.Opens(text) {
			serves = true
			debug.SetGCPercent(10) // weights are a few large pieces, soon looked through; what a pass leaves must not double them
		}
		if serves {
			return serve(serving, text)
		}
		return session.Receive(text, taken(args[1]))
	}))
	port.Set("work", js.FuncOf(func(_ js.Value, args []js.Value) any {
		if serves {
			return serving.Work(args[0].Float())
		}
		return session.Work(args[0].Float())
	}))
	port.Set("close", js.FuncOf(func(js.Value, []js.Value) any { close(closed); return nil }))
	<-closed
}

// Workers that share a batch swap buffers as large as the model in each step. So what came last is used again, on
// either side.
var (
	buffer []byte
	spare  js.Value
)

// taken copies a Uint8Array, of nothing if it is null. It lasts until the next one.
func taken(array js.Value) []byte {
	if array.IsNull() {
		return nil
	}
	spare = array
	n := array.Length()
	if cap(buffer) < n {
		buffer = make([]byte, n)
	}
	js.CopyBytesToGo(buffer[:n], array)
	return buffer[:n]
}

// room is a Uint8Array of n bytes.
func room(n int) js.Value {
	if array := spare; array.Truthy() && array.Length() == n {
		spare = js.Value{}
		return array
	}
	return js.Global().Get("Uint8Array").New(n)
}

// post hands over the text, and behind it the name of each buffer and its bytes as a Uint8Array.
func post(text string, buffers ...train.Buffer) {
	args := []any{text}
	for _, b := range buffers {
		bytes := unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(b.Data))), 4*len(b.Data))
		array := room(len(bytes))
		js.CopyBytesToJS(array, bytes)
		args = append(args, b.Name, array)
	}
	port.Call("post", args...)
}
