package solution

import "container/heap"

// Hit is a document that was found.
type Hit struct {
	ID    string
	Score float64
}

// Source delivers hits, the best first. false means that there are no more.
type Source func() (Hit, bool)

// Top returns the best k hits of all sources, each document once.
func Top(k int, sources ...Source) []Hit {
	var hits []Hit
	if k <= 0 {
		return hits
	}
	var waiting queue
	for _, next := range sources {
		if hit, ok := next(); ok {
			waiting = append(waiting, current{hit, next})
		}
	}
	heap.Init(&waiting)
	seen := map[string]bool{}
	for len(waiting) > 0 {
		best := waiting[0]
		if !seen[best.hit.ID] {
			seen[best.hit.ID] = true
			hits = append(hits, best.hit)
		}
		if len(hits) == k {
			break
		}
		if hit, ok := best.next(); ok {
			waiting[0].hit = hit
			heap.Fix(&waiting, 0)
		} else {
			heap.Pop(&waiting)
		}
	}
	return hits
}

// current is the hit of a source that has not been used yet.
type current struct {
	hit  Hit
	next Source
}

type queue []current

func (q queue) Len() int { return len(q) }

func (q queue) Less(i, j int) bool {
	a, b := q[i].hit, q[j].hit
	return a.Score > b.Score
}

func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }

func (q *queue) Push(x any) { *q = append(*q, x.(current)) }

func (q *queue) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}
