package trim

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// changed are the files of the module that the copy has otherwise, or not at all, with the SHA-256 of each as it was
// when the change was made: those in folder copy take the place of the module's, the rest is left out.
var changed = map[string]string{
	"internal/builtinshader/shader.go":     "93075a8d103c7370556795ed2b8ca4ac6068bc767e04d3880903c8a5a1a28c77",
	"internal/debug/caller.go":             "3399bb9882b1954d1e94569392ab06d695427b85c84af0c567ca2ffe7f9ffb02",
	"internal/graphics/shader.go":          "5c497ea1bc6e190cb41c3b64c46073e40832b2dfa49424b065037dff5a1bf99c",
	"internal/graphicscommand/image_js.go": "cc4b98f57f47ce6ae95cf42ee43337067834ce9f6810437b8a7af4ff69873359",
	"internal/png/stdlibpaeth.go":          "f6b8d7c3e14e544827fb673a77d65489bea6492b0a5823e084a000fe4a982ed4",
	"internal/png/stdlibreader.go":         "334229fa55916bde2a1a7c4d84aa266bef8613151df47d7cfd318c692ffc9743",
	"internal/png/stdlibwriter.go":         "d960b60696c9213b3d4ae42c1a5a8bfa0d7b7acee92a16e7820a607cb32dcc82",
	"internal/shaderir/check.go":           "df0130e574be86f90823f3ff8fcd5bdbc5b82d68d1aa997c80bec4ee83f7d495",
	"internal/shaderir/glsl/glsl.go":       "f06f1cd64b539043b850be520bd9050235d0c180e1ce8df754415af1767c42e4",
	"internal/shaderir/glsl/type.go":       "992dc7c2a4203615a9747796967cec1d31adfec61f496e2abcb430ec29934ffc",
	"internal/shaderir/program.go":         "0e298d33597b1c68e5a8394c8b3284200842f390478f8b634c0a3c743a31f490",
	"internal/shaderir/type.go":            "6cd5878f45e0eb01374b98a90fe36bb6c711bb4320c8f5d928f73b563b0e1f1b",
}

// change makes the changes in a copy of the module.
func change(draft string) error {
	for path, hash := range changed {
		if err := changeFile(draft, path, hash); err != nil {
			return err
		}
	}
	return nil
}

func changeFile(draft, path, hash string) error {
	file := filepath.Join(draft, filepath.FromSlash(path))
	was, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("%s is to be changed and is not there: has Ebitengine moved it? %w", path, err)
	}
	if sum := sha256.Sum256(was); hex.EncodeToString(sum[:]) != hash {
		return fmt.Errorf("%s is not the file that its change was written for: see what is new in it, then give tools/internal/trim its new "+
			"hash %x", path, sum)
	}
	text, err := ours.ReadFile("copy/" + path + ".txt")
	if errors.Is(err, fs.ErrNotExist) {
		return os.Remove(file)
	}
	if err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o644)
}
