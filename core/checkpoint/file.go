package checkpoint

import (
	"encoding/binary"
	"io"
	"slices"
	"strconv"

	"glassbox/core/json"
)

// Source is bytes that are read as they are wanted: a file on a disk, one that was dropped on a page, or a part of memory.
type Source interface {
	io.ReaderAt
	Size() int64
}

// File is a file of tensors whose header has been read. Its numbers are read a tensor at a time.
type File struct {
	Entries []Entry // in the order of their data

	source  Source
	data    int64 // where it begins
	raw     []byte
	numbers []float32
}

// Numbers is how many numbers the tensor has.
func (e Entry) Numbers() int { return (e.end - e.begin) / e.kind.size }

// Bytes is how many bytes they have in the file.
func (e Entry) Bytes() int { return e.end - e.begin }

// Open reads the header of a file, and tests it as Read does, but for the types and the numbers of tensors that are never
// asked for. The error is an *Error.
func Open(s Source) (*File, error) {
	f := &File{source: s}
	err := f.open()
	if err == nil {
		return f, nil
	}
	start := make([]byte, min(s.Size(), startBytes))
	if wrong := err.(*Error); fill(s, start, 0) == nil && slices.Contains([]Problem{Short, Length, UTF8, JSON}, wrong.Problem) {
		if p, ok := Other(string(start)); ok {
			return nil, &Error{Problem: p}
		}
	}
	return nil, err
}

func (f *File) open() error {
	size := f.source.Size()
	if size < prefix+2 {
		return &Error{Problem: Short, Found: strconv.FormatInt(size, 10), Want: strconv.Itoa(prefix + 2)}
	}
	length := make([]byte, prefix)
	if err := fill(f.source, length, 0); err != nil {
		return err
	}
	n, most := binary.LittleEndian.Uint64(length), min(size-prefix, MaxHeader)
	if n > uint64(most) {
		return &Error{Problem: Length, Found: strconv.FormatUint(n, 10), Want: strconv.FormatInt(most, 10)}
	}
	text := make([]byte, n)
	if err := fill(f.source, text, prefix); err != nil {
		return err
	}
	f.data = prefix + int64(n)
	var err error
	f.Entries, err = entries(string(text), int(size-f.data))
	return err
}

// pieceBytes is how much is read at once, a multiple of the size of every number.
const pieceBytes = 1 << 20

// Each reads a tensor, a part at a time, and hands on the numbers from the first on, counted row by row; they are valid
// until the next. It refuses a number that is not finite, and stops at an error of take.
func (f *File) Each(e Entry, take func(first int, part []float32) error) error {
	if e.kind.read == nil {
		return unread(json.Shown(e.Name), json.Value{Kind: json.String, String: e.kind.name})
	}
	for at := e.begin; at < e.end; at += pieceBytes {
		f.raw = sized(f.raw, min(pieceBytes, e.end-at))
		if err := fill(f.source, f.raw, f.data+int64(at)); err != nil {
			return err
		}
		first := (at - e.begin) / e.kind.size
		f.numbers = sized(f.numbers, len(f.raw)/e.kind.size)
		for i := range f.numbers {
			x := e.kind.read(f.raw[i*e.kind.size:])
			if !finite(x) {
				return &Error{Problem: Number, Name: json.Shown(e.Name), Found: strconv.Itoa(first + i)}
			}
			f.numbers[i] = x
		}
		if err := take(first, f.numbers); err != nil {
			return err
		}
	}
	return nil
}

// sized is a list of n, in the memory of an old one if that has room.
func sized[E any](old []E, n int) []E {
	if cap(old) < n {
		return make([]E, n)
	}
	return old[:n]
}

// fill reads exactly as many bytes as there is room for. The error is an *Error.
func fill(s Source, b []byte, at int64) error {
	if n, err := s.ReadAt(b, at); n < len(b) {
		return &Error{Problem: Unread, Found: json.Shown(err.Error())}
	}
	return nil
}

// startBytes are enough to tell what a file is.
const startBytes = 16

// starts are how files begin that people take for ones of weights, in lower case. Some lengths of a header begin so too.
var starts = []struct {
	begins  string
	problem Problem
}{
	{"version https:", Pointer},
	{"pk\x03\x04", Pickle}, {"\x80\x02", Pickle}, {"\x80\x03", Pickle}, {"\x80\x04", Pickle}, {"\x80\x05", Pickle},
	{"\x89hdf\r\n", HDF5},
	{"gguf", GGUF}, {"ggjt", GGUF}, {"tjgg", GGUF}, {"lmgg", GGUF},
	{"<!doctype", Page}, {"<html", Page}, {"<?xml", Page},
	{"\x1f\x8b", Archive}, {"7z\xbc\xaf", Archive}, {"\xfd7zxz", Archive}, {"bzh", Archive}, {"\x28\xb5\x2f\xfd", Archive},
	{"model_checkpoint", TensorFlow},
	{"{", Settings},
}

// Other tells what a file is that people take for one of weights, or of settings, and that is none, by its start.
func Other(start string) (Problem, bool) {
	for _, s := range starts {
		if len(start) >= len(s.begins) && lower(start[:len(s.begins)]) == s.begins {
			return s.problem, true
		}
	}
	return "", false
}

// lower makes small letters of those of ASCII, and leaves other bytes alone.
func lower(bytes string) string {
	all := []byte(bytes)
	for i, b := range all {
		if 'A' <= b && b <= 'Z' {
			all[i] = b + 'a' - 'A'
		}
	}
	return string(all)
}
