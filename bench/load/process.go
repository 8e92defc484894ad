package load

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

const tick = 10000 // microseconds in a clock tick of /proc

// CPU sums the user and system time so far, in microseconds, of processes and
// all their descendants.
func CPU(pids ...int) int64 {
	total := int64(0)
	for _, ticks := range family(pids) {
		total += ticks * tick
	}
	return total
}

// family gives the clock ticks of processes and their descendants.
func family(pids []int) map[int]int64 {
	type process struct {
		parent int
		ticks  int64
	}
	all := map[int]process{}
	files, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			continue
		}
		after := strings.Fields(string(text[bytes.LastIndexByte(text, ')')+1:]))
		pid, _ := strconv.Atoi(strings.Split(file, "/")[2])
		p := process{}
		p.parent, _ = strconv.Atoi(after[1])
		for _, field := range after[11:15] { // utime stime cutime cstime
			ticks, _ := strconv.ParseInt(field, 10, 64)
			p.ticks += ticks
		}
		all[pid] = p
	}
	members := map[int]int64{}
	for _, pid := range pids {
		members[pid] = all[pid].ticks
	}
	for grown := true; grown; {
		grown = false
		for pid, p := range all {
			_, in := members[pid]
			if _, parentIn := members[p.parent]; parentIn && !in {
				members[pid], grown = p.ticks, true
			}
		}
	}
	return members
}

// busy is the CPU time of all processes of the machine so far, in microseconds.
func busy() int64 {
	text, _ := os.ReadFile("/proc/stat")
	first, _, _ := strings.Cut(string(text), "\n")
	total := int64(0)
	for i, field := range strings.Fields(first)[1:] {
		ticks, _ := strconv.ParseInt(field, 10, 64)
		if i != 3 && i != 4 && i < 8 { // idle and waiting for the disk
			total += ticks
		}
	}
	return total * tick
}

// Memory is the anonymous memory (RssAnon) of a process and its descendants, in
// bytes: what it holds itself, without pages of files that the kernel can drop.
func Memory(pid int) int64 {
	total := int64(0)
	for member := range family([]int{pid}) {
		text, _ := os.ReadFile("/proc/" + strconv.Itoa(member) + "/status")
		for line := range strings.Lines(string(text)) {
			if rest, ok := strings.CutPrefix(line, "RssAnon:"); ok {
				kilobytes, _ := strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
				total += kilobytes << 10
			}
		}
	}
	return total
}
