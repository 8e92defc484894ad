package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// server is a program under measurement that runs.
type server struct {
	base    string // http://127.0.0.1:port
	pid     int
	started time.Duration // until the first 200
	command *exec.Cmd
	ended   chan struct{}
}

const startLimit = 2 * time.Minute

// start runs a product on a free loopback port and waits until it answers.
func start(p product, dir string) (*server, error) {
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	addr := listener.Addr().String()
	if err := listener.Close(); err != nil {
		return nil, err
	}
	log, err := os.OpenFile(filepath.Join(dir, "server.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	defer log.Close()
	s := &server{base: "http://" + addr, command: p.command(dir, addr), ended: make(chan struct{})}
	s.command.Stdout, s.command.Stderr = log, log
	began := time.Now()
	if err := s.command.Start(); err != nil {
		return nil, err
	}
	s.pid = s.command.Process.Pid
	go func() {
		_ = s.command.Wait()
		close(s.ended)
	}()
	if err := s.wait(p.ready, began); err != nil {
		s.stop()
		return nil, fmt.Errorf("%s: %w; see %s", p.name, err, log.Name())
	}
	return s, nil
}

// wait asks every millisecond until the answer is 200.
func (s *server) wait(path string, began time.Time) error {
	client := &http.Client{Timeout: 2 * time.Second}
	for time.Since(began) < startLimit {
		response, err := client.Get(s.base + path)
		if err == nil {
			_, _ = io.Copy(io.Discard, response.Body)
			_ = response.Body.Close()
			if response.StatusCode == http.StatusOK {
				s.started = time.Since(began)
				return nil
			}
		}
		select {
		case <-s.ended:
			return fmt.Errorf("the server ended at start")
		case <-time.After(time.Millisecond):
		}
	}
	return fmt.Errorf("no 200 from %s within %v", path, startLimit)
}

func (s *server) stop() {
	_ = s.command.Process.Signal(syscall.SIGTERM)
	select {
	case <-s.ended:
	case <-time.After(15 * time.Second):
		_ = s.command.Process.Kill()
		<-s.ended
	}
}
