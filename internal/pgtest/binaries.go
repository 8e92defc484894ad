package pgtest

import (
	"errors"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"syscall"
)

// errNotInstalled says exactly what is missing and how to get it.
var errNotInstalled = errors.New("pgtest: PostgreSQL is not installed: " +
	"initdb and postgres are neither on PATH nor in /usr/lib/postgresql/*/bin.\n" +
	"Install it (Debian: apt-get install postgresql-15; others: PostgreSQL 15 or newer) or run script/setup-test.sh.\n" +
	"The tests need it and do not skip")

// errNoAccount is returned where the tests run as root and no account is left
// to run the server as: PostgreSQL refuses to run as root.
var errNoAccount = errors.New("pgtest: PostgreSQL does not run as root and there is no user 'postgres'.\n" +
	"Install Debian's postgresql-15 (it makes that user), or run the tests as an ordinary user")

// findBinaries returns the folder that holds both initdb and postgres: the one
// on PATH, else the newest Debian version.
func findBinaries() (string, error) {
	candidates := []string{}
	if initdb, err := exec.LookPath("initdb"); err == nil {
		candidates = append(candidates, filepath.Dir(initdb))
	}
	installed, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	sort.Slice(installed, func(i, j int) bool { return majorVersion(installed[i]) > majorVersion(installed[j]) })
	for _, folder := range append(candidates, installed...) {
		if executable(filepath.Join(folder, "initdb")) && executable(filepath.Join(folder, "postgres")) {
			return folder, nil
		}
	}
	return "", errNotInstalled
}

func majorVersion(bin string) int {
	n, _ := strconv.Atoi(filepath.Base(filepath.Dir(bin)))
	return n
}

func executable(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular() && info.Mode()&0o111 != 0
}

// account is who the server runs as: the caller, or user postgres for root.
// The second value is nil where no change of user is needed.
func account() (*syscall.Credential, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return nil, errNoAccount
	}
	uid, errUID := strconv.ParseUint(u.Uid, 10, 32)
	gid, errGID := strconv.ParseUint(u.Gid, 10, 32)
	if errUID != nil || errGID != nil {
		return nil, errNoAccount
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
}

// tail returns the last lines of a log, for a message a person can act on.
func tail(path string, lines int) string {
	text, err := os.ReadFile(path)
	if err != nil {
		return err.Error()
	}
	all := strings.Split(strings.TrimSpace(string(text)), "\n")
	if len(all) > lines {
		all = all[len(all)-lines:]
	}
	return strings.Join(all, "\n")
}
