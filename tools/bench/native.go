package main

import (
	"encoding/binary"
	"encoding/json"
	"runtime"
	"slices"
	"strings"
	"time"

	"glassbox/core/train"
	"glassbox/tools/internal/native"
)

// text is what trainingScript makes as well: numbers that have little to do with each other.
func text() (buffer []byte) {
	for i := range 5000 {
		buffer = binary.LittleEndian.AppendUint32(buffer, uint32((i*i*31+i*7919)%512))
	}
	return buffer
}

// nativeSession is a session that listens to itself.
type nativeSession struct {
	*train.Session
	start   time.Time
	speeds  []float64 // tokens per second, of each report
	written int       // tokens
}

// newNative trains in this process, with gonum's products of matrices in place of ours.
func newNative() *nativeSession {
	n := &nativeSession{start: time.Now()}
	n.Session = train.NewSession(native.Tape, n.now, n.hear)
	n.Receive(gptSettings, text())
	n.Receive(`{"type":"pause"}`, nil)
	n.work(1e4)
	return n
}

// turn learns for about two seconds and writes for one, on one thread, and returns the tokens per second of both.
func (n *nativeSession) turn() (learning, writing float64) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	n.speeds, n.written = nil, 0
	n.Receive(`{"type":"resume"}`, nil)
	n.work(2000)
	n.Receive(`{"type":"pause"}`, nil)
	n.work(1e4)
	start := n.now()
	for n.now() < start+1000 {
		n.Receive(`{"type":"sample"}`, nil)
		n.work(1e4)
	}
	return slices.Max(n.speeds), float64(n.written) / (n.now() - start) * 1000
}

func (n *nativeSession) now() float64 {
	return float64(time.Since(n.start)) / float64(time.Millisecond)
}

func (n *nativeSession) hear(text string, _ ...train.Buffer) {
	var report struct {
		TokensPerSecond float64
		Sample          string
	}
	if json.Unmarshal([]byte(text), &report) != nil {
		return
	}
	if report.TokensPerSecond > 0 {
		n.speeds = append(n.speeds, report.TokensPerSecond)
	}
	n.written += strings.Count(report.Sample, " ") // the first is given
}

// work works for some time, or until there is nothing to do.
func (n *nativeSession) work(milliseconds float64) {
	for end := n.now() + milliseconds; n.now() < end && n.Work(100); {
	}
}
