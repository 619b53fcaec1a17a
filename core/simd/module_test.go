//go:build !js

package simd

import (
	"bytes"
	"encoding/binary"
	"os"
	"reflect"
	"slices"
	"testing"

	"github.com/andybalholm/brotli"
)

// Sections of a module by number, as the WebAssembly specification has them in 5.5.2.
const (
	importSection = 2
	exportSection = 7
	memorySection = 5
	globalSection = 6
	startSection  = 8
	dataSection   = 11
)

// emptyStack is a section with one global, a variable i32 that starts as 0: the pointer to a stack that the linker
// always makes. Who pushed something to that stack would go below address 0 and trap.
var emptyStack = []byte{1, 0x7f, 1, 0x41, 0, 0x0b}

func TestModulesOwnNothingInMemory(t *testing.T) {
	want := functionNames()
	for _, name := range []string{"kernel.wasm", "kernel-relaxed.wasm"} {
		module, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sections := parse(t, module)
		for id, what := range map[byte]string{
			dataSection:   "data segments, which would overwrite the memory of the importer",
			memorySection: "a memory of its own",
			startSection:  "a start function",
		} {
			if sections[id] != nil {
				t.Errorf("%s has %s", name, what)
			}
		}
		if got := sections[globalSection]; !bytes.Equal(got, emptyStack) {
			t.Errorf("%s has the globals %x, want only the pointer to an empty stack, %x", name, got, emptyStack)
		}
		if got := imports(sections[importSection]); !slices.Equal(got, []string{"env.memory"}) {
			t.Errorf("%s imports %q", name, got)
		}
		if got := functions(sections[exportSection]); !slices.Equal(got, want) {
			t.Errorf("%s exports %q, want %q", name, got, want)
		}
	}
}

func TestModulesAreSmall(t *testing.T) {
	for _, name := range []string{"kernel.wasm", "kernel-relaxed.wasm"} {
		module, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var small bytes.Buffer
		w := brotli.NewWriterLevel(&small, brotli.BestCompression)
		if _, err := w.Write(module); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if small.Len() > 5000 {
			t.Errorf("%s is %d bytes as brotli, at most 5000 are allowed", name, small.Len())
		}
	}
}

// functionNames are the methods of exports in alphabetical order.
func functionNames() (names []string) {
	e := reflect.TypeFor[exports]()
	for i := range e.NumMethod() {
		names = append(names, e.Method(i).Name)
	}
	return names
}

// parse splits a module into its sections.
func parse(t *testing.T, module []byte) map[byte][]byte {
	rest, ok := bytes.CutPrefix(module, []byte("\x00asm\x01\x00\x00\x00"))
	if !ok {
		t.Fatal("this is not a WebAssembly module")
	}
	sections := map[byte][]byte{}
	for len(rest) > 0 {
		id := rest[0]
		content, after := counted(rest[1:])
		sections[id], rest = content, after
	}
	return sections
}

// counted splits off what stands behind its length.
func counted(b []byte) (content, rest []byte) {
	n, size := binary.Uvarint(b)
	return b[size:][:n], b[size:][n:]
}

// imports reads the names of the only import, a memory with limits of one byte each.
func imports(section []byte) (names []string) {
	n, size := binary.Uvarint(section)
	section = section[size:]
	for range n {
		module, rest := counted(section)
		name, rest := counted(rest)
		names = append(names, string(module)+"."+string(name))
		if kind := rest[0]; kind != 2 {
			return append(names, "not a memory")
		}
		section = rest[3:]
	}
	return names
}

// functions reads the names of exported functions in alphabetical order.
func functions(section []byte) (names []string) {
	n, size := binary.Uvarint(section)
	section = section[size:]
	for range n {
		name, rest := counted(section)
		if kind := rest[0]; kind != 0 {
			name = append(slices.Clone(name), ", not a function"...)
		}
		names = append(names, string(name))
		_, size := binary.Uvarint(rest[1:])
		section = rest[1+size:]
	}
	slices.Sort(names)
	return names
}
