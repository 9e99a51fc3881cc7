/**
 * Number the parts of a graph whose nodes hang together, by union-find.
 *
 * `edges` join a left to a right node; names may repeat across the two sides. Parts are numbered from
 * 0 in the order their first edge appears; the answer tells the part of each edge.
 */
export function connectedParts(edges: readonly (readonly [string, string])[]): readonly number[] {
  const parent = new Map<string, string>()
  const root = (node: string): string => {
    let at = node
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) {
      // Path halving keeps later walks short.
      parent.set(at, parent.get(up) ?? up)
      at = up
    }
    return at
  }
  for (const [left, right] of edges) parent.set(root(`l${left}`), root(`r${right}`))
  const numbers = new Map<string, number>()
  return edges.map(([left]) => {
    const at = root(`l${left}`)
    const number = numbers.get(at) ?? numbers.size
    numbers.set(at, number)
    return number
  })
}
