/** Pieces of SQL in which a semicolon ends nothing: strings, names, comments. */
const OPAQUE = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?\*\//g

/** Split a script into its statements; the body of a trigger stays in one piece. */
export function statementsOf(script: string): readonly string[] {
  const blanked = script.replace(OPAQUE, (piece) => piece.replace(/[;\w]/g, '_'))
  const statements: string[] = []
  let start = 0
  for (const { index } of blanked.matchAll(/;/g)) {
    const piece = blanked.slice(start, index)
    const opensTrigger = /^\s*create\s+(?:temp\w*\s+)?trigger\b/i.test(stripped(piece))
    if (opensTrigger && !/\bend\s*$/i.test(piece)) continue
    statements.push(script.slice(start, index).trim())
    start = index + 1
  }
  statements.push(script.slice(start).trim())
  return statements.filter((statement) => stripped(statement) !== '')
}

function stripped(statement: string): string {
  return statement.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, '').trim()
}
