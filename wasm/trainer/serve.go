//go:build js && wasm

package main

import (
	"errors"
	"io"
	"runtime/debug"
	"syscall/js"

	"glassbox/core/checkpoint"
	"glassbox/core/served"
)

// serve receives a message for a model that is opened. What reads files takes its time, and goes on while others are received.
func serve(s *served.Session, text string) (more bool) {
	if !s.Reads(text) {
		return s.Receive(text, nil)
	}
	debug.SetGCPercent(10) // weights are most of what there is, and leave no room for as much garbage
	var all []checkpoint.Source
	for i, size := range served.Files(text) {
		all = append(all, source{i, size})
	}
	go s.Receive(text, all)
	return false
}

// source is a file that the page holds, by its number.
type source struct {
	index int
	size  int64
}

func (s source) Size() int64 { return s.size }

// ReadAt implements io.ReaderAt. It waits for the browser, and so must not be called while that waits for this program.
func (s source) ReadAt(b []byte, at int64) (n int, err error) {
	type result struct {
		bytes js.Value
		err   error
	}
	done := make(chan result, 1)
	read := js.FuncOf(func(_ js.Value, args []js.Value) any { done <- result{bytes: args[0]}; return nil })
	failed := js.FuncOf(func(_ js.Value, args []js.Value) any {
		done <- result{err: errors.New(args[0].Get("message").String())}
		return nil
	})
	defer read.Release()
	defer failed.Release()
	port.Call("read", s.index, float64(at), float64(at+int64(len(b)))).Call("then", read, failed)
	r := <-done
	if r.err != nil {
		return 0, r.err
	}
	if n = js.CopyBytesToGo(b, r.bytes); n < len(b) {
		return n, io.EOF
	}
	return n, nil
}
