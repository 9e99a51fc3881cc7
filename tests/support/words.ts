import { isRecord, type Json } from '../../sandbox/slack/json.ts'

/** Every text of a message or view, in order, a line each: what a person reads. */
export function wordsOf(shown: Json | undefined): string {
  return textsIn(shown?.blocks ?? []).join('\n')
}

/** The labels of all buttons of a message or view. */
export function buttonsOf(shown: Json | undefined): string[] {
  return records(shown?.blocks ?? [])
    .filter(({ type }) => type === 'button')
    .map(({ text }) => (isRecord(text) ? String(text.text) : ''))
}

function textsIn(value: unknown): string[] {
  return records(value).flatMap(({ type, text }) =>
    (type === 'mrkdwn' || type === 'plain_text') && typeof text === 'string'
      ? [text.replaceAll('\u2060', '')]
      : [],
  )
}

/** Every object anywhere in `value`, outer ones first. */
function records(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(records)
  if (!isRecord(value)) return []
  return [value, ...Object.values(value).flatMap(records)]
}
