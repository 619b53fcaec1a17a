package afar

import (
	"encoding/binary"
	"math"

	"glassbox/core/json"
	"glassbox/core/nn"
)

// Bounds of what is believed of what is told.
const (
	mostFiles = 200
	mostWhole = 1 << 53
	mostText  = 400 // bytes of a text
)

// fields are those of an object that was told.
type fields map[string]json.Value

func (f fields) text(key string) string {
	text := f[key].String
	if len(text) > mostText {
		text = text[:mostText]
		for len(text) > 0 && text[len(text)-1]&0xc0 == 0x80 { // within a character
			text = text[:len(text)-1]
		}
		text = text[:max(0, len(text)-1)]
	}
	return text
}

// number is that of a key, 0 where there is none.
func (f fields) number(key string) float64 { return f[key].Number }

// whole is a number that counts something.
func (f fields) whole(key string) int {
	return int(math.Trunc(max(0, min(mostWhole, f[key].Number))))
}

// list are objects in a list.
func (f fields) list(key string) (all []fields) {
	items := f[key].Items
	for _, v := range items[:min(len(items), mostFiles)] {
		all = append(all, v.Fields)
	}
	return all
}

func (f fields) files() (all []File) {
	for _, f := range f.list("files") {
		all = append(all, File{f.text("name"), f.whole("size"), Use(f.text("use")), f.trouble("trouble")})
	}
	return all
}

// trouble is what is wrong, nil for nothing.
func (f fields) trouble(key string) *Trouble {
	if f[key].Kind != json.Object {
		return nil
	}
	t := fields(f[key].Fields)
	return &Trouble{t.text("from"), t.text("problem"), t.text("name"), t.text("found"), t.text("want"), t.text("text"), t.text("advice")}
}

func (f fields) plan() Opened {
	o := Opened{State: Planned, Name: f.text("name"), Files: f.files(), Trouble: f.trouble("trouble"),
		Layers: f.whole("layers"), Heads: f.whole("heads"), Width: f.whole("width"), Hidden: f.whole("hidden"),
		Context: f.whole("context"), Vocabulary: f.whole("vocabulary"), Tied: f["tied"].Bool, Layout: f.text("layout"),
		Weights: f.whole("weights"), Type: f.text("stored"), LeftOut: f.whole("leftOut"), Omitted: f.whole("omitted"),
		Tokenizer: f.text("tokenizer"), Merges: f.whole("merges"), Words: f.whole("words"),
		Begin: f.whole("begin"), End: int(max(-1, min(mostWhole, f.number("end"))))}
	o.Most = f.whole("most")
	o.Network = nn.GPTConfig{Vocab: o.Vocabulary, Context: o.Context, Layers: o.Layers, Untied: !o.Tied,
		LayerConfig: nn.LayerConfig{Width: o.Width, Heads: o.Heads, Hidden: o.Hidden, Biases: f["biases"].Bool,
			Activation: nn.Activation(f.whole("activation")), Unscaled: f["unscaled"].Bool, Inverse: f["inverse"].Bool}}
	for _, n := range f.list("notes") {
		o.Notes = append(o.Notes, Note{n.text("about"), n.whole("said"), n.whole("has")})
	}
	m := fields(f["memory"].Fields)
	o.Memory = Memory{m.whole("weights"), m.whole("kept"), m.whole("recording"), m.whole("tokens"), m.whole("gradients"), m.whole("limit")}
	return o
}

// reals reads little-endian float32, up to the first that is not finite.
func reals(bytes []byte) []float32 {
	all := make([]float32, 0, len(bytes)/4)
	for ; len(bytes) >= 4; bytes = bytes[4:] {
		x := math.Float32frombits(binary.LittleEndian.Uint32(bytes))
		if x-x != 0 {
			break
		}
		all = append(all, x)
	}
	return all
}
