package solution

import "sync"

// Group collapses calls that want the same thing at the same time.
// Its zero value is ready to use.
type Group struct {
	mu      sync.Mutex
	running map[string]*call
}

type call struct {
	done  chan struct{}
	value string
	err   error
}

// Do answers what load answers. While a load for key is running, other calls
// with that key wait for it and share its value and error.
func (g *Group) Do(key string, load func() (string, error)) (string, error) {
	g.mu.Lock()
	if c, ok := g.running[key]; ok {
		g.mu.Unlock()
		<-c.done
		return c.value, c.err
	}
	c := &call{done: make(chan struct{})}
	if g.running == nil {
		g.running = map[string]*call{}
	}
	g.running[key] = c
	g.mu.Unlock()

	c.value, c.err = load()

	g.mu.Lock()
	delete(g.running, key)
	g.mu.Unlock()
	close(c.done)
	return c.value, c.err
}
