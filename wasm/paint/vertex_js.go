//go:build js && wasm

package paint

import "github.com/hajimehoshi/ebiten/v2"

type vertex = ebiten.Vertex
