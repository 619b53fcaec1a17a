package browser

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// process is a line of /proc/PID/stat, as far as it matters here.
type process struct {
	pid, parent int
	used        time.Duration
}

// CPU is the processor time that the browser with all its processes has used so far. It is known on Linux only.
func (b *Browser) CPU() time.Duration {
	children := map[int][]process{}
	files, _ := filepath.Glob("/proc/[0-9]*/stat")
	var total time.Duration
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil { // it has just ended
			continue
		}
		if p, ok := parseStat(string(text)); ok {
			children[p.parent] = append(children[p.parent], p)
			if p.pid == b.pid {
				total = p.used
			}
		}
	}
	return total + under(b.pid, children)
}

func under(pid int, children map[int][]process) (sum time.Duration) {
	for _, p := range children[pid] {
		sum += p.used + under(p.pid, children)
	}
	return sum
}

// parseStat reads the fields after the name, which may hold anything: the parent is the second, the ticks of a
// hundredth of a second in user and kernel mode are the twelfth and thirteenth.
func parseStat(text string) (p process, ok bool) {
	head, rest, ok := strings.Cut(text, " ")
	fields := strings.Fields(rest[strings.LastIndex(rest, ")")+1:])
	if !ok || len(fields) < 13 {
		return p, false
	}
	p.pid, _ = strconv.Atoi(head)
	p.parent, _ = strconv.Atoi(fields[1])
	user, _ := strconv.Atoi(fields[11])
	kernel, _ := strconv.Atoi(fields[12])
	p.used = time.Duration(user+kernel) * 10 * time.Millisecond
	return p, true
}
