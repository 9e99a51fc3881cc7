package solution

import "sort"

// Hit is a document that was found.
type Hit struct {
	ID    string
	Score float64
}

// Source delivers hits, the best first. false means that there are no more.
type Source func() (Hit, bool)

// Top returns the best k hits of all sources, each document once.
func Top(k int, sources ...Source) []Hit {
	var all []Hit
	for _, next := range sources {
		for hit, ok := next(); ok; hit, ok = next() {
			all = append(all, hit)
		}
	}
	sort.Slice(all, func(i, j int) bool {
		if all[i].Score != all[j].Score {
			return all[i].Score > all[j].Score
		}
		return all[i].ID < all[j].ID
	})
	var hits []Hit
	seen := map[string]bool{}
	for _, hit := range all {
		if len(hits) < k && !seen[hit.ID] {
			seen[hit.ID] = true
			hits = append(hits, hit)
		}
	}
	return hits
}
