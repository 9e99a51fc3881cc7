/** The commands, each with its words. What they run is loaded when they run. */
import { alone, BadUsage, type Command, done, inputAlone, unflagged } from './command.ts'

export const commands: readonly Command[] = [
  {
    name: 'slots',
    summary: 'where an interview could start so that everyone is free',
    usage: `loopwright slots < search.json

Reads from standard input: now, noticeMinutes, from, to, durationMinutes, stepMinutes, gridZone and
people, each with id, zone, hours, overrides, holidays, busy, bufferBeforeMinutes, bufferAfterMinutes.
Answers { "starts": [...] }, instants in UTC, ascending.`,
    run: async (call) => done((await import('./slots.ts')).slots(await inputAlone(call))),
  },
  {
    name: 'start',
    summary: 'run the bot',
    usage: `loopwright start

Reads .env and the environment, serves until it is stopped (Ctrl-C), and finishes what it has begun.
Exit status 1 if ten seconds were not enough for that, or if something went wrong while it served.`,
    run: async (call) => {
      alone(call.args)
      return await (await import('./start.ts')).serve(call)
    },
  },
  {
    name: 'check-config',
    summary: 'say what is wrong with the settings, without starting',
    usage: `loopwright check-config

Reads .env, the environment, interview plans and question banks as start does. Answers { "ok": true }, or lists
every problem.`,
    run: async ({ args }) => {
      alone(args)
      const { checkSettings } = await import('./check-settings.ts')
      await checkSettings()
      return done({ ok: true })
    },
  },
  {
    name: 'import',
    summary: 'take over people, pools, openings and candidates from a document',
    usage: `loopwright import < hiring.json

Reads from standard input: people (each with id, name, zone, and hours, preferred, exceptions,
holidayCountry, caps, buffers, grants, status, calendar, pools), openings (id, leads, recruiters, channel) and
candidates (id, name, mail, zone, placeOfStudy, languages, opening). Writes to the database that
DATABASE names; what the document leaves out stays as it is. Importing again changes nothing more.`,
    run: async (call) => {
      const input = await inputAlone(call)
      return done(await (await import('./import.ts')).importDocument(input, call.now))
    },
  },
  {
    name: 'people',
    summary: 'list people, their permissions, hours and pools',
    usage: `loopwright people

Lists everybody in the database that DATABASE names, and who leads which opening, as a document that
import reads.`,
    run: async ({ args }) => {
      alone(args)
      const { within } = await import('./database.ts')
      return done(await within(undefined, (await import('./people.ts')).rosterOf))
    },
  },
  {
    name: 'backup',
    summary: 'copy the database to a file while the bot serves',
    usage: `loopwright backup FILE

Copies the database that DATABASE names. Never writes over a file. To restore: stop the bot, put FILE in the place of
the database, delete that one's -wal and -shm files if they are there, start.`,
    run: async ({ args, now }) => {
      const [file, ...more] = unflagged(args)
      if (file === undefined || more.length > 0) throw new BadUsage('Name the file to write.')
      return done(await (await import('./database.ts')).backUp(file, now()))
    },
  },
  {
    name: 'export',
    summary: 'write down everything about an application, for people to read',
    usage: `loopwright export APPLICATION [FILE]

Answers { "application", "markdown", "html" }; with FILE, whose name ends in .md or .html, writes that and answers
{ "application", "file" }. Holds what an admin may see: scorecards that are still sealed are counted, not shown.`,
    run: async ({ args, now }) => {
      const [application, file, ...more] = unflagged(args)
      if (application === undefined || more.length > 0) {
        throw new BadUsage('Name one application, and perhaps a file.')
      }
      return done(await (await import('./export.ts')).exportOnRequest(application, file, now))
    },
  },
  {
    name: 'erase',
    summary: "take a candidate's data away for good",
    usage: `loopwright erase CANDIDATE [--dry-run]

CANDIDATE is an id or a mail address. Takes names, addresses, scorecards, kits, decisions and everything else that
leads to them out of the database that DATABASE names, its free pages and its write-ahead log; the running bot
edits and deletes what it had posted. Ratings stay under random keys. With --dry-run, says what would go.
Answers { "erased", "candidate", "applications", "interviews", "scorecards", "ratings", "messages", "files", "isClean" }.
"isClean" is false where another process kept the files busy: run it again later. Exit status 1 and "why" when something
stands against it. Backups made before are not touched.`,
    run: async ({ args, now }) => {
      const flags = ['--dry-run', '--json']
      const [wanted, ...more] = args.filter((arg) => !flags.includes(arg))
      if (wanted === undefined || more.length > 0) throw new BadUsage('Name one candidate.')
      if (wanted.startsWith('-')) throw new BadUsage(`There is no ${wanted}.`)
      const { eraseOnRequest } = await import('./erase.ts')
      return await eraseOnRequest(wanted, args.includes('--dry-run'), now)
    },
  },
  {
    name: 'audit',
    summary: 'list the audit log, or check that nobody has changed it',
    usage: `loopwright audit list [--actor ID] [--object ID]... [--from INSTANT] [--until INSTANT]
                      [--limit 100] [--before SEQ] [FILE]
loopwright audit verify [FILE]

list    the entries that fit, the newest first: { "entries": [{ "seq", "at", "actor", "verb", "object",
        "before", "after", "hash" }], "older" }. Give older as --before for those that follow.
verify  follow the chain of hashes, and hold every scorecard against the seal it was given. Exit status 1 and the first
        broken link, or { "scorecards": [{ "card", "what" }] } that are not as they were sealed.

In the database that DATABASE names, or in FILE.`,
    run: async ({ args }) => {
      const [verb, ...rest] = unflagged(args)
      const { list, verify } = await import('./database.ts')
      if (verb === 'list') return await list(rest)
      const [file, ...more] = rest
      if (verb !== 'verify' || more.length > 0) {
        throw new BadUsage('Say: audit list, or audit verify [FILE].')
      }
      return await verify(file)
    },
  },
  {
    name: 'manifest',
    summary: 'print the app manifest to paste into Slack',
    usage: `loopwright manifest [URL]

For Socket Mode. With URL, the public address of the bot such as https://bot.example.org, for HTTP.`,
    run: async ({ args }) => {
      const [url, ...more] = unflagged(args)
      if (more.length > 0) throw new BadUsage('Give one address, or none.')
      if (url !== undefined && !isHttps(url)) {
        throw new BadUsage(`${url} is not an address that begins with https://, as Slack wants it.`)
      }
      const { manifestOf } = await import('../slack/manifest.ts')
      return done(manifestOf((await import('../surfaces.ts')).surfaces, url))
    },
  },
  {
    name: 'banks',
    summary: 'lint, verify, count and draw the questions of a bank',
    usage: `loopwright banks lint|verify|stats|lock [--json] [DIR...]
loopwright banks draw [DIR...] < draw.json
loopwright banks schema item|exercise

lint    hold questions to the rules of the format; status 1 when one is broken
verify  compile and run all code with the tools of this machine; status 1 on a failure or a missing tool
stats   count by area, topic, status, difficulty and form
lock    record the versions in use, so that lint notices a change without a new version
draw    the kits of a stage as the bot would draw them, with their reasons; status 1 when one is short.
        Reads plan, stage, seed, and perhaps interview, languages, asked, reported, exposure, at
schema  the JSON Schema of a question or an exercise, for editors

DIR is a folder or file of questions; question-banks if none is named. Answers one JSON document on
standard output (on a terminal only with --json) and words on standard error (not with --json).`,
    run: async (call) => (await import('./banks.ts')).banks(call),
  },
  {
    name: 'plans',
    summary: 'check interview plans',
    usage: `loopwright plans lint [DIR]
loopwright plans schema

lint    list the plans of a folder and what is wrong with them; status 1 when something is
schema  the JSON Schema of a plan, for editors

DIR is a folder of plans; interview-plans if none is named. Answers
{ "plans": [{ "key", "version", "title" }], "problems": [{ "file", "line", "message" }] }.`,
    run: async (call) => (await import('./plans.ts')).plans(call),
  },
  {
    name: 'stats',
    summary: 'agreement, severity and item statistics of ratings',
    usage: `loopwright stats alpha --level nominal|ordinal|interval|ratio [--resamples 2000] [--seed 1]
loopwright stats kappa
loopwright stats icc
loopwright stats severity [--method reml|ml]
loopwright stats items
loopwright stats proportion

Reads from standard input:
  alpha       { "ratings": [[1, null, 3], ...] }   a row for every rater, a column for every unit
  kappa       { "counts": [[0, 14], ...] }         a row for every subject, a column for every category
  icc         { "ratings": [[9, 2, 5, 8], ...] }   a row for every target, a column for every judge
  severity    { "ratings": [{ "candidate", "interviewer", "item", "rating" }, ...] }   item may be left out
  items       { "scores": [[1, 0], ...] }          a row for every person, a column for every item
  proportion  { "x": 81, "n": 263 }
Answers the statistic with what it rests on. A value that is not defined is null, and "why" says why.`,
    run: async (call) => await (await import('./stats.ts')).stats(call),
  },
  {
    name: 'plan',
    summary: 'the best plan of a loop of interviews, with a proof',
    usage: `loopwright plan < loop.json

Reads what slots reads, but no durationMinutes; of people also preferred, loadMinutes, capPerDay,
capPerWeek and booked; and candidate, rooms, interviews, rules, objective, alternatives, timeLimitMs.
Answers status, value, bound, plan and alternatives; without a plan, conflict and relaxations.
Exit status 1: there is no plan, or none was found in time.`,
    run: async (call) => (await import('./plan.ts')).plan(await inputAlone(call)),
  },
  {
    name: 'repair',
    summary: 'the least change to a plan when somebody cannot come',
    usage: `loopwright repair < loop.json

Reads what plan reads, and current (a plan), lost ([{ interview, person }]) and lostInterviews (ids
of interviews that may not keep their start). A start that is kept needs no notice.
Answers as plan does.`,
    run: async (call) => (await import('./plan.ts')).repair(await inputAlone(call)),
  },
]

function isHttps(url: string): boolean {
  return URL.parse(url)?.protocol === 'https:'
}
