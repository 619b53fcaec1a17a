package main

import (
	"fmt"

	"glassbox/tools/internal/browser"
)

// model is a GPT of characters, of a vocabulary of 256, in a size that others publish their speed for.
type model struct {
	context, layers, width, heads, batch int
	bound                                float64 // tokens per second of one worker, where the kernel does usual GFLOP/s
}

var models = []model{{64, 3, 96, 3, 16, 13_000}, {96, 4, 128, 4, 16, 6_200}, {128, 6, 192, 6, 12, 2_000}, {128, 8, 256, 8, 8, 950}}

const usual = 48

func (m model) String() string {
	return fmt.Sprintf("context %d, %d layers, width %d, batch %d", m.context, m.layers, m.width, m.batch)
}

func (m model) settings() string {
	return fmt.Sprintf(`{"task":"tokens","vocab":256,"context":%d,"layers":%d,"width":%d,"heads":%d,"hidden":%d,"batch":%d,"steps":1000000,`+
		`"rate":0.001}`, m.context, m.layers, m.width, m.heads, 4*m.width, m.batch)
}

// published prints how fast models of these sizes learn, with one worker and with two, beside what the kernel can do in
// the same minutes.
func published(b *browser.Browser, url string) error {
	c, err := openContest(b)
	if err != nil {
		return err
	}
	defer c.close()
	if err := c.start("matmul", "relaxed"); err != nil {
		return err
	}
	tab, err := b.Tab(url)
	if err != nil {
		return err
	}
	defer tab.Close()
	if err := tab.Open(url); err != nil {
		return err
	}
	if _, err := browser.JS[bool](tab, trainingScript+"true"); err != nil {
		return err
	}
	fmt.Printf("\n%-44s %8s %8s %8s %8s %8s %6s\n", "a GPT, tokens/s", "GFLOP/s", "1 worker", "bound", "2", "of 1", "MB")
	for _, m := range models {
		if err := m.measure(c, tab); err != nil {
			return fmt.Errorf("%v: %w", m, err)
		}
	}
	fmt.Println("the bound of two workers is 1.8 times one")
	return nil
}

// measure lets one worker and two take turns, and the kernel before each. The best turn of each counts.
func (m model) measure(c *contest, tab *browser.Tab) error {
	rate, times, took := 0.0, 1, 0.0
	var speed [3]float64
	for range 2 {
		for workers := 1; workers <= 2; workers++ {
			for range 6 {
				r, next, err := c.turn(relaxed, size{256, 256, 256}, max(1, times))
				if err != nil {
					return err
				}
				rate, times = max(rate, r), next
			}
			got, err := browser.JS[[]float64](tab, fmt.Sprintf("learned(%s, %d)", m.settings(), workers))
			if err != nil {
				return err
			}
			speed[workers], took = max(speed[workers], got[0]), got[1]
		}
	}
	fmt.Printf("%-44s %8.1f %8.0f %8.0f %8.0f %7.2f× %6.0f\n", m, rate, speed[1], m.bound*rate/usual, speed[2], speed[2]/speed[1], took/1e6)
	return nil
}
