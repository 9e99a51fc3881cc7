package solution

import "sync"

type Group struct {
	mu      sync.Mutex
	running map[string]*call
}

type call struct {
	done  chan struct{}
	value string
}

func (g *Group) Do(key string, load func() (string, error)) (string, error) {
	g.mu.Lock()
	if c, ok := g.running[key]; ok {
		g.mu.Unlock()
		<-c.done
		return c.value, nil
	}
	c := &call{done: make(chan struct{})}
	if g.running == nil {
		g.running = map[string]*call{}
	}
	g.running[key] = c
	g.mu.Unlock()
	value, err := load()
	c.value = value
	g.mu.Lock()
	delete(g.running, key)
	g.mu.Unlock()
	close(c.done)
	return value, err
}
