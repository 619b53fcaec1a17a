package site

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// joined is a program in WebAssembly's binary format whose data is one stretch of memory. Go's linker leaves out zeros wherever
// there are eight, and so writes as many stretches as a program may have, a hundred thousand, each with its address. Of the
// compressed app those addresses are a sixteenth, and zeros next to nothing.
func joined(program []byte) ([]byte, error) {
	in := wasm{program, nil}
	out := slices.Clone(in.take(8)) // the magic number and the version
	for len(in.rest) > 0 && in.err == nil {
		id := in.take(1)
		section := in.take(in.number())
		if in.err == nil && id[0] == dataSection {
			section, in.err = oneStretch(section)
		}
		out = append(append(out, id...), binary.AppendUvarint(nil, uint64(len(section)))...)
		out = append(out, section...)
	}
	return out, in.err
}

const (
	dataSection = 11
	constant    = 0x41 // the instruction i32.const
	end         = 0x0b
)

// stretch is what a program puts into its memory before it starts.
type stretch struct {
	address int
	data    []byte
}

// oneStretch is a data section with one stretch in place of many.
func oneStretch(section []byte) ([]byte, error) {
	in := wasm{section, nil}
	all := make([]stretch, 0, min(in.number(), len(section)))
	for len(in.rest) > 0 && in.err == nil {
		all = append(all, in.stretch())
	}
	if in.err != nil || len(all) == 0 {
		return section, in.err
	}
	slices.SortFunc(all, func(a, b stretch) int { return a.address - b.address })
	first := all[0].address
	var memory []byte
	for _, s := range all {
		gap := s.address - first - len(memory)
		if gap < 0 || gap > 1<<26 {
			return nil, fmt.Errorf("data at address %d lies %d bytes behind other data: not what Go's linker is known to write", s.address, gap)
		}
		memory = append(append(memory, make([]byte, gap)...), s.data...)
	}
	out := append([]byte{1, 0, constant}, address(first)...)
	out = binary.AppendUvarint(append(out, end), uint64(len(memory)))
	return append(out, memory...), nil
}

// address is a number as an instruction has it, whose last byte says with its seventh bit whether it is negative.
func address(n int) []byte {
	b := binary.AppendUvarint(nil, uint64(n))
	if last := &b[len(b)-1]; *last&0x40 != 0 {
		*last |= 0x80
		b = append(b, 0)
	}
	return b
}

// wasm is what is left to read of a program.
type wasm struct {
	rest []byte
	err  error
}

var errProgram = errors.New("not a program as Go's linker is known to write it")

// take is the next n bytes.
func (w *wasm) take(n int) []byte {
	if n < 0 || n > len(w.rest) {
		w.rest, w.err = nil, errProgram
		return nil
	}
	part := w.rest[:n]
	w.rest = w.rest[n:]
	return part
}

// number is the next one without a sign.
func (w *wasm) number() int {
	n, size := binary.Uvarint(w.rest)
	if w.take(size); size <= 0 || n > 1<<31 {
		w.err = errProgram
		return 0
	}
	return int(n)
}

// stretch is the next one, which stands at an address that is a constant.
func (w *wasm) stretch() (s stretch) {
	begin, rest := w.take(2), w.rest
	s.address = w.number()
	ends := w.take(1)
	s.data = w.take(w.number())
	if w.err == nil && (begin[0] != 0 || begin[1] != constant || ends[0] != end || !bytes.HasPrefix(rest, address(s.address))) {
		w.err = errProgram
	}
	return s
}
