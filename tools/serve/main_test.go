package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
)

func TestATakenPortIsToldAtOnce(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	err = run(t.Context(), l.Addr().String())
	if err == nil || !strings.Contains(err.Error(), l.Addr().String()) || !strings.Contains(err.Error(), "ADDR=") {
		t.Errorf("a taken port gives %v", err)
	}
}

func TestAnImpossibleAddressIsTold(t *testing.T) {
	if err := run(t.Context(), "nowhere:at:all"); err == nil || !strings.Contains(err.Error(), "nowhere:at:all") {
		t.Errorf("an impossible address gives %v", err)
	}
}

func TestServeEndsWithItsContext(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() {
		ended <- serve(ctx, l, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "here") }))
	}()
	r, err := http.Get("http://" + l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if body, _ := io.ReadAll(r.Body); string(body) != "here" {
		t.Errorf("the server says %q", body)
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("serving ends with %v", err)
	}
}
