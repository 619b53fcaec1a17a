//go:build !js

package web

import "embed"

// Models are the files of the trained models, models/NAME/FILE, for programs that are no pages: a page fetches them.
//
//go:embed models
var Models embed.FS
