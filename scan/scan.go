// Package scan has a program of the machine look whether a file is safe, such as clamdscan.
package scan

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"time"
)

// Command is a program with its arguments. It reads the file from its input and ends with 0 when the file is safe, with 1
// when it is not, and with anything else when it could not look.
type Command []string

// patience is how long the program may take.
const patience = time.Minute

// Scan runs the program on a file.
func (c Command) Scan(ctx context.Context, content io.Reader) (safe bool, err error) {
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	run := exec.CommandContext(ctx, c[0], c[1:]...)
	var said bytes.Buffer
	run.Stdin, run.Stderr = content, &said
	err = run.Run()
	var ended *exec.ExitError
	switch {
	case err == nil:
		return true, nil
	case errors.As(err, &ended) && ended.ExitCode() == 1:
		return false, nil
	}
	return false, fmt.Errorf("scan with %s: %w: %.200s", c[0], err, said.String())
}
