package solution

import "sync"

type Group struct {
	calls sync.Map
}

type call struct {
	once  sync.Once
	value string
	err   error
}

func (g *Group) Do(key string, load func() (string, error)) (string, error) {
	found, _ := g.calls.LoadOrStore(key, &call{})
	c := found.(*call)
	c.once.Do(func() { c.value, c.err = load() })
	return c.value, c.err
}
