// Package janitor cleans up after test helpers that start servers: when the
// test process ends, in whatever way, what it left behind is removed.
package janitor

import (
	"fmt"
	"io"
	"os/exec"
	"syscall"
)

// The script reads until the other end of its standard input is gone, which the
// kernel sees to however the test process ends. Then it ends the server whose
// process id stands in the pid file, if there is one, and removes the folder.
// A server may still be writing while it ends, so the folder is removed until
// it stays away, at most ten seconds.
const script = `
cat >/dev/null
pid=$(head -n 1 "$2" 2>/dev/null)
[ -n "$pid" ] && kill -QUIT "$pid" 2>/dev/null
n=0
while [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null && [ $n -lt 100 ]; do sleep 0.1; n=$((n+1)); done
n=0
while [ -e "$1" ] && [ $n -lt 100 ]; do rm -rf "$1"; n=$((n+1)); [ -e "$1" ] && sleep 0.1; done
`

// Watch removes dir once the returned Closer is closed or the calling process
// is gone. The process named on the first line of pidFile (which may not exist)
// is ended first. Close waits until the folder is gone.
func Watch(dir, pidFile string) (io.Closer, error) {
	command := exec.Command("/bin/sh", "-c", script, "janitor", dir, pidFile)
	// Its own session, so that a Ctrl-C in the terminal does not stop it.
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	pipe, err := command.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("janitor: %w", err)
	}
	if err := command.Start(); err != nil {
		return nil, fmt.Errorf("janitor: %w", err)
	}
	return watching{pipe, command}, nil
}

type watching struct {
	pipe    io.Closer
	command *exec.Cmd
}

func (w watching) Close() error {
	if err := w.pipe.Close(); err != nil {
		return err
	}
	// The script's own status says nothing: the last test in it may be false.
	_ = w.command.Wait()
	return nil
}
