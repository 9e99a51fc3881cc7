/** `node sandbox/past/furnish.ts FILE`: writes last season into the sandbox's database, while the bot runs on it. */
import { readFileSync } from 'node:fs'
import { Instant } from '../../src/core/time.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { addTo, pastSeason } from './past-season.ts'

const [file = ''] = process.argv.slice(2)
const hiring: unknown = JSON.parse(readFileSync('sandbox/furniture/hiring.json', 'utf8'))
const season = await pastSeason(hiring, Instant.parse(new Date().toISOString()))
const store = await openStore(await openSource(file))
await addTo(store, season)
await store.close()
