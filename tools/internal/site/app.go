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

	"glassbox/tools/internal/trim"
)

// compileApp compiles the app, and writes it once more as a script.
func compileApp(c Config) error {
	out, err := filepath.Abs(filepath.Join(c.Out, "app.wasm"))
	if err != nil {
		return err
	}
	flags, err := Small(c.Root)
	if err != nil {
		return err
	}
	if err := Compile(c.Root, "./wasm", out, flags...); err != nil {
		return err
	}
	text, err := packed(out)
	if err != nil {
		return err
	}
	return c.write("app.wasm.js", []byte(appAsScript(text)))
}

// appAsScript is the app as the script that web/src/compile.js takes it from.
func appAsScript(packed string) string { return `globalThis.GLASSBOX_WASM="` + packed + "\"\n" }

// Small returns the flags for Compile that make a program small which draws with Ebitengine. It is built with the
// trimmed copy of that, and functions are not copied into their callers, which makes the compressed app a sixth
// smaller, except in the packages whose loops a frame or a computation waits for.
func Small(root string) ([]string, error) {
	file, err := trim.ModFile(root)
	return []string{
		"-modfile=" + file, "-gcflags=all=-l", "-gcflags=glassbox/core/matrix=", "-gcflags=glassbox/core/ngram=",
		"-gcflags=glassbox/core/number=", "-gcflags=glassbox/core/tape=",
		"-gcflags=glassbox/wasm/paint=", "-gcflags=glassbox/wasm/picture=", "-gcflags=" + trim.Module + "=",
		"-gcflags=runtime=", "-gcflags=internal/runtime/...=", "-gcflags=math=",
	}, err
}

// Compile compiles a program for the browser, with further flags, from copies of its files in which less stands. Nothing of
// the machine gets into it, so that two builds give the same bytes.
func Compile(root, program, out string, flags ...string) error {
	folder, err := os.MkdirTemp("", "glassbox-copies-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	less, err := lessening(root, program, folder, flags)
	if err != nil {
		return err
	}
	args := append([]string{"build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid=", less}, flags...)
	cmd := exec.Command("go", append(args, "-o", out, program)...)
	cmd.Dir, cmd.Env = root, browser()
	if text, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s does not compile: %w\n%s", program, err, text)
	}
	if err := rewrite(out, joined); err != nil {
		return fmt.Errorf("%s: %w", program, err)
	}
	return nil
}

// rewrite replaces a file by what becomes of it.
func rewrite(file string, become func([]byte) ([]byte, error)) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if data, err = become(data); err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o644)
}

// packed is a file as base64 of gzip, as web/src/compile.js unpacks it.
func packed(file string) (string, error) {
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
	return base64.StdEncoding.EncodeToString(out.Bytes()), err
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
