package store

import "time"

// Once makes a write happen once per key, however often the request is sent: the first time it runs do and keeps its
// result (usually the address to go to); afterwards it gives that result back and does nothing. The same key from
// another person is another person's key.
func (tx *Tx) Once(personID, key string, do func() (string, error)) (string, error) {
	if key == "" {
		return do()
	}
	key = personID + " " + key
	// The insert comes first: on PostgreSQL a second request with this key waits here until the first is done.
	fresh, err := tx.Exec(`/* Tx.Once.claim */ insert into idempotency_key (tenant_id, key, person_id, at, result)
		values ($1, $2, $3, $4, '') on conflict (tenant_id, key) do nothing`, tx.tenant, key, personID, Millis(tx.Now))
	if err != nil {
		return "", err
	}
	var result string
	if fresh == 0 {
		err := tx.QueryRow(`/* Tx.Once.seen */ select result from idempotency_key where tenant_id = $1 and key = $2`, tx.tenant, key).Scan(&result)
		return result, err
	}
	if result, err = do(); err != nil {
		return "", err
	}
	_, err = tx.Exec(`/* Tx.Once.keep */ update idempotency_key set result = $1 where tenant_id = $2 and key = $3`, result, tx.tenant, key)
	return result, err
}

// ForgetKeys drops idempotency keys older than the given age.
func (tx *Tx) ForgetKeys(age time.Duration) error {
	_, err := tx.Exec(`/* Tx.ForgetKeys */ delete from idempotency_key where tenant_id = $1 and at < $2`, tx.tenant, Millis(tx.Now.Add(-age)))
	return err
}
