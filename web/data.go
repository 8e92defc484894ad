package web

import (
	"encoding/json"
	"net/http"
	"strconv"
)

// apiVersion is the version of the answers to programs; it changes when a program has to change with it.
const apiVersion = "1.0.0"

// JSON answers a program with data. Any website may read it: it is open.
func (r *Request) JSON(v any) error {
	return r.data(http.StatusOK, "application/json; charset=utf-8", v)
}

// problem answers a program with an error (RFC 9457).
func (r *Request) problem(status int, title, detail string) error {
	if status == http.StatusUnprocessableEntity {
		status = http.StatusBadRequest // what the rules for the API's of the Dutch government ask
	}
	r.W.Header().Del("ETag")
	return r.data(status, "application/problem+json; charset=utf-8", struct {
		Status int    `json:"status"`
		Title  string `json:"title"`
		Detail string `json:"detail"`
	}{status, title, detail})
}

func (r *Request) data(status int, kind string, v any) error {
	content, err := json.Marshal(v)
	if err != nil {
		return err
	}
	h := r.W.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Length", strconv.Itoa(len(content)))
	h.Set("API-Version", apiVersion)
	h.Set("Access-Control-Allow-Origin", "*")
	r.W.WriteHeader(status)
	if _, err := r.W.Write(content); err != nil {
		return errAnswered
	}
	return nil
}
