import { overlaps, type Span } from './time.ts'

/** What is left of `free` once every span of `busy` is cut out, by start. Neither list need be sorted. */
export function subtract(free: readonly Span[], busy: readonly Span[]): Span[] {
  return busy
    .reduce<readonly Span[]>((left, cut) => left.flatMap((span) => without(span, cut)), free)
    .toSorted((a, b) => a.start - b.start)
}

function without(span: Span, cut: Span): Span[] {
  if (!overlaps(span, cut)) return [span]
  const before = { start: span.start, end: cut.start }
  const after = { start: cut.end, end: span.end }
  return [before, after].filter(({ start, end }) => start < end)
}
