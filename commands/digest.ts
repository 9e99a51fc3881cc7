import { digestPreview, muteDigest } from '../src/app/readers.ts'
import { Refusal } from '../src/core/refusal.ts'
import { LocalDate } from '../src/core/time.ts'
import { mutedWords, previewMessage } from '../src/slack/blocks/digest-settings.ts'
import type { Command } from '../src/slack/command.ts'
import { channelListFor } from '../src/slack/digest/channel-settings.ts'
import { digestFormFor } from '../src/slack/digest/settings.ts'
import { loading } from '../src/slack/modal.ts'
import { md } from '../src/slack/text.ts'

export const digest: Command = {
  name: '/digest',
  summary: 'See what waits on you now, and choose when you hear of it',
  hint: '[now, mute <date>, unmute, or channels]',
  usage: [
    ['/digest', 'choose when you hear of what waits on you, and what of it'],
    ['/digest now', 'what waits on you now'],
    ['/digest mute <date, such as 2027-03-20>', 'no digest before that day'],
    ['/digest unmute', 'have it again'],
    ['/digest channels', 'what the channel of an opening reads, and when'],
  ],
  async run({ text, who, open, reply, slack }, deps) {
    const [word = '', rest = ''] = text.toLowerCase().split(' ')
    switch (word) {
      case '': {
        const opened = await open(loading('My digest', md`One moment…`))
        await slack.updateModal(opened, await digestFormFor(deps, who))
        return
      }
      case 'now':
        return reply(previewMessage(await digestPreview(deps, who)))
      case 'mute': {
        const date = LocalDate.safeParse(rest)
        if (!date.success)
          throw new Refusal({ code: 'bad-usage', usage: '/digest mute 2027-03-20' })
        return reply(mutedWords(await muteDigest(deps, who, date.data)))
      }
      case 'unmute':
        return reply(mutedWords(await muteDigest(deps, who, null)))
      case 'channels': {
        const opened = await open(loading('Digests of channels', md`One moment…`))
        await slack.updateModal(opened, await channelListFor(deps, who))
        return
      }
      default:
        throw new Refusal({
          code: 'bad-usage',
          usage: '/digest, /digest now, /digest channels or /digest mute 2027-03-20',
        })
    }
  },
}
