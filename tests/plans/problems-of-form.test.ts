import { describe, test } from 'vitest'
import { type Broken, planFolder } from '../support/plan-folder.ts'
import { SEARCH } from '../support/plans.ts'

const { tellsOf } = planFolder()

describe('each problem of form is told with its line and what is expected', () => {
  test.each<Broken>([
    // what, words of the plan, what stands there instead, the problem, words on its line
    [
      'a key misspelled',
      'breakMinutes: 15',
      'breakMinute: 15',
      'stages.1: unknown breakMinute; correct the spelling or take it out.',
      'breakMinute:',
    ],
    [
      'a key missing',
      'form: In person',
      'remark: In person',
      'form is missing; expected text.',
      'key:',
    ],
    [
      'text for a number',
      'min: 12, max: 24',
      'min: twelve, max: 24',
      'weeks.min: expected a number, found "twelve".',
      'weeks:',
    ],
    [
      'half a minute',
      'minutes: 30',
      'minutes: 30.5',
      'stages.0.interviews.0.minutes: expected a whole number, found 30.5.',
      'minutes: 30.5',
    ],
    [
      'too short an interview',
      'minutes: 30',
      'minutes: 5',
      'stages.0.interviews.0.minutes: expected at least 15, found 5.',
      'minutes: 5',
    ],
    [
      'a zone that does not exist',
      'Europe/Belgrade',
      'Europe/Beograd',
      'office.zone: not an IANA time zone.',
      'office:',
    ],
    [
      'a country in words',
      'country: RS',
      'country: Serbia',
      'office.country: expected an ISO 3166 country such as RS, found "Serbia".',
      'office:',
    ],
    [
      'a kind that does not exist',
      'kind: number',
      'kind: amount',
      'screening.5.kind: expected one of yes or no, one of, some of, number, date, text.',
      'kind: amount',
    ],
    [
      'an area that does not exist',
      'linux: 1, networking',
      'linnux: 1, networking',
      'stages.0.interviews.0.kit.areas: unknown linnux; correct the spelling or take it out.',
      'areas: {systems: 1, linnux',
    ],
    [
      'a key in capitals',
      'key: fundamentals',
      'key: Fundamentals',
      /^stages\.1\.interviews\.0\.key: expected small letters and digits with hyphens, such as go-2, found "Fundamentals"\.$/,
      'key: Fundamentals',
    ],
    [
      'too few competencies said to be a map',
      'redFlags:\n',
      'redFlags: {}\nflags:\n',
      'redFlags: expected a list, found {}.',
      'redFlags:',
    ],
    [
      'a level without words',
      '      1: Blames others, rejects a correction, or takes all the credit.',
      '      1: " "',
      'competencies.6.anchors.1: expected text with something in it, found " ".',
      '1: " "',
    ],
    [
      'a level too many',
      '      5: Made others better',
      '      6: Made others better',
      'competencies.6.anchors: unknown 6; correct the spelling or take it out.',
      '6: Made others',
    ],
    [
      'a clock of 25 hours',
      '"12:00"',
      '"25:00"',
      'stages.1.lunch.from: not a time such as 09:00.',
      'lunch:',
    ],
    [
      'a key that is not the name of the file',
      `key: ${SEARCH}`,
      'key: search-intern',
      `key: is “search-intern”; expected ${SEARCH}, the name of the file.`,
      'key: search-intern',
    ],
    [
      'an anchor of YAML',
      'seats:\n',
      'seats: &seats\n',
      'YAML anchor &seats; write the text out.',
      'seats: &seats',
    ],
    [
      'a key of YAML twice',
      'maxDays: 2\n',
      'maxDays: 2\n    maxDays: 3\n',
      /^Keys must be unique/,
      'maxDays: 3',
    ],
    [
      'a tab',
      '    maxDays: 2',
      '\tmaxDays: 2',
      'A tab indents this line; use spaces.',
      '\tmaxDays',
    ],
  ])('%s', tellsOf)
})
