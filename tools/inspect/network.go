package main

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"glassbox/core/checkpoint"
	"glassbox/core/corpus"
	"glassbox/core/json"
	"glassbox/core/model"
	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/web"
)

// network is a trained model that was opened: one of two kinds.
type network struct {
	name       string
	tape       *tape.Tape[float64]
	words      checkpoint.Vocabulary
	translator *nn.Transformer[float64]
	teller     *nn.GPT[float64]
	tell       func(text string) // of what was mended
}

// openModel opens a model of our own format.
func openModel(name string, folder fs.FS) (*network, error) {
	n := &network{name: name, tape: tape.New[float64]()}
	if err := n.read(folder); err != nil {
		return nil, fmt.Errorf("the model “%s” cannot be read: %w", name, err)
	}
	return n, nil
}

func folderOf(name string) (fs.FS, error) {
	var shipped []string
	all, err := web.Models.ReadDir("models")
	if err != nil {
		return nil, err
	}
	for _, f := range all {
		shipped = append(shipped, f.Name())
	}
	if slices.Contains(shipped, name) {
		return fs.Sub(web.Models, "models/"+name)
	}
	if info, err := os.Stat(name); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("there is no model “%s”; there are %s, or give a folder that holds one", name, strings.Join(shipped, ", "))
	}
	return os.DirFS(name), nil
}

// shipped reports whether a model is in our own format, by which its settings say what kind of model it is. Without any
// settings it is in another one.
func shipped(folder fs.FS) bool {
	text, err := fs.ReadFile(folder, "config.json")
	if err != nil {
		return false
	}
	v, err := json.Read(string(text))
	_, ours := v.Fields["model"]
	return err != nil || ours || v.Kind != json.Object
}

// read records the network on the tape.
func (n *network) read(folder fs.FS) error {
	var data [3][]byte
	for i, file := range []string{"model.safetensors", "config.json", "vocab.json"} {
		var err error
		if data[i], err = fs.ReadFile(folder, file); err != nil {
			return fmt.Errorf("there is no file %s: %w", file, err)
		}
	}
	files := model.Files{Weights: data[0], Config: string(data[1]), Vocabulary: string(data[2])}
	c, err := checkpoint.ReadConfig(files.Config)
	if err != nil {
		return err
	}
	if c.Model == checkpoint.DecoderOnly {
		n.teller, n.words, err = model.GPT(n.tape, files)
		return n.begins(err, n.words.Target)
	}
	n.translator, n.words, err = model.Transformer(n.tape, files)
	return n.begins(err, n.words.Source, n.words.Target)
}

// begins tells if lists of words do not begin with those that stand for others. An earlier error comes first.
func (n *network) begins(err error, lists ...[]string) error {
	for _, words := range lists {
		if special := corpus.Special(); err == nil && (len(words) < len(special) || !slices.Equal(words[:len(special)], special)) {
			err = fmt.Errorf("its words in vocab.json must begin with %s", strings.Join(special, ", "))
		}
	}
	return err
}

// context is how many positions the network has.
func (n *network) context() int {
	if n.teller != nil {
		return n.teller.Config.Context
	}
	return n.translator.Config.Context
}
