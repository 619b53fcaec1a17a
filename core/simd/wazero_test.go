//go:build !js

package simd

import (
	"context"
	_ "embed"
	"math"
	"testing"
	"unsafe"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

//go:embed kernel.wasm
var kernelBytes []byte

// memoryModule is a module that is nothing but a memory of 64 pages, exported.
var memoryModule = []byte("\x00asm\x01\x00\x00\x00" + "\x05\x04\x01\x01\x40\x40" + "\x07\x0a\x01\x06memory\x02\x00")

// hosted is the kernel natively, in wazero. The cells that it works on lie in the memory of that, where Go sees
// them too.
type hosted struct {
	functions map[string]api.Function
	memory    []byte
	used      int
}

// newKernel returns the operations of the kernel, and how operands are made that it can reach.
func newKernel(t *testing.T) (*ops, func(n int) []float32) {
	ctx := context.Background()
	runtime := wazero.NewRuntime(ctx)
	t.Cleanup(func() { runtime.Close(ctx) })
	env, err := runtime.InstantiateWithConfig(ctx, memoryModule, wazero.NewModuleConfig().WithName("env"))
	if err != nil {
		t.Fatal(err)
	}
	module, err := runtime.InstantiateWithConfig(ctx, kernelBytes, wazero.NewModuleConfig().WithName("kernel"))
	if err != nil {
		t.Fatal(err)
	}
	h := &hosted{functions: map[string]api.Function{}, used: 64}
	for name := range module.ExportedFunctionDefinitions() {
		h.functions[name] = module.ExportedFunction(name)
	}
	h.memory, _ = env.Memory().Read(0, env.Memory().Size())
	return &ops{exports: h, panel: h.cells(panelSize)}, h.cells
}

// start is where operands begin. Address 0 means that there is none, and behind it is the panel.
const start = 64 + 4*panelSize

// cells returns n new ones, and those of long ago again when the memory is full.
func (h *hosted) cells(n int) []float32 {
	if h.used+4*n >= len(h.memory) {
		h.used = start
	}
	cells := unsafe.Slice((*float32)(unsafe.Pointer(&h.memory[h.used])), n)
	h.used += 4 * n
	return cells
}

// call calls a function with numbers and with pointers into the memory.
func (h *hosted) call(name string, args ...any) []uint64 {
	var stack []uint64
	for _, arg := range args {
		switch arg := arg.(type) {
		case int32:
			stack = append(stack, api.EncodeI32(arg))
		case float32:
			stack = append(stack, api.EncodeF32(arg))
		case *float32:
			stack = append(stack, h.address(unsafe.Pointer(arg)))
		case unsafe.Pointer:
			stack = append(stack, h.address(arg))
		}
	}
	results, err := h.functions[name].Call(context.Background(), stack...)
	if err != nil {
		panic(err)
	}
	return results
}

func (h *hosted) address(p unsafe.Pointer) uint64 {
	if p == nil {
		return 0
	}
	at := uintptr(p) - uintptr(unsafe.Pointer(&h.memory[0]))
	if at >= uintptr(len(h.memory)) {
		panic("an operand is not in the kernel's memory")
	}
	return uint64(at)
}

func (h *hosted) sgemm(transA, transB, m, n, k int32, alpha float32, a *float32, lda int32, b *float32, ldb int32, beta float32,
	c *float32, ldc int32, panel *float32) {
	h.call("sgemm", transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc, panel)
}

func (h *hosted) sgemv(m, n int32, alpha float32, a *float32, lda int32, x *float32, beta float32, y *float32) {
	h.call("sgemv", m, n, alpha, a, lda, x, beta, y)
}

func (h *hosted) sdot(n int32, x, y *float32) float32 {
	return math.Float32frombits(uint32(h.call("sdot", n, x, y)[0]))
}

func (h *hosted) saxpy(n int32, alpha float32, x, y *float32) { h.call("saxpy", n, alpha, x, y) }

func (h *hosted) sadd(n int32, dst, a *float32, alpha float32, b *float32) {
	h.call("sadd", n, dst, a, alpha, b)
}

func (h *hosted) sexp(n int32, y, x *float32) { h.call("sexp", n, y, x) }

func (h *hosted) sgelu(n int32, y, x *float32) { h.call("sgelu", n, y, x) }

func (h *hosted) sgelugrad(n int32, dx, dy, x *float32) { h.call("sgelugrad", n, dx, dy, x) }

func (h *hosted) ssoftmax(rows, n int32, y, x *float32, mask unsafe.Pointer) {
	h.call("ssoftmax", rows, n, y, x, mask)
}

func (h *hosted) ssoftmaxgrad(rows, n int32, dx, dp, p *float32) {
	h.call("ssoftmaxgrad", rows, n, dx, dp, p)
}

func (h *hosted) ssumexp(rows, n int32, top, sum, x *float32) {
	h.call("ssumexp", rows, n, top, sum, x)
}

func (h *hosted) slayernorm(rows, n int32, y, hat, scale, x, gain, bias *float32, eps float32) {
	h.call("slayernorm", rows, n, y, hat, scale, x, gain, bias, eps)
}

func (h *hosted) slayernormgrad(rows, n int32, dx, dgain, dbias, dy, hat, scale, gain *float32) {
	h.call("slayernormgrad", rows, n, dx, dgain, dbias, dy, hat, scale, gain)
}

func (h *hosted) sadamw(n int32, w, grad, m, v *float32, rate, beta1, beta2, eps, decay, bias1, bias2 float32) {
	h.call("sadamw", n, w, grad, m, v, rate, beta1, beta2, eps, decay, bias1, bias2)
}
