import about from '../package.json' with { type: 'json' }

/** Of the bot. */
export const VERSION: string = about.version
