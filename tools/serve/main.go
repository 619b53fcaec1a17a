// Command serve builds the site and serves it on this machine until it is interrupted.
//
//	go run ./tools/serve -addr 127.0.0.1:8080
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"glassbox/tools/internal/site"
)

func main() {
	addr := flag.String("addr", "127.0.0.1:8080", "the `host:port` to listen on")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *addr); err != nil {
		fmt.Fprintln(os.Stderr, "serve:", err)
		os.Exit(1)
	}
}

// run takes the port before it builds, so that a taken one is told at once.
func run(ctx context.Context, addr string) error {
	l, err := net.Listen("tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("another program listens on %s already; stop it, or choose another port: make serve ADDR=127.0.0.1:8081", addr)
	}
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w", addr, err)
	}
	defer l.Close()
	folder, err := os.MkdirTemp("", "glassbox-site-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	if err := build(folder); err != nil {
		return err
	}
	fmt.Printf("Glassbox is at http://%s (Ctrl-C ends it)\n", l.Addr())
	return serve(ctx, l, site.Handler(folder))
}

func build(folder string) error {
	fmt.Println("Building …")
	problems, err := site.Build(site.Config{Root: ".", Out: folder, Quality: 5})
	for _, p := range problems {
		fmt.Fprintln(os.Stderr, "problem:", p)
	}
	return err
}

// serve answers requests until the context ends, and then lets those under way finish.
func serve(ctx context.Context, l net.Listener, h http.Handler) error {
	server := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	return server.Shutdown(ctx)
}
