/** The fields that questions and live exercises share. */
import { z } from 'zod'
import { AREAS } from './areas.ts'
import { COMPETENCIES } from './competencies.ts'

/** Parsed data nobody may change. */
export type Frozen<T> = T extends string | number | boolean
  ? T
  : T extends readonly (infer E)[]
    ? readonly Frozen<E>[]
    : T extends object
      ? { readonly [K in keyof T]: Frozen<T[K]> }
      : T

/** Area prefix, words, three digits: `go-slice-append-001`. Unique within a bank. */
export const QuestionId = z
  .string()
  .regex(/^[a-z]{2,3}(-[a-z0-9]+)+-\d{3}$/, 'an id such as go-slice-append-001')
  .brand<'QuestionId'>()
export type QuestionId = z.infer<typeof QuestionId>

/** draft: being written. review: waiting for reviewers. pilot: may be asked, does not count yet. active: in use. */
export const Status = z.enum(['draft', 'review', 'pilot', 'active', 'paused', 'retired', 'leaked'])
export type Status = z.infer<typeof Status>

/** Whether a question of that status may be asked. */
export function isInUse(status: string): boolean {
  return status === 'active' || status === 'pilot'
}

export const Level = z.enum(['intern', 'junior', 'mid', 'senior'])

/** Rust editions. */
export const Edition = z.union([z.literal(2015), z.literal(2018), z.literal(2021), z.literal(2024)])
export type Edition = z.infer<typeof Edition>

export const CppStandard = z.enum(['c++17', 'c++20', 'c++23'])

/** Text with something in it. */
export const Text = z.string().trim().min(1, 'text, not nothing')

export const Slug = z
  .string()
  .regex(/^[a-z0-9]+([-_.][a-z0-9]+)*$/, 'small letters, digits, dashes')

const topics: readonly [string, ...string[]] = [
  AREAS[0].topics[0]?.key ?? '',
  ...new Set(AREAS.flatMap((area) => area.topics.map((topic) => topic.key))),
]

export const Hint = z.strictObject({
  n: z.int().min(1),
  say: Text,
  /** The best rating that can still be given once this was said. */
  caps_at: z.int().min(1).max(5),
})

export const Followup = z.strictObject({ ask: Text, probes: Text })

/** What is said or done at each rating; 3 meets the bar. */
export const Anchors = z.strictObject({ 1: Text, 2: Text, 3: Text, 4: Text, 5: Text })

/** Everything but the question itself. */
export const common = {
  id: QuestionId,
  version: z.int().min(1),
  status: Status,
  title: Text,
  area: z.enum(AREAS.map((area) => area.key)),
  topic: z.enum(topics),
  competency: z.enum(COMPETENCIES),
  level: Level,
  difficulty_author: z.int().min(1).max(5),
  references: z.array(z.string()),
  tags: z.array(Slug),
  author: Text,
  reviewed_by: z.array(Text),
  review_due: z.iso.date(),
  enemies: z.array(QuestionId).optional(),
  license: Text.optional(),
  accessibility: Text.optional(),
} as const

/** What code must be compiled with, where it is not the usual. */
export const toolchains = {
  go_version: z
    .string()
    .regex(/^>=1\.\d+$/, 'such as ">=1.22", in quotes')
    .optional(),
  edition: z.array(Edition).min(1).optional(),
  cpp_standard: z.array(CppStandard).min(1).optional(),
} as const
