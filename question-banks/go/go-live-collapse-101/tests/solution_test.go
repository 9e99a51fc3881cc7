package solution

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

const patience = 5 * time.Second

// together starts n calls for one key while a first one is loading, and lets it end once they wait.
func together(t *testing.T, g *Group, n int, value string, err error) (loads int32, values []string, errs []error) {
	t.Helper()
	var count, arrived atomic.Int32
	started, release := make(chan struct{}), make(chan struct{})
	load := func() (string, error) {
		if count.Add(1) == 1 {
			close(started)
		}
		<-release
		return value, err
	}
	values, errs = make([]string, n+1), make([]error, n+1)
	var wg sync.WaitGroup
	ask := func(i int) {
		defer wg.Done()
		arrived.Add(1)
		values[i], errs[i] = g.Do("doc", load)
	}
	wg.Add(1)
	go ask(0)
	<-started
	wg.Add(n)
	for i := range n {
		go ask(i + 1)
	}
	for arrived.Load() < int32(n+1) {
		time.Sleep(time.Millisecond)
	}
	// All have arrived; a moment more, so that they are inside Do.
	time.Sleep(100 * time.Millisecond)
	close(release)
	wg.Wait()
	return count.Load(), values, errs
}

func TestManyCallersLoadOnceAndShareTheValue(t *testing.T) {
	var g Group
	loads, values, errs := together(t, &g, 20, "text", nil)
	if loads != 1 {
		t.Fatalf("loaded %d times, want 1", loads)
	}
	for i, value := range values {
		if value != "text" || errs[i] != nil {
			t.Fatalf("caller %d got %q, %v", i, value, errs[i])
		}
	}
}

func TestManyCallersShareTheError(t *testing.T) {
	var g Group
	broken := errors.New("store is down")
	loads, _, errs := together(t, &g, 20, "", broken)
	if loads != 1 {
		t.Fatalf("loaded %d times, want 1", loads)
	}
	for i, err := range errs {
		if !errors.Is(err, broken) {
			t.Fatalf("caller %d got error %v, want %v", i, err, broken)
		}
	}
}

func TestTheNextCallLoadsAgain(t *testing.T) {
	var g Group
	for i, want := range []string{"first", "second"} {
		got, err := g.Do("doc", func() (string, error) { return want, nil })
		if got != want || err != nil {
			t.Fatalf("call %d got %q, %v, want %q", i, got, err, want)
		}
	}
}

func TestDifferentKeysDoNotWaitForEachOther(t *testing.T) {
	var g Group
	inA, doneB := make(chan struct{}), make(chan struct{})
	go g.Do("a", func() (string, error) {
		close(inA)
		<-doneB
		return "a", nil
	})
	<-inA
	go func() {
		g.Do("b", func() (string, error) { return "b", nil })
		close(doneB)
	}()
	select {
	case <-doneB:
	case <-time.After(patience):
		t.Fatal("the call for b waits for the load of a")
	}
}
