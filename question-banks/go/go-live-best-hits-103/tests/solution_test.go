package solution

import (
	"fmt"
	"math/rand"
	"sort"
	"testing"
)

// machine counts how often it is asked, and complains when it is asked after its end.
type machine struct {
	t     *testing.T
	hits  []Hit
	taken int
	ended bool
}

func (m *machine) next() (Hit, bool) {
	if m.ended {
		m.t.Error("a source was asked after its end")
	}
	if m.taken == len(m.hits) {
		m.ended = true
		return Hit{}, false
	}
	m.taken++
	return m.hits[m.taken-1], true
}

func ask(t *testing.T, k int, lists ...[]Hit) (got []Hit, taken []int) {
	t.Helper()
	var machines []*machine
	var sources []Source
	for _, hits := range lists {
		m := &machine{t: t, hits: hits}
		machines = append(machines, m)
		sources = append(sources, m.next)
	}
	got = Top(k, sources...)
	for _, m := range machines {
		taken = append(taken, m.taken)
	}
	return got, taken
}

func expect(t *testing.T, what string, got, want any) {
	t.Helper()
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func TestTheBestOfAllComeFirst(t *testing.T) {
	got, _ := ask(t, 4,
		[]Hit{{"a", 9}, {"b", 5}, {"c", 1}},
		[]Hit{{"d", 8}, {"e", 7}, {"f", 6}})
	expect(t, "hits", got, []Hit{{"a", 9}, {"d", 8}, {"e", 7}, {"f", 6}})
}

func TestEqualScoresComeInTheOrderOfTheAlphabet(t *testing.T) {
	got, _ := ask(t, 4,
		[]Hit{{"m", 5}, {"z", 5}},
		[]Hit{{"k", 5}, {"n", 5}},
		[]Hit{{"a", 4}})
	expect(t, "hits", got, []Hit{{"k", 5}, {"m", 5}, {"n", 5}, {"z", 5}})
}

func TestADocumentAppearsOnceWithItsBestScore(t *testing.T) {
	got, _ := ask(t, 5,
		[]Hit{{"a", 9}, {"b", 5}},
		[]Hit{{"c", 8}, {"a", 7}, {"b", 6}},
		[]Hit{{"a", 9}, {"d", 2}})
	expect(t, "hits", got, []Hit{{"a", 9}, {"c", 8}, {"b", 6}, {"d", 2}})
}

func TestFewerHitsThanWantedAndEmptySources(t *testing.T) {
	got, _ := ask(t, 10, nil, []Hit{{"a", 1}}, nil)
	expect(t, "hits", got, []Hit{{"a", 1}})
	got, _ = ask(t, 10)
	expect(t, "number without sources", len(got), 0)
}

func TestOnlyWhatIsNeededIsTaken(t *testing.T) {
	got, taken := ask(t, 3,
		[]Hit{{"a", 9}, {"b", 8}, {"c", 7}, {"d", 6}},
		[]Hit{{"e", 5}, {"f", 4}},
		[]Hit{{"g", 3}})
	expect(t, "hits", got, []Hit{{"a", 9}, {"b", 8}, {"c", 7}})
	expect(t, "taken", taken, []int{3, 1, 1})
	_, taken = ask(t, 2,
		[]Hit{{"a", 9}, {"b", 3}},
		[]Hit{{"a", 8}, {"c", 7}, {"d", 6}})
	expect(t, "taken with a repeat", taken, []int{2, 2})
	_, taken = ask(t, 0, []Hit{{"a", 9}})
	expect(t, "taken for none", taken, []int{0})
}

func TestManyRandomSources(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	before := func(a, b Hit) bool {
		return a.Score > b.Score || a.Score == b.Score && a.ID < b.ID
	}
	for round := range 300 {
		var lists [][]Hit
		best := map[string]float64{}
		for range r.Intn(6) {
			var hits []Hit
			for range r.Intn(8) {
				hit := Hit{fmt.Sprint("doc", r.Intn(12)), float64(r.Intn(5))}
				hits = append(hits, hit)
				if old, ok := best[hit.ID]; !ok || hit.Score > old {
					best[hit.ID] = hit.Score
				}
			}
			sort.Slice(hits, func(i, j int) bool { return before(hits[i], hits[j]) })
			lists = append(lists, hits)
		}
		want := []Hit{}
		for id, score := range best {
			want = append(want, Hit{id, score})
		}
		sort.Slice(want, func(i, j int) bool { return before(want[i], want[j]) })
		k := r.Intn(8)
		want = want[:min(k, len(want))]
		if got, _ := ask(t, k, lists...); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("round %d, k %d, sources %v: %v, want %v", round, k, lists, got, want)
		}
	}
}
