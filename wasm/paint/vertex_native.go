//go:build !(js && wasm)

package paint

// vertex stands in for ebiten.Vertex, so that geometry is tested without a display.
type vertex struct{ DstX, DstY, SrcX, SrcY, ColorR, ColorG, ColorB, ColorA, Custom0, Custom1, Custom2, Custom3 float32 }
