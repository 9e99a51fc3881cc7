import { z } from 'zod'
import { AREAS } from './areas.ts'
import { CodeCheck } from './check.ts'
import { Anchors, common, Followup, type Frozen, Hint, Text, toolchains } from './fields.ts'

/** The language a candidate must have declared to be asked this; `none` for everybody. */
export const Language = z.enum([
  'none',
  'go',
  'rust',
  'c',
  'cpp',
  'python',
  'java',
  'javascript',
  'typescript',
  'shell',
  'sql',
])

const areas: readonly string[] = AREAS.map(({ key }) => key)

/** The areas that ask about one language, and are called after it. */
export const LANGUAGE_AREAS: ReadonlySet<string> = new Set(
  areas.filter((key) => Language.safeParse(key).success),
)

export const SnippetLanguage = z.enum([
  'go',
  'rust',
  'c',
  'cpp',
  'python',
  'sh',
  'bash',
  'sql',
  'yaml',
  'json',
  'toml',
  'http',
  'dockerfile',
  'diff',
  'text',
])
export type SnippetLanguage = z.infer<typeof SnippetLanguage>

/** What the candidate is asked to do. Behavioural questions are one of the last two. */
export const FORMS = [
  'explain',
  'predict',
  'debug',
  'estimate',
  'design',
  'past-event',
  'situational',
] as const

/** One question of a bank, as written in YAML. Keys are spelled as authors type them. */
export const Item = z.strictObject({
  ...common,
  form: z.enum(FORMS).optional(),
  minutes: z.int(),
  languages: z.array(Language).min(1),
  /** Read aloud to the candidate. */
  prompt: Text,
  /** Facts given on request, and how the question is run. */
  setup: Text.optional(),
  snippet: z.strictObject({ lang: SnippetLanguage, code: Text }).optional(),
  ...toolchains,
  /** The full answer, for the interviewer. */
  key: Text,
  followups: z.array(Followup),
  anchors: Anchors,
  misconceptions: z.array(Text),
  hints: z.array(Hint),
  code_checks: z.array(CodeCheck),
  variants: z.array(common.id).optional(),
  language: z.string().optional(),
  translations: z.record(z.string(), z.strictObject({ prompt: Text })).optional(),
})
export type Item = Frozen<z.infer<typeof Item>>
