// Package janitor cleans up after test helpers that start servers: when the
// test process ends, in whatever way, what it left behind is removed.
package janitor

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"
)

// The script reads until the other end of its standard input is gone, which the
// kernel sees to however the test process ends. Then it ends every process that
// has the folder on its command line, kills what is left after five seconds, and
// removes the folder. The bracket in the pattern keeps grep from finding itself.
const script = `
cat >/dev/null
head=${DIR%?}
pattern="$head[${DIR#"$head"}]"
n=0
while [ $n -lt 100 ]; do
  files=$(grep -ls -e "$pattern" /proc/[0-9]*/cmdline)
  [ -z "$files" ] && [ ! -e "$DIR" ] && break
  signal=QUIT; [ $n -gt 50 ] && signal=KILL
  for file in $files; do pid=${file#/proc/}; kill -$signal "${pid%/cmdline}" 2>/dev/null; done
  [ -z "$files" ] && rm -rf "$DIR"
  n=$((n+1)); sleep 0.1
done
`

// Watch ends the servers that work in dir (an absolute path that only they have
// on their command line) and removes it, once the returned Closer is closed or
// the calling process is gone. Keep the Closer: it is also closed when it is
// garbage collected. Close waits until the folder is gone.
func Watch(dir string) (io.Closer, error) {
	command := exec.Command("/bin/sh", "-c", script)
	command.Env = append(os.Environ(), "DIR="+dir)
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
