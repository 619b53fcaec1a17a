package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"glassbox/core/fit"
)

// often is how many steps are lost at most when a training ends without warning.
const often = 100

// following is one training, and the file that remembers how far it has come.
type following struct {
	*fit.Fitter
	recipe string // in words
	file   string
	bar    *bar
}

// errInterrupted says that a training is not done, and can be gone on with.
var errInterrupted = errors.New("interrupted; the same command goes on from here")

// follow goes on from where the file says, to the last step or until c is done. The steps come to the same bits as if
// nothing had ever interrupted them.
func (f *following) follow(c context.Context) error {
	if err := f.restore(); err != nil {
		return err
	}
	f.bar.begin(len(f.Losses), f.Schedule.Steps)
	for !f.Done() {
		f.Step()
		f.bar.show(len(f.Losses), f.Recent(often))
		if c.Err() != nil && !f.Done() {
			f.bar.end()
			return errors.Join(f.save(), errInterrupted)
		}
		if len(f.Losses)%often == 0 {
			if err := f.save(); err != nil {
				return err
			}
		}
	}
	f.bar.end()
	return f.save()
}

// restore goes to what the file remembers, if there is one.
func (f *following) restore() error {
	r, err := os.Open(f.file)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer r.Close()
	if err := f.Restore(r, f.recipe); err != nil {
		return fmt.Errorf("%s: %w; without the file the training begins anew", f.file, err)
	}
	return nil
}

// save puts a new file in place of the last one, which stays whole until then.
func (f *following) save() error {
	return replace(f.file, func(w *os.File) error { return f.Save(w, f.recipe) })
}

// replace writes a file under another name first, so that there is never half of one.
func replace(file string, write func(*os.File) error) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	w, err := os.CreateTemp(filepath.Dir(file), filepath.Base(file)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(w.Name()) // it is gone if all went well
	err = errors.Join(write(w), w.Chmod(0o644), w.Close())
	if err != nil {
		return err
	}
	return os.Rename(w.Name(), file)
}
