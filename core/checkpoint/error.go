package checkpoint

import (
	"strconv"
	"strings"
)

// Error is why a file is refused, or cannot be written. Its Problem decides which other fields say something.
type Error struct {
	Problem Problem
	Name    string // of the tensor, setting or word that it is about, cut short
	Found   string // what is there: a number, a shape, or words of the file, cut short
	Want    string // what is expected or allowed: a number, a shape, or names of a list
}

// Problem is a kind of Error.
type Problem string

// The problems. The sentences below say what they find and want.
const (
	Pointer    Problem = "pointer"
	Pickle     Problem = "pickle"
	Page       Problem = "page"
	HDF5       Problem = "hdf5"
	GGUF       Problem = "gguf"
	Archive    Problem = "archive"
	TensorFlow Problem = "tensorflow"
	Settings   Problem = "settings"
	Unread     Problem = "unread"
	Short      Problem = "short"
	Length     Problem = "length"

	UTF8    Problem = "utf8"
	JSON    Problem = "json" // Want is in English
	Missing Problem = "missing"
	Extra   Problem = "extra"
	Twice   Problem = "twice"
	Text    Problem = "text"
	Texts   Problem = "texts"
	Wholes  Problem = "wholes"
	Words   Problem = "words"
	Setting Problem = "setting"
	Divisor Problem = "divisor"

	Type    Problem = "type"
	Shape   Problem = "shape"
	Large   Problem = "large"
	Count   Problem = "count"
	Size    Problem = "size"
	Hole    Problem = "hole"
	Overlap Problem = "overlap"
	Ends    Problem = "ends"
	Rest    Problem = "rest"
	Number  Problem = "number"
	Range   Problem = "range"

	Kind    Problem = "kind"
	Heads   Problem = "heads"
	None    Problem = "none"
	Several Problem = "several"
	Differs Problem = "differs"
	Memory  Problem = "memory"
	Unlike  Problem = "unlike"
)

// sentences say what is wrong. Where people read it, a page has its own.
var sentences = map[Problem]string{
	Pointer:    "the file is a pointer of Git LFS, which says where the weights are and has none",
	Pickle:     "the file is a pickle of PyTorch or another zip, and none in the format safetensors",
	Page:       "the file is a page of HTML, and none in the format safetensors",
	HDF5:       "the file is in the format HDF5, as Keras and TensorFlow write it, and not in safetensors",
	GGUF:       "the file is in the format GGUF of llama.cpp, and not in safetensors",
	Archive:    "the file is compressed",
	TensorFlow: "the files are a checkpoint of TensorFlow, and none in the format safetensors",
	Settings:   "the file is JSON, such as settings are, and has no weights",
	Unread:     "the file cannot be read: {found}",
	Short:      "the file has {found} bytes; in the format safetensors it has at least {want}",
	Length:     "the file is none in the format safetensors: its header would have {found} bytes, where {want} is the most",

	UTF8:    "“{name}” has at byte {found} something that is not UTF-8",
	JSON:    "what should be JSON is wrong at byte {found}: {want}",
	Missing: "“{name}” is missing",
	Extra:   "there is no place for “{name}”",
	Twice:   "“{name}” is there twice",
	Text:    "“{name}” must be text that is not empty",
	Texts:   "“{name}” must be an object of texts",
	Wholes:  "“{name}” must be a list of {want} whole numbers from 0 to 2⁵³ − 1",
	Words:   "“{name}” must be a list of {want} words; it is {found}",
	Setting: "the setting “{name}” is {found}; it can be {want}",
	Divisor: "the setting “{name}” is {found}; it must be a multiple of {want}",

	Type:    "“{name}” has the type {found}; what can be read is {want}",
	Shape:   "“{name}” has the shape {found}; it must be {want}",
	Large:   "“{name}” has the shape {found}, which is too large for any file",
	Count:   "“{name}” has the shape {found}, but {want} numbers",
	Size:    "“{name}” has {found} bytes of data; for its shape and type it must have {want}",
	Hole:    "before “{name}” lie {found} bytes that belong to nothing",
	Overlap: "“{name}” begins at byte {found}, but what is before it ends at {want}",
	Ends:    "“{name}” ends at byte {found} of the data; there are {want}",
	Rest:    "behind the last tensor lie {found} bytes that belong to nothing",
	Number:  "number {found} of “{name}”, counted from 0, is infinite, or none",
	Range:   "“{name}” has the number {found}; in half precision there is none beyond {want}",

	Kind:    "it is {found}",
	Heads:   "how many heads share its {found} columns cannot be seen from the weights",
	None:    "there is no file of weights",
	Several: "there are {found} files of weights, “{name}” among them, and nothing that says how they belong together",
	Differs: "the setting “{name}” is {found}, but the weights are those of a model where it is {want}",
	Memory:  "it takes {found} of memory; there are {want}",
	Unlike:  "a model with {found} cannot be written as GPT-2 is, which has {want}",
}

func (e *Error) Error() string {
	return "checkpoint: " + strings.NewReplacer("{name}", e.Name, "{found}", e.Found, "{want}", e.Want).Replace(sentences[e.Problem])
}

// Advice is a sentence about what would do. Where people read it, a page has its own.
func (e *Error) Advice() string { return advice[e.Problem] }

const (
	again = "Get the file once more; it has been cut short or changed on its way."
	kin   = "What can be opened is GPT-2 and its kin, such as DistilGPT-2 and what nanoGPT and minGPT train."
	save  = "Save it anew, in Python with save_file of safetensors.torch or save_pretrained of transformers."
)

// advice is what would do about problems of files of weights.
var advice = map[Problem]string{
	Pointer:    "Download the file that it points to, or run git lfs pull.",
	Pickle:     "In Python, torch.load reads it, and save_file of safetensors.torch writes its tensors as model.safetensors.",
	Page:       "Download the file itself; the address led to a page, such as one that asks to sign in.",
	HDF5:       "In Python, from_pretrained of transformers reads it with from_tf=True, and save_pretrained writes model.safetensors.",
	GGUF:       "Take the model.safetensors from which it was made.",
	Archive:    "Unpack it first.",
	TensorFlow: "Take the model.safetensors of the same model, or convert it with convert_gpt2_checkpoint_to_pytorch of transformers.",
	Settings:   "Give the files that end in .safetensors besides.",
	Unread:     "Choose the file again.",

	Length: "Give a file that ends in .safetensors; if it does, get it once more, as it has been changed on its way.",
	Short:  again, UTF8: again, JSON: again, Ends: again, Rest: again,
	Texts: save, Wholes: save, Large: save, Size: save, Hole: save, Overlap: save, Twice: save,
	Type: "Save it as F32, F16 or BF16.",
	Kind: kin, Shape: kin, Extra: kin, Setting: kin, Divisor: "Give the config.json that belongs to these weights.",
	Number: "Its training had broken down; take an earlier checkpoint.",

	Missing: "Give all files of the model at once, with its config.json.",
	Heads:   "Give its config.json too, or say how many.",
	None:    "Give a file that ends in .safetensors.",
	Several: "Give one of them, or all parts of a model with its model.safetensors.index.json.",
	Differs: "Give the config.json that belongs to these weights.",
	Memory:  "A smaller model or fewer tokens would do.",
}

// written writes a shape: 2×3, or 1 of a single number.
func written(shape []int) string {
	if len(shape) == 0 {
		return "1"
	}
	parts := make([]string, len(shape))
	for i, n := range shape {
		parts[i] = strconv.Itoa(n)
	}
	return strings.Join(parts, "×")
}

// span writes what a number may be: 0–8, or 2.
func span(least, most int) string {
	if least == most {
		return strconv.Itoa(least)
	}
	return strconv.Itoa(least) + "–" + strconv.Itoa(most)
}
