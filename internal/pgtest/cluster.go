package pgtest

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
	"testing"
	"time"

	"kompas/internal/janitor"
)

const (
	superuser    = "postgres"
	startTimeout = 60 * time.Second
)

// Cluster is one running PostgreSQL server with its own data folder.
type Cluster struct {
	bin      string
	dir      string // holds the data folder, the log and the socket
	password string
	port     int
	durable  bool
	who      *syscall.Credential
	cleanup  io.Closer

	copying sync.Mutex

	mu      sync.Mutex
	process *os.Process
	ended   chan struct{} // closed when the server process has ended
}

// Option changes how a cluster is started.
type Option func(*Cluster)

// Durable turns fsync and full_page_writes on, for tests that kill the server
// and count what survived. Without it only the speed of the disk is left out:
// synchronous_commit is always on.
func Durable(c *Cluster) { c.durable = true }

// Start starts a cluster for this test alone, so that it may be stopped and
// started again. It ends with the test.
func Start(t testing.TB, options ...Option) *Cluster {
	t.Helper()
	c, err := newCluster(options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.destroy)
	return c
}

// Stop shuts the server down at once, closing every connection; what was
// committed is kept.
func (c *Cluster) Stop(t testing.TB) {
	t.Helper()
	c.end(syscall.SIGINT)
}

// Kill ends the server without a chance to write anything: a crash.
func (c *Cluster) Kill(t testing.TB) {
	t.Helper()
	c.end(syscall.SIGQUIT)
}

// Start starts a stopped server again on the same port and data.
func (c *Cluster) Start(t testing.TB) {
	t.Helper()
	if err := c.serve(); err != nil {
		t.Fatal(err)
	}
}

func newCluster(options ...Option) (*Cluster, error) {
	bin, err := findBinaries()
	if err != nil {
		return nil, err
	}
	who, err := account()
	if err != nil {
		return nil, err
	}
	c := &Cluster{bin: bin, who: who, password: rand.Text()}
	for _, option := range options {
		option(c)
	}
	if c.dir, err = janitor.MakeDir("kompas-pg-"); err != nil {
		return nil, fmt.Errorf("pgtest: %w", err)
	}
	if who != nil {
		if err := os.Chown(c.dir, int(who.Uid), int(who.Gid)); err != nil {
			return nil, fmt.Errorf("pgtest: %w", err)
		}
	}
	if c.cleanup, err = janitor.Watch(c.dir); err != nil {
		return nil, fmt.Errorf("pgtest: %w", err)
	}
	if err := c.create(); err != nil {
		c.destroy()
		return nil, err
	}
	return c, nil
}

// create makes the data folder, starts the server and adds the two roles.
func (c *Cluster) create() error {
	passwordFile := filepath.Join(c.dir, "password")
	if err := os.WriteFile(passwordFile, []byte(c.password+"\n"), 0o600); err != nil {
		return fmt.Errorf("pgtest: %w", err)
	}
	if c.who != nil {
		if err := os.Chown(passwordFile, int(c.who.Uid), int(c.who.Gid)); err != nil {
			return fmt.Errorf("pgtest: %w", err)
		}
	}
	// Databases sort in Dutch, as on a Dutch server, and unlike SQLite: a query
	// whose order leans on the server's collation shows in the tests.
	initdb := exec.Command(filepath.Join(c.bin, "initdb"), "--pgdata", c.data(), "--username", superuser,
		"--pwfile", passwordFile, "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8",
		"--locale-provider", "icu", "--icu-locale", "nl-NL", "--no-sync", "--no-instructions")
	initdb.Dir = c.dir
	initdb.SysProcAttr = &syscall.SysProcAttr{Credential: c.who}
	if out, err := initdb.CombinedOutput(); err != nil {
		return fmt.Errorf("pgtest: initdb: %w\n%s", err, out)
	}
	if err := c.serve(); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), adminTimeout)
	defer cancel()
	err := c.exec(ctx, "postgres",
		fmt.Sprintf("create role %s login password '%s'", OwnerRole, c.password),
		fmt.Sprintf("create role %s login password '%s' nosuperuser nocreatedb nocreaterole nobypassrls", AppRole, c.password))
	if err != nil {
		return fmt.Errorf("pgtest: roles: %w", err)
	}
	return nil
}

func (c *Cluster) data() string { return filepath.Join(c.dir, "data") }

func (c *Cluster) logFile() string { return filepath.Join(c.dir, "log") }

// serve starts the server and waits until it answers. The first time it looks
// for a free port; another process may take that port just before the server
// does, so it tries a few.
func (c *Cluster) serve() error {
	first := c.port == 0
	var err error
	for range 5 {
		if first {
			if c.port, err = freePort(); err != nil {
				return fmt.Errorf("pgtest: %w", err)
			}
		}
		if err = c.launch(); err == nil {
			return nil
		}
	}
	return err
}

func (c *Cluster) launch() error {
	log, err := os.OpenFile(c.logFile(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("pgtest: %w", err)
	}
	defer log.Close()
	server := exec.Command(filepath.Join(c.bin, "postgres"), c.arguments()...)
	server.Dir, server.Stdout, server.Stderr = c.dir, log, log
	// Setsid keeps a Ctrl-C in the terminal from reaching the server before the
	// test has ended; Pdeathsig ends it when the test process dies.
	server.SysProcAttr = &syscall.SysProcAttr{Credential: c.who, Setsid: true, Pdeathsig: syscall.SIGQUIT}
	started, ended := make(chan error, 1), make(chan struct{})
	go func() {
		// Pdeathsig watches the thread that started the child, so that thread
		// is kept until the child has ended.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		defer close(ended)
		err := server.Start()
		started <- err
		if err == nil {
			_ = server.Wait()
		}
	}()
	if err := <-started; err != nil {
		return fmt.Errorf("pgtest: start postgres: %w", err)
	}
	c.mu.Lock()
	c.process, c.ended = server.Process, ended
	c.mu.Unlock()
	return c.waitReady(ended)
}

// arguments are the server's settings: small, quiet and fast, with commits
// that wait for the log as in production.
func (c *Cluster) arguments() []string {
	settings := []string{
		"listen_addresses=127.0.0.1", fmt.Sprintf("port=%d", c.port), "unix_socket_directories=" + c.dir,
		"synchronous_commit=on", "max_connections=100", "shared_buffers=32MB",
		"autovacuum=off", "max_wal_size=256MB", "wal_level=minimal", "max_wal_senders=0", "log_min_messages=warning", "timezone=UTC",
	}
	if !c.durable {
		settings = append(settings, "fsync=off", "full_page_writes=off")
	}
	arguments := []string{"-D", c.data()}
	for _, setting := range settings {
		arguments = append(arguments, "-c", setting)
	}
	return arguments
}

func (c *Cluster) waitReady(ended <-chan struct{}) error {
	ctx, cancel := context.WithTimeout(context.Background(), startTimeout)
	defer cancel()
	for pause := 5 * time.Millisecond; ; pause = min(2*pause, 100*time.Millisecond) {
		err := c.exec(ctx, "postgres", "select 1")
		if err == nil {
			return nil
		}
		select {
		case <-ended:
			return fmt.Errorf("pgtest: postgres ended at start:\n%s", tail(c.logFile(), 20))
		case <-ctx.Done():
			c.end(syscall.SIGQUIT)
			return fmt.Errorf("pgtest: postgres did not answer within %v: %w\n%s", startTimeout, err, tail(c.logFile(), 20))
		case <-time.After(pause):
		}
	}
}

func (c *Cluster) running() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.process != nil
}

// end signals the server and waits until it is gone.
func (c *Cluster) end(signal syscall.Signal) {
	c.mu.Lock()
	process, ended := c.process, c.ended
	c.process = nil
	c.mu.Unlock()
	if process == nil {
		return
	}
	if err := process.Signal(signal); err != nil && !errors.Is(err, os.ErrProcessDone) {
		_ = process.Kill()
	}
	select {
	case <-ended:
	case <-time.After(startTimeout):
		_ = process.Kill()
		<-ended
	}
}

func (c *Cluster) destroy() {
	c.end(syscall.SIGQUIT)
	_ = c.cleanup.Close()
}

func freePort() (int, error) {
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port, nil
}
