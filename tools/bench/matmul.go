package main

import (
	"fmt"
	"os"
	"runtime"
	"time"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas32"

	"glassbox/tools/internal/browser"
	"glassbox/tools/internal/site"
)

// size is that of a product c = a·b, where a is m×k, b is k×n and c is m×n.
type size struct {
	M int `json:"m"`
	K int `json:"k"`
	N int `json:"n"`
}

func (s size) String() string { return fmt.Sprintf("%d×%d×%d", s.M, s.K, s.N) }

// operations is how many the product takes.
func (s size) operations() float64 { return 2 * float64(s.M) * float64(s.K) * float64(s.N) }

var (
	square = size{128, 128, 128} // what the bounds are about
	sizes  = []size{{64, 64, 64}, square, {256, 256, 256}, {64, 128, 512}, {256, 1024, 1}}
)

// Who computes the products, by the names they have entered under.
const (
	inGonum  = "Go, gonum" // what the others are compared with
	inTiles  = "Go, tiled"
	inSIMD   = "Go, kernel simd"
	relaxed  = "Go, kernel relaxed"
	natively = "gonum, native, one core"
	inTFJS   = "tfjs-wasm"
	inJS     = "JavaScript"
)

// matmul prints how fast matrices are multiplied.
func matmul(b *browser.Browser) error {
	c, err := openContest(b)
	if err != nil {
		return err
	}
	defer c.close()
	for _, kernel := range []string{"plain", "simd", "relaxed"} {
		if err := c.start("matmul", kernel); err != nil {
			return err
		}
	}
	names := []string{inGonum, inTiles, inSIMD, relaxed, natively, inJS}
	if c.peers == nil {
		names = append(names, inTFJS)
	} else {
		fmt.Println("tfjs-wasm is not measured:", c.peers)
	}
	all, err := c.products(names)
	if err != nil {
		return err
	}
	all.print(names)
	return all.bounds()
}

// rates are operations per second, in thousand millions, by name and size.
type rates map[string]map[size]float64

// rounds is how often all take turns. Of each the best turn counts: what else the machine does only makes it slower.
const rounds = 25

// products lets all take turns at each size.
func (c *contest) products(names []string) (rates, error) {
	all := rates{}
	for _, name := range names {
		all[name] = map[size]float64{}
	}
	for _, s := range sizes {
		times := map[string]int{}
		for range rounds {
			for _, name := range names {
				rate, next, err := c.turn(name, s, max(1, times[name]))
				if err != nil {
					return nil, fmt.Errorf("%s, %v: %w", name, s, err)
				}
				times[name] = next
				all[name][s] = max(all[name][s], rate)
			}
		}
	}
	return all, nil
}

// turn multiplies so many times, and says how often to do it the next time, so that a turn lasts about 20 ms.
func (c *contest) turn(name string, s size, times int) (rate float64, next int, err error) {
	var ms float64
	if name == natively {
		ms = nativeGonum(s, times)
	} else if ms, err = c.compete("matmul", name, s, times); err != nil {
		return 0, 0, err
	}
	next = int(float64(times) * min(10, 20/max(ms, 0.1)))
	return s.operations() * float64(times) / ms / 1e6, next, nil
}

// nativeGonum multiplies outside the browser, on one core, and returns the milliseconds.
func nativeGonum(s size, times int) float64 {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	filled := func(rows, cols int) blas32.General {
		m := blas32.General{Rows: rows, Cols: cols, Stride: cols, Data: make([]float32, rows*cols)}
		for i := range m.Data {
			m.Data[i] = float32(i*7919%13) - 6.5
		}
		return m
	}
	a, b, c := filled(s.M, s.K), filled(s.K, s.N), filled(s.M, s.N)
	start := time.Now()
	for range times {
		if s.N == 1 {
			blas32.Gemv(blas.NoTrans, 1, a, blas32.Vector{N: s.K, Inc: 1, Data: b.Data}, 0, blas32.Vector{N: s.M, Inc: 1, Data: c.Data})
		} else {
			blas32.Gemm(blas.NoTrans, blas.NoTrans, 1, a, b, 0, c)
		}
	}
	return time.Since(start).Seconds() * 1000
}

// print writes a row for each name: GFLOP/s, and how many times those of gonum in WebAssembly that is.
func (r rates) print(names []string) {
	fmt.Printf("\n%-26s", "GFLOP/s (× gonum in wasm)")
	for _, s := range sizes {
		fmt.Printf("%16s", s)
	}
	fmt.Println()
	for _, name := range names {
		fmt.Printf("%-26s", name)
		for _, s := range sizes {
			fmt.Printf("%16s", fmt.Sprintf("%.1f (%.1f)", r[name][s], r[name][s]/r[inGonum][s]))
		}
		fmt.Println()
	}
	fmt.Println()
}

// bounds prints what the kernel has to reach.
func (r rates) bounds() error {
	ratio := func(of string) string { return fmt.Sprintf("%.2f", r[inSIMD][square]/r[of][square]) }
	row("", "measured", "bound")
	if r[inTFJS] != nil {
		row("kernel simd over tfjs-wasm, "+square.String(), ratio(inTFJS), "1.25")
	}
	row("kernel simd over gonum in wasm, "+square.String(), ratio(inGonum), "30")
	data, err := os.ReadFile("core/simd/kernel.wasm")
	if err != nil {
		return err
	}
	small, err := site.Brotli(data, 11)
	row("kernel.wasm as brotli", fmt.Sprintf("%.2f KB", float64(len(small))/1e3), "5 KB")
	return err
}
