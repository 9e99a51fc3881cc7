package solution

import "sync"

type Group struct {
	mu sync.Mutex
}

func (g *Group) Do(key string, load func() (string, error)) (string, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return load()
}
