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
	held := make([]*Hit, len(sources))
	seen := map[string]bool{}
	for len(hits) < k {
		best := -1
		for i, next := range sources {
			if held[i] == nil {
				hit, ok := next()
				if !ok {
					continue
				}
				held[i] = &hit
			}
			if best < 0 || held[i].Score > held[best].Score ||
				held[i].Score == held[best].Score && held[i].ID < held[best].ID {
				best = i
			}
		}
		if best < 0 {
			break
		}
		if !seen[held[best].ID] {
			seen[held[best].ID] = true
			hits = append(hits, *held[best])
		}
		held[best] = nil
	}
	return hits
}
