import type { Generated } from 'kysely'

/**
 * A record is a row of its id, its revision, what is searched by, and the rest as JSON.
 *
 * Columns are `text` and `integer` only, instants are ISO 8601 UTC text: SQLite and Postgres hold the same bytes.
 */
export interface Row {
  id: string
  rev: number
  body: string
}

export interface Tables {
  workspace: { id: string; name: string }
  people: Row
  memberships: Row & { pool: string; person: string }
  openings: Row
  /** `mail` in small letters and `added_at`, empty where there is none. */
  candidates: Row & { search: string; mail: string; added_at: string }
  applications: Row & {
    candidate: string
    opening: string
    status: string
    stage: string
    created_at: string
  }
  proposals: Row & { application: string }
  loops: Row & { application: string }
  /** `needs` is `answer` or `seat` where a booked one waits for somebody, else empty. */
  interviews: Row & {
    application: string
    opening: string
    booked_by: string
    starts_at: string
    ends_at: string
    status: string
    needs: string
  }
  /** Who sits in an interview now, whatever they have answered. */
  sitters: { interview: string; person: string }
  diaries: { id: string; version: Generated<number> }
  /** Whose time an interview takes: its panel, its candidate, its room. */
  engagements: { diary: string; interview: string; starts_at: string; ends_at: string }
  kits: Row & {
    interview: string
    application: string
    opening: string
    stage: string
    kind: string
  }
  rounds: Row
  askings: Row & {
    candidate: string
    question: string
    interview: string
    status: string
    at: string
  }
  kept_questions: Row
  figures: Row
  question_reports: Row & { question: string }
  scorecards: Row & { interview: string; application: string; person: string; status: string }
  unsealings: Row & { application: string }
  decisions: Row & { application: string; at: string }
  readers: Row
  past_ratings: Row
  feeds: Row
  /** When people's own calendars say that they are busy. */
  busy: { person: string; starts_at: string; ends_at: string }
  notices: {
    key: string
    channel: string
    recipient: string
    due_at: string
    /** `due_at` at first; later while a delivery is under way or after one failed. */
    next_try_at: string
    body: string
    attempts: number
    /** Grows with every claim and replacement, so that a late outcome cannot settle a newer notice. */
    revision: number
    last_error: string | null
    receipt: string | null
    dead: number
  }
  /** `about` is what a message listed when it was posted, for who edits it later. */
  posted: { key: string; channel: string; ts: string; digest: string; about: Generated<string> }
  audit: {
    seq: number
    actor: string
    verb: string
    object: string
    before: string
    after: string
    at: string
    previous: string
    hash: string
  }
}
