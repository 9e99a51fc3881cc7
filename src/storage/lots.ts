/** A database takes only so many values in one question. */
const LOT = 5_000

/** What `find` gives for many ids, in the order of the lots that they are asked for in. */
export async function inLots<Id, T>(
  ids: readonly Id[],
  find: (lot: readonly Id[]) => Promise<T[]>,
): Promise<T[]> {
  const lots = Array.from({ length: Math.ceil(ids.length / LOT) }, (_, i) =>
    ids.slice(i * LOT, (i + 1) * LOT),
  )
  return (await Promise.all(lots.map(find))).flat()
}
