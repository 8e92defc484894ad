package store

import "time"

// Attempt counts one try at something that may be guessed, and says how long to wait: 0 while the try is allowed.
// After limit tries within a window every further one has to wait until that window is over.
func (tx *Tx) Attempt(keyHash []byte, limit int, window time.Duration) (time.Duration, error) {
	var count int
	var start int64
	err := tx.QueryRow(`/* Tx.Attempt */ insert into attempt as a (key_hash, count, window_start) values ($1, 1, $2)
		on conflict (key_hash) do update set
			count = case when a.window_start <= $3 then 1 else a.count + 1 end,
			window_start = case when a.window_start <= $3 then excluded.window_start else a.window_start end
		returning count, window_start`, keyHash, Millis(tx.Now), Millis(tx.Now.Add(-window))).Scan(&count, &start)
	if err != nil || count <= limit {
		return 0, err
	}
	return Instant(start).Add(window).Sub(tx.Now), nil
}

// ForgetAttempts starts the count of a key anew: it was no guess.
func (tx *Tx) ForgetAttempts(keyHash []byte) error {
	_, err := tx.Exec(`/* Tx.ForgetAttempts */ delete from attempt where key_hash = $1`, keyHash)
	return err
}

// ForgetOldAttempts drops counts whose window began longer ago than this.
func (tx *Tx) ForgetOldAttempts(age time.Duration) error {
	_, err := tx.Exec(`/* Tx.ForgetOldAttempts */ delete from attempt where window_start < $1`, Millis(tx.Now.Add(-age)))
	return err
}
