package solution

import (
	"errors"
	"sync/atomic"
	"time"
)

// ErrClosed is what Add answers after Close.
var ErrClosed = errors.New("the batcher is closed")

// Batcher collects items and hands them over in batches.
type Batcher struct {
	closed atomic.Bool
	items  chan string
	done   chan struct{}
}

// New makes a Batcher that hands over at most size items at a time, none of
// them later than wait after the first item of its batch.
func New(size int, wait time.Duration, flush func(batch []string)) *Batcher {
	b := &Batcher{items: make(chan string), done: make(chan struct{})}
	go b.run(size, wait, flush)
	return b
}

// Add takes an item into a batch.
func (b *Batcher) Add(item string) error {
	if b.closed.Load() {
		return ErrClosed
	}
	b.items <- item
	return nil
}

// Close hands over what is left and ends the Batcher.
func (b *Batcher) Close() {
	if b.closed.CompareAndSwap(false, true) {
		close(b.items)
	}
	<-b.done
}

func (b *Batcher) run(size int, wait time.Duration, flush func(batch []string)) {
	defer close(b.done)
	var batch []string
	var late <-chan time.Time
	handOver := func() {
		if len(batch) > 0 {
			flush(batch)
		}
		batch, late = nil, nil
	}
	for {
		select {
		case item, open := <-b.items:
			if !open {
				handOver()
				return
			}
			batch = append(batch, item)
			if len(batch) == 1 {
				late = time.After(wait)
			}
			if len(batch) >= size {
				handOver()
			}
		case <-late:
			handOver()
		}
	}
}
