package solution

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
	for _, next := range sources {
		for hit, ok := next(); ok && len(hits) < k; hit, ok = next() {
			hits = append(hits, hit)
		}
	}
	return hits
}
