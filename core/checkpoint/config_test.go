package checkpoint

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

var translating = Config{
	Model: EncoderDecoder, Width: 64, Heads: 4, Encoder: 2, Decoder: 2, Hidden: 128, Norm: PostNorm, Activation: ReLU,
	Positions: Sinusoidal, Context: 65, Tied: true, Scaled: true, Source: 3, Target: 2,
}

const translatingJSON = `{"model":"encoder-decoder","width":64,"heads":4,"encoder_layers":2,"decoder_layers":2,"feed_forward":128,` +
	`"norm":"post","activation":"relu","positions":"sinusoidal","context":65,"tied":true,"scaled":true,"biases":false,` +
	`"source_words":3,"target_words":2}`

var telling = Config{
	Model: DecoderOnly, Width: 64, Heads: 4, Decoder: 2, Hidden: 256, Norm: PreNorm, Activation: GELU, Positions: Learned, Context: 48,
	Tied: true, Biases: true, Target: 2,
}

func TestConfigsAreWrittenAndRead(t *testing.T) {
	if text, err := translating.JSON(); text != translatingJSON || err != nil {
		t.Errorf("%s, %v", text, err)
	}
	for _, c := range []Config{translating, telling} {
		text, err := c.JSON()
		if got, wrong := ReadConfig(text); got != c || errors.Join(err, wrong) != nil {
			t.Errorf("%+v is read as %+v, %v", c, got, errors.Join(err, wrong))
		}
	}
}

func TestConfigsAreRefused(t *testing.T) {
	tells, _ := telling.JSON()
	for _, c := range []struct {
		text, old, new string
		want           Error
	}{
		{translatingJSON, `"tied":true,`, ``, Error{Missing, "tied", "", ""}},
		{translatingJSON, `"tied":true`, `"tied":1`, Error{Setting, "tied", "1", "true, false"}},
		{translatingJSON, `"tied":true`, `"tied":true,"tie":true`, Error{Extra, "tie", "", ""}},
		{translatingJSON, `"width":64`, `"width":66`, Error{Divisor, "width", "66", "4"}},
		{translatingJSON, `"width":64`, `"width":0`, Error{Setting, "width", "0", "1–4096"}},
		{translatingJSON, `"width":64`, `"width":64.5`, Error{Setting, "width", "64.5", "1–4096"}},
		{translatingJSON, `"width":64`, `"width":1e300`, Error{Setting, "width", "1e+300", "1–4096"}},
		{translatingJSON, `"width":64`, `"width":"64"`, Error{Setting, "width", "“64”", "1–4096"}},
		{translatingJSON, `"norm":"post"`, `"norm":"none"`, Error{Setting, "norm", "“none”", "post, pre"}},
		{translatingJSON, `"norm":"post"`, `"norm":null`, Error{Setting, "norm", "null", "post, pre"}},
		{translatingJSON, `"encoder_layers":2`, `"encoder_layers":0`, Error{Setting, "encoder_layers", "0", "1–64"}},
		{translatingJSON, `"positions":"sinusoidal"`, `"positions":[]`,
			Error{Setting, "positions", "[…]", "sinusoidal, learned, rotary, none"}},
		{translatingJSON, `"encoder-decoder"`, `"encoder"`, Error{Setting, "model", "“encoder”", "encoder-decoder, decoder"}},
		{tells, `"encoder_layers":0`, `"encoder_layers":1`, Error{Setting, "encoder_layers", "1", "0"}},
		{tells, `"source_words":0`, `"source_words":2`, Error{Setting, "source_words", "2", "0"}},
		{tells, `"positions":"learned","context":48`, `"positions":"rotary","context":{}`, Error{Setting, "context", "{…}", "1–8192"}},
		{strings.Replace(tells, "learned", "rotary", 1), `"heads":4`, `"heads":64`, Error{Divisor, "width", "64", "128"}},
		{"", "", "", Error{JSON, "", "0", "a value is expected"}},
		{"[]", "", "", Error{JSON, "", "0", "an object is expected"}},
		{"{\"\xff\":1}", "", "", Error{UTF8, "config.json", "2", ""}},
	} {
		var got *Error
		text := strings.Replace(c.text, c.old, c.new, 1)
		if config, err := ReadConfig(text); !errors.As(err, &got) || *got != c.want || err == nil {
			t.Errorf("%s: %+v, %v, want %v", text, config, err, &c.want)
		}
	}
	wrong := telling
	wrong.Width = 62
	if _, err := wrong.JSON(); err == nil {
		t.Error("what cannot be read is written")
	}
}

func TestVocabularies(t *testing.T) {
	v := Vocabulary{[]string{"<s>", "\"é\"", "the"}, []string{"l'", "</s>"}}
	text, err := v.JSON(translating)
	if text != `{"source":["<s>","\"é\"","the"],"target":["l'","</s>"]}` || err != nil {
		t.Errorf("%s, %v", text, err)
	}
	got, err := ReadVocabulary(text, translating)
	if err != nil || !slices.Equal(got.Source, v.Source) || !slices.Equal(got.Target, v.Target) {
		t.Errorf("%+v, %v", got, err)
	}
	if text, err := (Vocabulary{Target: v.Target}).JSON(telling); text != `{"source":[],"target":["l'","</s>"]}` || err != nil {
		t.Errorf("%s, %v", text, err)
	}
	for text, want := range map[string]Error{
		`{"source":["a","b"],"target":["x","y"]}`:               {Words, "source", "2", "3"},
		`{"source":["a","b","c"],"target":{"x":0,"y":1}}`:       {Words, "target", "{…}", "2"},
		`{"source":["a","b","c"]}`:                              {Words, "target", "null", "2"},
		`{"source":["a","b",""],"target":["x","y"]}`:            {Text, "source[2]", "", ""},
		`{"source":["a","b",3],"target":["x","y"]}`:             {Text, "source[2]", "", ""},
		`{"source":["a","b","a"],"target":["x","y"]}`:           {Twice, "a", "", ""},
		`{"source":["a","b","c"],"target":["x","y"],"other":1}`: {Extra, "other", "", ""},
		`{"source"`: {JSON, "", "9", "“:” is expected"},
	} {
		var got *Error
		if _, err := ReadVocabulary(text, translating); !errors.As(err, &got) || *got != want {
			t.Errorf("%s: %v, want %v", text, err, &want)
		}
	}
}

func FuzzSettings(f *testing.F) {
	f.Add(translatingJSON)
	f.Add(`{"source":["a","b","c"],"target":["x","y"]}`)
	f.Fuzz(func(t *testing.T, text string) {
		c, err := ReadConfig(text)
		if err == nil {
			if again, err := c.JSON(); err != nil || again == "" {
				t.Fatalf("%+v cannot be written: %v", c, err)
			}
		}
		v, err := ReadVocabulary(text, translating)
		if err == nil && len(v.Source) != 3 {
			t.Fatalf("%+v", v)
		}
	})
}
