package solution

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// store keeps the batches it is given, as they are and not as copies.
type store struct {
	mu      sync.Mutex
	batches [][]string
}

func (s *store) flush(batch []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.batches = append(s.batches, batch)
}

func (s *store) expect(t *testing.T, want string) {
	t.Helper()
	synctest.Wait()
	s.mu.Lock()
	defer s.mu.Unlock()
	if got := fmt.Sprint(s.batches); got != want {
		t.Errorf("handed over %s, want %s", got, want)
	}
}

func add(t *testing.T, b *Batcher, items ...string) {
	t.Helper()
	for _, item := range items {
		if err := b.Add(item); err != nil {
			t.Fatalf("Add(%q) answers %v", item, err)
		}
	}
}

func TestAFullBatchIsHandedOverAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s store
		b := New(3, time.Hour, s.flush)
		add(t, b, "a", "b")
		s.expect(t, "[]")
		add(t, b, "c", "d", "e", "f", "g")
		s.expect(t, "[[a b c] [d e f]]")
		b.Close()
		s.expect(t, "[[a b c] [d e f] [g]]")
	})
}

func TestTheTimeCountsFromTheFirstItem(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s store
		b := New(100, 50*time.Millisecond, s.flush)
		defer b.Close()
		add(t, b, "a")
		time.Sleep(30 * time.Millisecond)
		add(t, b, "b")
		time.Sleep(19 * time.Millisecond)
		s.expect(t, "[]")
		time.Sleep(2 * time.Millisecond)
		s.expect(t, "[[a b]]")
		time.Sleep(time.Hour)
		s.expect(t, "[[a b]]")
		add(t, b, "c")
		time.Sleep(49 * time.Millisecond)
		s.expect(t, "[[a b]]")
		time.Sleep(2 * time.Millisecond)
		s.expect(t, "[[a b] [c]]")
	})
}

func TestTheTimeOfAFullBatchDoesNotCountForTheNext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s store
		b := New(2, 50*time.Millisecond, s.flush)
		defer b.Close()
		add(t, b, "a")
		time.Sleep(40 * time.Millisecond)
		add(t, b, "b")
		s.expect(t, "[[a b]]")
		time.Sleep(5 * time.Millisecond)
		add(t, b, "c")
		time.Sleep(45 * time.Millisecond)
		s.expect(t, "[[a b]]")
		time.Sleep(6 * time.Millisecond)
		s.expect(t, "[[a b] [c]]")
	})
}

func TestCloseEndsIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s store
		b := New(3, time.Hour, s.flush)
		add(t, b, "a")
		b.Close()
		s.expect(t, "[[a]]")
		if err := b.Add("late"); !errors.Is(err, ErrClosed) {
			t.Errorf("Add after Close answers %v, want ErrClosed", err)
		}
		b.Close()
		time.Sleep(2 * time.Hour)
		s.expect(t, "[[a]]")
	})
}

func TestAnEmptyBatchIsNeverHandedOver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var none, full store
		New(2, 50*time.Millisecond, none.flush).Close()
		none.expect(t, "[]")
		b := New(2, 50*time.Millisecond, full.flush)
		add(t, b, "a", "b")
		time.Sleep(time.Hour)
		b.Close()
		full.expect(t, "[[a b]]")
	})
}

func TestManyGoroutinesLoseNothing(t *testing.T) {
	var running, together atomic.Int32
	var mu sync.Mutex
	seen := map[string]int{}
	largest := 0
	flush := func(batch []string) {
		if running.Add(1) > 1 {
			together.Add(1)
		}
		time.Sleep(time.Millisecond)
		mu.Lock()
		largest = max(largest, len(batch))
		for _, item := range batch {
			seen[item]++
		}
		mu.Unlock()
		running.Add(-1)
	}
	b := New(7, 2*time.Millisecond, flush)
	var accepted atomic.Int32
	var wg sync.WaitGroup
	for g := range 30 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for n := range 30 {
				if b.Add(fmt.Sprint(g, "-", n)) == nil {
					accepted.Add(1)
				}
			}
		}()
	}
	time.Sleep(20 * time.Millisecond)
	b.Close()
	wg.Wait()
	mu.Lock()
	defer mu.Unlock()
	for item, times := range seen {
		if times != 1 {
			t.Errorf("%s was handed over %d times", item, times)
		}
	}
	if len(seen) != int(accepted.Load()) {
		t.Errorf("%d items were accepted, %d handed over", accepted.Load(), len(seen))
	}
	if largest > 7 || together.Load() > 0 {
		t.Errorf("largest batch %d, want at most 7; flush ran together %d times", largest, together.Load())
	}
}
