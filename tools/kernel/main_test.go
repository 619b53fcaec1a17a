package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"glassbox/tools/internal/llvm"
)

// The linker gives every module a pointer to a stack; the kernel must not need it.
func TestKernelHasNoStack(t *testing.T) {
	tools, err := llvm.Find()
	if err != nil {
		t.Skip("not compiled: ", err)
	}
	for name, flags := range modules {
		assembly := filepath.Join(t.TempDir(), "kernel.s")
		if err := command(tools.Clang, compileFlags, flags, []string{"-S", "-o", assembly, "../../core/simd/kernel.c"}); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(assembly)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(text, []byte("f32x4.mul")) {
			t.Errorf("%s does not multiply", name)
		}
		if bytes.Contains(text, []byte("__stack_pointer")) {
			t.Errorf("%s has a stack in memory", name)
		}
	}
}

func TestCommittedKernelIsWhatTheSourceGives(t *testing.T) {
	tools, err := llvm.Find()
	if err != nil {
		t.Skip("not compared: ", err)
	}
	folder := t.TempDir()
	if err := build(tools, "../../core/simd/kernel.c", folder); err != nil {
		t.Fatal(err)
	}
	for name := range modules {
		built, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		committed, err := os.ReadFile(filepath.Join("../../core/simd", name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(built, committed) {
			t.Errorf("%s is not what kernel.c gives: make kernel", name)
		}
	}
}
