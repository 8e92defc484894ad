package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"syscall"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	lite "modernc.org/sqlite/lib"
)

// IsNone says that a query of one row found none.
func IsNone(err error) bool { return errors.Is(err, sql.ErrNoRows) }

// IsUnique says that a row with this key exists already.
func IsUnique(err error) bool {
	return hasCode(err, "23505", lite.SQLITE_CONSTRAINT_UNIQUE, lite.SQLITE_CONSTRAINT_PRIMARYKEY)
}

// IsForeignKey says that a row points at one that does not exist, or is still pointed at.
func IsForeignKey(err error) bool {
	return hasCode(err, "23503", lite.SQLITE_CONSTRAINT_FOREIGNKEY)
}

// IsNoText says that a value cannot be a text, for it holds a zero byte or is no UTF-8. PostgreSQL refuses to look for
// one; SQLite looks, and finds nothing.
func IsNoText(err error) bool { return hasCode(err, "22021") }

// IsFull says that the disk, or the allowed size, is full.
func IsFull(err error) bool {
	return hasCode(err, "53100", lite.SQLITE_FULL)
}

// IsGone says that the database cannot be reached or read: stopped, connection cut, file damaged.
func IsGone(err error) bool {
	if err == nil || errors.Is(err, context.Canceled) {
		return false
	}
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return gonePostgres(pg.Code)
	}
	var connect *pgconn.ConnectError
	var network net.Error
	if errors.As(err, &connect) || errors.As(err, &network) || isCut(err) || errors.Is(err, errClosed) {
		return true
	}
	var l *sqlite.Error
	if errors.As(err, &l) {
		switch l.Code() & 0xff {
		case lite.SQLITE_IOERR, lite.SQLITE_CORRUPT, lite.SQLITE_CANTOPEN, lite.SQLITE_NOTADB, lite.SQLITE_READONLY, lite.SQLITE_BUSY:
			return true
		}
	}
	return false
}

// isCut says that a connection that stood was found closed.
func isCut(err error) bool {
	return errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) ||
		errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE) || errors.Is(err, pgconn.ErrConnClosed)
}

// gonePostgres knows the classes "connection", "out of resources" (full disk, memory, connections), "operator
// intervention" (shutdown) and "system error", and a server that has become a read-only standby.
func gonePostgres(code string) bool {
	switch code[:min(2, len(code))] {
	case "08", "53", "57", "58":
		return true
	}
	return code == "25006"
}

func hasCode(err error, state string, codes ...int) bool {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return pg.Code == state
	}
	var l *sqlite.Error
	if errors.As(err, &l) {
		for _, c := range codes {
			if l.Code() == c {
				return true
			}
		}
	}
	return false
}
