package pgtest

import (
	"fmt"
	"io"
	"os/exec"
	"syscall"
)

// The janitor reads until the other end of its standard input is gone, which
// the kernel sees to however the test process ends. Then it makes sure the
// server has ended and removes the folder. It gives up after ten seconds.
const janitorScript = `
cat >/dev/null
pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null)
if [ -n "$pid" ]; then
  kill -QUIT "$pid" 2>/dev/null
  n=0
  while kill -0 "$pid" 2>/dev/null && [ $n -lt 100 ]; do sleep 0.1; n=$((n+1)); done
fi
rm -rf "$1"
`

// startJanitor returns the pipe that keeps the janitor waiting. So no test
// package needs a TestMain to leave the machine clean.
func startJanitor(dir string) (io.Closer, error) {
	janitor := exec.Command("/bin/sh", "-c", janitorScript, "janitor", dir)
	janitor.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	pipe, err := janitor.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("pgtest: %w", err)
	}
	if err := janitor.Start(); err != nil {
		return nil, fmt.Errorf("pgtest: start janitor: %w", err)
	}
	return waitingCloser{pipe, janitor}, nil
}

type waitingCloser struct {
	io.Closer
	command *exec.Cmd
}

// Close lets the janitor work and waits until the folder is gone.
func (w waitingCloser) Close() error {
	if err := w.Closer.Close(); err != nil {
		return err
	}
	return w.command.Wait()
}
