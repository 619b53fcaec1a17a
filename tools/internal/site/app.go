package site

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// compileApp compiles the app, and writes it once more as a script.
func compileApp(c Config) error {
	out, err := filepath.Abs(filepath.Join(c.Out, "app.wasm"))
	if err != nil {
		return err
	}
	if err := Compile(c.Root, "./wasm", out); err != nil {
		return err
	}
	text, err := appAsScript(out)
	if err != nil {
		return err
	}
	return c.write("app.wasm.js", []byte(text))
}

// small keeps the compiler from copying functions into their callers, which makes the compressed app a sixth
// smaller, except in the packages whose loops a frame or a computation waits for.
var small = []string{
	"-gcflags=all=-l", "-gcflags=glassbox/core/...=", "-gcflags=glassbox/wasm/paint=",
	"-gcflags=runtime=", "-gcflags=internal/runtime/...=", "-gcflags=math=",
}

// Compile compiles a program for the browser. Nothing of the machine gets into it, so that two builds give the
// same bytes.
func Compile(root, program, out string) error {
	args := append([]string{"build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid=", "-o", out}, small...)
	cmd := exec.Command("go", append(args, program)...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=", "GOWASM=")
	if text, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s does not compile: %w\n%s", program, err, text)
	}
	return nil
}

// appAsScript is the app as the script that web/src/compile.js takes it from: a string of base64 of gzip.
func appAsScript(file string) (string, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return "", err
	}
	if _, err := w.Write(data); err != nil {
		return "", err
	}
	err = w.Close()
	return `globalThis.GLASSBOX_WASM="` + base64.StdEncoding.EncodeToString(out.Bytes()) + "\"\n", err
}

// wasmExec is the path of the script that comes with the Go that compiled the app, which the two must share.
func wasmExec(root string) (string, error) {
	dir, err := goroot(root)
	return filepath.Join(dir, "lib", "wasm", "wasm_exec.js"), err
}

// goroot is the folder of the Go that the checkout is built with.
func goroot(root string) (string, error) {
	cmd := exec.Command("go", "env", "GOROOT")
	cmd.Dir = root
	text, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go env GOROOT: %w", err)
	}
	return strings.TrimSpace(string(text)), nil
}
