import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { planSchema } from '../../src/plans/schema.ts'
import { changed, PLANS, planText, SEARCH } from '../support/plans.ts'

const fits = new Ajv2020({ strict: false }).compile(planSchema())

test('the published schema is the one plans are read by ("loopwright plans schema" prints it)', () => {
  const published = JSON.parse(readFileSync(`${PLANS}/plan.schema.json`, 'utf8'))
  expect(published).toEqual(JSON.parse(JSON.stringify(planSchema())))
})

test.each([SEARCH, 'backend-intern'])('an editor finds nothing wrong with %s', (key) => {
  fits(parse(planText(key)))
  expect(fits.errors).toBeNull()
  expect(planText(key)).toMatch(/^# yaml-language-server: \$schema=plan\.schema\.json\n/)
})

test.each([
  ['a key misspelled', 'breakMinutes: 15', 'breakMinute: 15'],
  ['text for a number', 'minutes: 30', 'minutes: half an hour'],
  ['an area that does not exist', 'linux: 1, networking', 'linnux: 1, networking'],
  ['a kind that does not exist', 'kind: number', 'kind: amount'],
])('an editor marks %s', (_what, from, to) => {
  expect(fits(parse(changed(planText(), from, to)))).toBe(false)
})

test('an editor shows what a field is for', () => {
  expect(JSON.stringify(planSchema())).toContain('How many of them are live exercises.')
})
