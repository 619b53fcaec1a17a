package site

import (
	"encoding/base64"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
)

// kernels are the files of core/simd, by what web/src/kernel.js calls them.
var kernels = map[string]string{"simd": "kernel.wasm", "relaxed": "kernel-relaxed.wasm"}

// compileTrainer compiles the program that trains, copies its kernels, and writes them once more as a script, together
// with that of the worker, which must have been bundled. The program does little but compute, and keeps what makes it
// fast.
func compileTrainer(c Config) error {
	out, err := filepath.Abs(filepath.Join(c.Out, "worker.wasm"))
	if err != nil {
		return err
	}
	if err := Compile(c.Root, "./wasm/trainer", out); err != nil {
		return err
	}
	files := map[string]string{}
	if files["program"], err = packed(out); err != nil {
		return err
	}
	worker, err := os.ReadFile(filepath.Join(c.Out, "worker.js"))
	if err != nil {
		return err
	}
	files["script"] = string(worker)
	for kind, name := range kernels {
		kernel, err := os.ReadFile(filepath.Join(c.Root, "core", "simd", name))
		if err != nil {
			return err
		}
		files[kind] = base64.StdEncoding.EncodeToString(kernel)
		if err := c.write(name, kernel); err != nil {
			return err
		}
	}
	text, err := json.Marshal(files)
	if err != nil {
		return err
	}
	return c.write("worker.wasm.js", []byte(trainerName+"="+string(text)+"\n"))
}

// trainerName is what web/src/trainerfiles.js finds the trainer under.
const trainerName = "globalThis.GLASSBOX_TRAINER"

// trainerAsData is what a single file holds of it.
func trainerAsData(script string) string { return strings.TrimPrefix(script, trainerName+"=") }
