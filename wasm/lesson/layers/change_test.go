package layers

import (
	"errors"
	"strings"
	"testing"

	"glassbox/wasm/control"
)

func TestReadChanges(t *testing.T) {
	for text, want := range map[string]string{
		"": "", " ; ;": "", "encoder.1.self off": "encoder.1.self off",
		" encoder.1.self.head2  off;a.b [ 3 , 4 ] = −.5 ;": "encoder.1.self.head2 off; a.b[3,4]=-0.5",
		"x[9]=other;x=other;x[1,2]=other;x[1,2]=1e3":       "x[9]=other; x=other; x[1,2]=other; x[1,2]=1000",
	} {
		all, err := ReadChanges(text, "", "", "")
		if got := joinChanges(all); err != nil || got != want {
			t.Errorf("%q is read as %q, %v", text, got, err)
		}
		if again, err := ReadChanges(joinChanges(all), "", "", ""); err != nil || joinChanges(again) != want {
			t.Errorf("%q is not read as it was written: %v", joinChanges(all), err)
		}
	}
	for _, text := range []string{
		"off", "=1", "x", "x=1", "x[1]=1", "x[0,1]=1", "x[1,2,3]=other", "x[1,2=1",
		"x[1,2]off", "x[1,2] off", "x[a,1]=1", "x[1,2]=NaN", "x[1,2]=Inf",
		"x[1,2]=1000001", "x y off", "x[1,2]=", "x[1,2]==1",
		strings.Repeat("x", 100), strings.Repeat("x off;", maxChanges+1), "x[99999999999999999999,1]=1",
	} {
		var refused *control.Error
		if all, err := ReadChanges(text, "", "", ""); !errors.As(err, &refused) || refused.Key != "change" || refused.Text == "" {
			t.Errorf("%.40q is read as %v, %v", text, all, err)
		}
	}
}

func FuzzChanges(f *testing.F) {
	for _, text := range []string{"a off", "a.b[1,2]=0.5; c[3]=other", "a[", "=;[]"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		all, err := ReadChanges(text, "", "", "")
		if again, failed := ReadChanges(joinChanges(all), "", "", ""); err == nil && (failed != nil || joinChanges(again) != joinChanges(all)) {
			t.Errorf("%q is read as %q, and that as %q, %v", text, joinChanges(all), joinChanges(again), failed)
		}
	})
}
