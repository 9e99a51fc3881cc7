package solution

import (
	"errors"
	"sync"
	"time"
)

// ErrClosed is what Add answers after Close.
var ErrClosed = errors.New("the batcher is closed")

// Batcher collects items and hands them over in batches.
type Batcher struct {
	mu     sync.RWMutex // held for reading while sending, so that nobody closes items meanwhile
	closed bool
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
	b.mu.RLock()
	defer b.mu.RUnlock()
	if b.closed {
		return ErrClosed
	}
	b.items <- item
	return nil
}

// Close hands over what is left and ends the Batcher.
func (b *Batcher) Close() {
	b.mu.Lock()
	if !b.closed {
		b.closed = true
		close(b.items)
	}
	b.mu.Unlock()
	<-b.done
}

func (b *Batcher) run(size int, wait time.Duration, flush func(batch []string)) {
	defer close(b.done)
	var batch []string
	var late <-chan time.Time
	handOver := func() {
		flush(batch)
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
