package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
)

// Times of a connection. A phone on a slow line has to be able to send a photo-sized form.
const (
	headerTime = 10 * time.Second
	readTime   = 2 * time.Minute
	idleTime   = 2 * time.Minute
	drainTime  = 20 * time.Second // what running requests get to finish
	noticeTime = 2 * time.Second  // what a load balancer gets to see that we are stopping
)

// serveHTTP answers requests until the context ends; then it says so on /readyz, lets running requests finish and stops.
func serveHTTP(in *surroundings, c site, website, metrics http.Handler, ready func(context.Context) error) error {
	h := &health{website: website, ready: ready}
	listener, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return err
	}
	servers := []*http.Server{{Handler: h, ReadHeaderTimeout: headerTime, ReadTimeout: readTime, IdleTimeout: idleTime, MaxHeaderBytes: 64 << 10}}
	listeners := []net.Listener{listener}
	if c.MetricsListen != "" {
		l, err := net.Listen("tcp", c.MetricsListen)
		if err != nil {
			listener.Close()
			return err
		}
		servers = append(servers, &http.Server{Handler: metrics, ReadHeaderTimeout: headerTime})
		listeners = append(listeners, l)
	}
	group, ctx := errgroup.WithContext(in.ctx)
	for i, server := range servers {
		group.Go(func() error {
			if err := server.Serve(listeners[i]); !errors.Is(err, http.ErrServerClosed) {
				return err
			}
			return nil
		})
	}
	in.log.Info("listening", "address", listener.Addr().String(), "build", build(), "pid", os.Getpid())
	fmt.Fprintf(in.out, "Kwaliteitskompas staat op %s\n", c.address())
	<-ctx.Done()
	in.log.Info("stopping")
	h.stopping.Store(true)
	return errors.Join(drain(servers), group.Wait())
}

// drain gives load balancers time to notice and running requests time to finish.
func drain(servers []*http.Server) error {
	time.Sleep(noticeTime)
	ctx, cancel := context.WithTimeout(context.Background(), drainTime) // the one given has ended
	defer cancel()
	var err error
	for _, s := range servers {
		if e := s.Shutdown(ctx); e != nil {
			err = errors.Join(err, e, s.Close())
		}
	}
	return err
}

// health answers the checks of the surroundings in front of the website.
type health struct {
	website  http.Handler
	ready    func(context.Context) error
	stopping atomic.Bool
}

// ServeHTTP answers /healthz (the program runs), /readyz (it can be used now), and leaves the rest to the website.
func (h *health) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/healthz":
		answer(w, http.StatusOK, "ok")
	case "/readyz":
		ctx, cancel := context.WithTimeout(r.Context(), 3*time.Second)
		defer cancel()
		switch {
		case h.stopping.Load():
			answer(w, http.StatusServiceUnavailable, "stopping")
		case h.ready(ctx) != nil:
			answer(w, http.StatusServiceUnavailable, "database")
		default:
			answer(w, http.StatusOK, "ok")
		}
	default:
		h.website.ServeHTTP(w, r)
	}
}

func answer(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	fmt.Fprintln(w, text)
}
