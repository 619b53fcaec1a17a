// Command kernel compiles core/simd/kernel.c to core/simd/kernel.wasm, and with relaxed instructions to
// core/simd/kernel-relaxed.wasm. Both are committed, so that only who changes the kernel needs a C compiler.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"glassbox/tools/internal/llvm"
)

// modules are the flags that each of the files is compiled with.
var modules = map[string][]string{
	"kernel.wasm":         {"-msimd128"},
	"kernel-relaxed.wasm": {"-msimd128", "-mrelaxed-simd"},
}

// compileFlags forbid what would need a library, and contraction of products and sums, so that baseline SIMD gives
// the same bits everywhere.
var compileFlags = []string{"--target=wasm32", "-std=c11", "-O2", "-ffreestanding", "-fno-builtin", "-ffp-contract=off",
	"-fno-lax-vector-conversions", "-fno-vectorize", "-fno-slp-vectorize", "-mbulk-memory", "-Wall", "-Wextra", "-Werror", "-c"}

// linkFlags leave no room for a stack in memory, since the memory is the importer's: who used it would go below
// address 0 and trap.
var linkFlags = []string{"--no-entry", "--import-memory", "--strip-all", "--stack-first", "-z", "stack-size=0"}

func main() {
	if err := run("core/simd"); err != nil {
		fmt.Fprintln(os.Stderr, "kernel:", err)
		os.Exit(1)
	}
}

func run(folder string) error {
	tools, err := llvm.Find()
	if err != nil {
		return err
	}
	return build(tools, filepath.Join(folder, "kernel.c"), folder)
}

// build compiles source to all modules in the folder out.
func build(t llvm.Toolchain, source, out string) error {
	temporary, err := os.MkdirTemp("", "glassbox-kernel-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temporary)
	object := filepath.Join(temporary, "kernel.o")
	for name, flags := range modules {
		if err := command(t.Clang, compileFlags, flags, []string{"-o", object, source}); err != nil {
			return err
		}
		if err := command(t.Linker, linkFlags, []string{"-o", filepath.Join(out, name), object}); err != nil {
			return err
		}
	}
	return nil
}

func command(name string, args ...[]string) error {
	var all []string
	for _, a := range args {
		all = append(all, a...)
	}
	if out, err := exec.Command(name, all...).CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", name, err, out)
	}
	return nil
}
