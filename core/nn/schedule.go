package nn

import "math"

// Schedule is a learning rate that rises evenly to its peak and then falls along half a
// cosine,
//
//	η(s) = Peak·(s+1)/Warmup                                 for s < Warmup
//	η(s) = Floor + (Peak − Floor)·(1 + cos πu)/2,
//	       u = (s − Warmup)/(Steps − Warmup)                 from then on
//
// and stays at Floor after the last step. A Schedule with Steps = 0 stays at its peak.
// Source: Loshchilov and Hutter 2017, eq. 5; Vaswani et al. 2017, section 5.3.
type Schedule struct {
	Peak, Floor   float64
	Warmup, Steps int
}

// Rate returns η of step s, counted from 0.
func (c Schedule) Rate(s int) float64 {
	switch {
	case s < c.Warmup:
		return c.Peak * float64(s+1) / float64(c.Warmup)
	case c.Steps == 0:
		return c.Peak
	case s >= c.Steps:
		return c.Floor
	}
	u := float64(s-c.Warmup) / float64(c.Steps-c.Warmup)
	return c.Floor + float64((c.Peak-c.Floor)*(1+math.Cos(math.Pi*u))/2)
}
