package heads

import (
	"strconv"
	"strings"
)

// numbered is the name of a value of head k, counted from 0.
func numbered(name string, k int) string { return name + strconv.Itoa(k+1) }

// split takes the number of a head off a name: "q2" is the q of head 1, counted from 0. Names without one are of
// head −1.
func split(name string) (kind string, head int) {
	kind = strings.TrimRight(name, "0123456789")
	n, err := strconv.Atoi(name[len(kind):])
	if err != nil {
		return name, -1
	}
	return kind, n - 1
}
