// Command check enforces what holds for every file of the checkout: the direction of imports, build constraints,
// formatting, the length of files and lines, go vet and staticcheck. It prints a line for each thing that is wrong and
// then exits with status 1.
package main

import (
	"fmt"
	"os"
)

func main() {
	wrong := 0
	for _, c := range []struct {
		name string
		run  func() ([]string, error)
	}{
		{"imports", imports},
		{"formatting and length", files},
		{"go vet", vet},
		{"words", words},
		{"staticcheck", staticcheck},
	} {
		found, err := c.run()
		if err != nil {
			fmt.Fprintf(os.Stderr, "check: %s: %v\n", c.name, err)
			os.Exit(1)
		}
		for _, line := range found {
			fmt.Println(line)
		}
		wrong += len(found)
	}
	if wrong > 0 {
		os.Exit(1)
	}
	fmt.Println("check: imports, formatting, length, words, vet and staticcheck are as they should be")
}
