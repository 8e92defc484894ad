package app

import (
	"context"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"

	"kompas/fault"
	"kompas/kompas"
)

// The cost of a password: argon2id, as OWASP's cheat sheet on password storage gives it. Each takes 19 MiB, so that only
// two are computed at a time, however many people try.
const (
	hashTime     = 2
	hashMemory   = 19 << 10 // KiB
	hashThreads  = 1
	hashLength   = 32
	hashedAtOnce = 2
)

// decoy is the hash of no password: whoever tries an unknown address waits as long as for a known one.
const decoy = "$argon2id$v=19$m=19456,t=2,p=1$b25iZWtlbmRlcGVyc29vbg$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

// derive computes the hash; it waits for its turn.
func (a *App) derive(ctx context.Context, password string, salt []byte, time, memory uint32, threads uint8) ([]byte, error) {
	select {
	case a.hashing <- struct{}{}:
		defer func() { <-a.hashing }()
		return argon2.IDKey([]byte(password), salt, time, memory, threads, hashLength), nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// hashPassword gives a password as it is stored: $argon2id$v=19$m=…,t=…,p=…$salt$hash.
func (a *App) hashPassword(ctx context.Context, password string) (string, error) {
	salt := HashToken(a.out.NewToken())[:16]
	sum, err := a.derive(ctx, password, salt, hashTime, hashMemory, hashThreads)
	if err != nil {
		return "", err
	}
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, hashMemory, hashTime, hashThreads, b64.EncodeToString(salt), b64.EncodeToString(sum)), nil
}

// isPassword says whether a password belongs to a stored hash. No hash takes as long and is never right.
func (a *App) isPassword(ctx context.Context, stored, password string) (bool, error) {
	known := stored != ""
	if !known {
		stored = decoy
	}
	var version int
	var memory, time uint32
	var threads uint8
	parts := strings.Split(stored, "$")
	if len(parts) != 6 || parts[1] != "argon2id" {
		return false, fmt.Errorf("password hash of an unknown kind")
	}
	if _, err := fmt.Sscanf(parts[2], "v=%d", &version); err != nil || version != argon2.Version {
		return false, fmt.Errorf("password hash of version %q", parts[2])
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &memory, &time, &threads); err != nil {
		return false, fmt.Errorf("password hash: %w", err)
	}
	salt, err := base64.RawStdEncoding.DecodeString(parts[4])
	if err != nil {
		return false, fmt.Errorf("password hash: %w", err)
	}
	want, err := base64.RawStdEncoding.DecodeString(parts[5])
	if err != nil {
		return false, fmt.Errorf("password hash: %w", err)
	}
	sum, err := a.derive(ctx, password, salt, time, memory, threads)
	return err == nil && known && subtle.ConstantTimeCompare(sum, want) == 1, err
}

// newPassword checks a password that a person chooses and gives it as it is stored.
func (a *App) newPassword(ctx context.Context, field, password string, own ...string) (string, *fault.Error, error) {
	if err := kompas.CheckPassword(field, password, own...); err != nil {
		return "", err, nil
	}
	hash, err := a.hashPassword(ctx, password)
	return hash, nil, err
}
