package film

// Inspection answers where an item came from.
type Inspection struct {
	ID       string   `json:"id"`
	Label    string   `json:"label"`
	Symbol   string   `json:"symbol"`
	Origin   string   `json:"origin"` // "set by hand", "computed", "given"
	Formula  string   `json:"formula"`
	Value    *float64 `json:"value"`    // nil while not yet known
	Gradient *float64 `json:"gradient"` // nil while not yet known or where there is none
	From     []string `json:"from"`     // the items it came from
	Rows     []Row    `json:"rows"`
	Provable string   `json:"provable"` // the name to Prove, or empty

	Edit    *Edit    `json:"edit,omitempty"`    // how the number can be changed; nil for not at all
	Actions []Action `json:"actions,omitempty"` // what else can be done with it
}

// Edit is a number that can be set: the control Key becomes Before with the number behind it.
type Edit struct {
	Label  string `json:"label"`
	Key    string `json:"key"`
	Before string `json:"before"`
}

// Action is something that one press does.
type Action struct {
	Label string            `json:"label"`
	Set   map[string]string `json:"set,omitempty"`
	Seek  string            `json:"seek,omitempty"`
}

// Row is a line of the inspector: a formula in symbols, in numbers, and its result.
type Row struct {
	Name   string `json:"name"`
	Text   string `json:"text"`
	Result string `json:"result"`
	Back   bool   `json:"back"` // the result is a gradient
}

// Proof is a central finite difference beside the gradient it measures.
type Proof struct {
	Name       string  `json:"name"`
	Symbol     string  `json:"symbol"`
	Function   string  `json:"function,omitempty"` // what is measured, where it is not L
	Epsilon    float64 `json:"epsilon"`
	Plus       float64 `json:"plus"`  // the loss with the value raised by Epsilon
	Minus      float64 `json:"minus"` // and lowered
	Quotient   float64 `json:"quotient"`
	Gradient   float64 `json:"gradient"`
	Difference float64 `json:"difference"`
	Note       string  `json:"note"` // why they differ, where they should: a kink within ±Epsilon
}
