package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// root is the checkout, as seen from this package.
const root = "../.."

// mostLines is how much Go the worked example may need, without its tests.
const mostLines = 150

// fence is a block of CONTRIBUTING.md that is a file, or a part of one: its first line names the file.
var fence = regexp.MustCompile("(?ms)^```\\w+ (\\S+)\n(.*?)^```$")

// quoted are the files that stand in CONTRIBUTING.md. The blocks of one file follow each other, with an empty line between.
func quoted(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, block := range fence.FindAllStringSubmatch(string(text), -1) {
		if files[block[1]] != "" {
			files[block[1]] += "\n"
		}
		files[block[1]] += block[2]
	}
	return files
}

// The files of the worked example and its own list of lessons.
const (
	source = "wasm/lesson/temperature/lesson.go"
	golden = "wasm/course/testdata/temperature_912.txt"
	path   = "wasm/course/course.go"

	onPath = `package course

import (
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/temperature"
)

var Lessons = []*lesson.Lesson{temperature.Lesson}

func Find(id string) (*lesson.Lesson, bool) { return Lessons[0], id == Lessons[0].ID }
`
)

// The lesson in CONTRIBUTING.md is built from its text alone, as the only one on the path, and meets its own tests and
// those of all lessons; and the part of the golden file that stands there is what is drawn.
func TestTheWorkedExample(t *testing.T) {
	files, folder := quoted(t), t.TempDir()
	if n := strings.Count(files[source], "\n"); n == 0 || n > mostLines {
		t.Errorf("%s has %d lines; it should need at most %d", source, n, mostLines)
	}
	drawn := files[golden]
	delete(files, golden)
	files[path] = onPath
	overlay := lay(t, folder, files)
	build := exec.Command("go", "test", "-c", "-vet=off", "-overlay", overlay, "-o", folder, "./wasm/course", "./"+filepath.Dir(source))
	build.Dir = root
	output(t, build)
	for _, name := range []string{"temperature", "course"} {
		test := exec.Command(filepath.Join(folder, name+".test"))
		if test.Dir = filepath.Join(folder, filepath.Dir(path)); name == "course" {
			test.Args = append(test.Args, "-update")
		}
		output(t, test)
	}
	text, err := os.ReadFile(filepath.Join(folder, golden))
	if err != nil {
		t.Fatal(err)
	}
	if drawn == "" || !strings.Contains(string(text), drawn) {
		title, _, _ := strings.Cut(drawn, "\n")
		_, rest, _ := strings.Cut(string(text), title+"\n")
		now, _, _ := strings.Cut(rest, "\n# ")
		t.Errorf("CONTRIBUTING.md quotes of %s what is no longer drawn; now it is\n%s\n%s", golden, title, now)
	}
}

// lay writes the files into a folder, where they stand as in the checkout, and lays what is compiled of them over that; it returns
// the file that tells go so.
func lay(t *testing.T, folder string, files map[string]string) (overlay string) {
	t.Helper()
	checkout, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	over := map[string]string{}
	for name, text := range files {
		for _, wrong := range inspect(name, []byte(text)) {
			t.Error(wrong)
		}
		write(t, filepath.Join(folder, name), text)
		if ext := filepath.Ext(name); ext == ".go" || ext == ".html" {
			over[filepath.Join(checkout, name)] = filepath.Join(folder, name)
		}
	}
	text, err := json.Marshal(map[string]any{"Replace": over})
	if err != nil {
		t.Fatal(err)
	}
	overlay = filepath.Join(folder, "overlay.json")
	write(t, overlay, string(text))
	write(t, filepath.Join(folder, filepath.Dir(golden), ".keep"), "")
	return overlay
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// output runs a command, which must succeed.
func output(t *testing.T, c *exec.Cmd) {
	t.Helper()
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(c.Args, " "), err, out)
	}
}
