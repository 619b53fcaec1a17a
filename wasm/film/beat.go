package film

import (
	"math"
	"strings"
	"time"

	"glassbox/wasm/timeline"
)

// Beat is one operation of a film: a stretch of steps in which some values, or their gradients, arrive. Of several parts
// each is a step at the finest depth; at any other depth they arrive together.
type Beat struct {
	ID      string        // of its last step; part of links
	Element string        // the data-step it lights; ID where empty
	Name    string        // the last name of its scope; ID where empty
	Scope   string        // what joins it with its neighbours: names joined by "/", without the film's and its own
	Zone    string        // the stretch of the timeline it lies on
	Back    bool          // part of a backward pass
	Value   int           // the value that Beats made it of
	Travel  time.Duration // of all its parts together; timeline.Travel where 0, none where negative
	Shows   []string      // the names of what arrives, with a d for gradients; ID itself where nil; a# is a1, a2, …
	Parts   int           // how many steps it has; 1 where 0
	First   int           // the number that the first part bears in its ID
	Row     int           // of what it shows, the row that arrives in it, from 1: the others have beats of their own; 0 for all
	InTurn  bool          // its parts arrive one after the other at every depth
	// Part is the part in which a cell of what it shows arrives, from 0; nil where all arrive with the last. A row and a
	// whole value arrive with their last cell.
	Part func(c Cell) int
}

// pace is the travel of one of n joined steps, such that all of them together, of which the clock makes 1 + log₂ n, take
// the time of the beat.
func (b Beat) pace(n int) time.Duration {
	switch {
	case b.Travel < 0:
		return 0
	case b.Travel == 0:
		b.Travel = timeline.Travel
	}
	return time.Duration(float64(b.Travel) / (1 + math.Log2(float64(n))))
}

// Step is a beat of one step, in which numbers arrive or, without any, nothing travels. With neighbours of the same zone and
// element it is joined where the film is not played beat by beat. In the zone “backward” it is part of the way back.
func Step(zone, element, id string, shows ...string) Beat {
	b := Beat{ID: id, Element: element, Scope: zone + "/" + element, Zone: zone, Back: zone == "backward", Shows: shows}
	if len(shows) == 0 {
		b.Shows, b.Travel = []string{}, -1
	}
	return b
}

// Sequence are the beats with some ids that lie in one zone and scope; those in the zone “backward” are part of the way back.
// shows has, by id, the names of what arrives in a beat that is called otherwise. Both are lists as Names reads them.
func Sequence(zone, scope, ids string, shows map[string]string) []Beat {
	var all []Beat
	for _, id := range Names(ids) {
		b := Beat{ID: id, Scope: scope, Zone: zone, Back: zone == "backward"}
		if names, ok := shows[id]; ok {
			b.Shows = append([]string{}, Names(names)...)
		}
		all = append(all, b)
	}
	return all
}

// Names are those in a list, with commas between them and no spaces.
func Names(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' })
}
