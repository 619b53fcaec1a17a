package browser

import (
	"context"
	"encoding/json"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
)

// TraceEvent is something that the browser did, as far as it matters here.
type TraceEvent struct {
	Name    string          `json:"name"`
	Phase   string          `json:"ph"` // "X" if it has a length
	Process int             `json:"pid"`
	Thread  int             `json:"tid"`
	Start   float64         `json:"ts"`  // in microseconds
	Length  float64         `json:"dur"` // in microseconds
	Args    json.RawMessage `json:"args"`
}

// Trace records what the browser does, of all its pages, in the given categories while f runs.
func (t *Tab) Trace(categories []string, f func() error) ([]TraceEvent, error) {
	ctx, cancel := context.WithCancel(t.ctx)
	defer cancel()
	var events []TraceEvent
	complete := make(chan error, 1)
	err := chromedp.Listen(ctx, func(event any) {
		switch e := event.(type) {
		case *tracing.EventDataCollected:
			for _, value := range e.Value {
				var event TraceEvent
				if json.Unmarshal(value, &event) == nil {
					events = append(events, event)
				}
			}
		case *tracing.EventTracingComplete:
			complete <- nil
		}
	})
	if err != nil {
		return nil, err
	}
	config := tracing.TraceConfig{IncludedCategories: categories, ExcludedCategories: []string{"*"}}
	if _, err := Call(t, tracing.Start, tracing.StartParams{TraceConfig: &config}); err != nil {
		return nil, err
	}
	err = f()
	if _, err := Call(t, tracing.End, cdp.Empty{}); err != nil {
		return nil, err
	}
	<-complete
	return events, err
}
