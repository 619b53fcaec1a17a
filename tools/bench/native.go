package main

import (
	"encoding/binary"
	"encoding/json"
	"runtime"
	"strings"
	"time"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/gonum"

	"glassbox/core/tape"
	"glassbox/core/train"
)

// native measures in this process on one thread, with gonum's products of matrices in place of ours.
func native() speed {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	n := newNative()
	n.Receive(gpt, text())
	n.work(1000)
	n.speeds = nil // so far it was warming up
	n.work(4000)
	n.Receive(`{"type":"pause"}`, nil)
	n.work(1000)
	n.written = 0
	start := n.now()
	for n.now() < start+2000 {
		n.Receive(`{"type":"sample"}`, nil)
		for n.Work(100) {
		}
	}
	return speed{median(n.speeds), float64(n.written) / (n.now() - start) * 1000}
}

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

func newNative() *nativeSession {
	n := &nativeSession{start: time.Now()}
	tapes := func() *tape.Tape[float32] { return tape.NewWith[float32](&gonumOps{}) }
	n.Session = train.NewSession(tapes, n.now, n.hear)
	return n
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

// gonumOps are the operations of plain Go with gonum's products.
type gonumOps struct{ tape.Plain[float32] }

func (o *gonumOps) Gemm(transA, transB bool, m, n, k int, alpha float32, a []float32, lda int, b []float32, ldb int, beta float32, c []float32, ldc int) {
	gonum.Implementation{}.Sgemm(transposed(transA), transposed(transB), m, n, k, alpha, a, lda, b, ldb, beta, c, ldc)
}

func transposed(yes bool) blas.Transpose {
	if yes {
		return blas.Trans
	}
	return blas.NoTrans
}
