/** Why a calendar could not be read, and how to tell its owner. */

export type Trouble =
  | {
      readonly code:
        | 'bad-address'
        | 'closed-address'
        | 'no-such-server'
        | 'no-answer'
        | 'certificate'
    }
  | { readonly code: 'too-slow' | 'too-big' | 'too-many' | 'too-many-redirects' | 'cut-off' }
  | { readonly code: 'signed-in-only' | 'gone' | 'not-a-calendar' | 'unread' }
  | { readonly code: 'server-trouble'; readonly status: number }

/** What happened and what to do, for the owner of the calendar. Never names the address: it works like a password. */
export function troubleWords(trouble: Trouble): string {
  switch (trouble.code) {
    case 'bad-address':
      return 'This is not an address that can be read. Copy the one that begins with https:// and often ends in .ics.'
    case 'closed-address':
      return 'The address leads into a private network. Use one that can be reached from the internet, or ask an admin to allow it.'
    case 'no-such-server':
      return 'The server in the address was not found. Check the address for a typing mistake.'
    case 'no-answer':
      return 'The calendar’s server does not answer. It is tried again later; if that lasts, check the address.'
    case 'certificate':
      return 'The calendar’s server has no valid certificate. Ask whoever runs it to renew it.'
    case 'too-slow':
      return 'The calendar took too long. If that lasts, publish a calendar with fewer entries.'
    case 'too-big':
      return 'The calendar is larger than 5 MB. Publish one without attachments, or with fewer past entries.'
    case 'too-many':
      return 'The calendar has too many entries in the weeks ahead. Look for one that repeats every minute or so.'
    case 'too-many-redirects':
      return 'The address leads on to others too many times. Publish the calendar again and set the new address.'
    case 'cut-off':
      return 'The calendar broke off before its end. It is tried again later.'
    case 'signed-in-only':
      return 'The calendar asks for a sign-in. Publish it, or use its secret address.'
    case 'gone':
      return 'There is no calendar at this address any more. Publish it again and set the new address.'
    case 'not-a-calendar':
      return 'The address leads to a web page or something else, not to a calendar. Copy the address of its .ics file.'
    case 'unread':
      return 'Nothing in the calendar could be read. Publish it again, or set another address.'
    case 'server-trouble':
      return `The calendar’s server has trouble (it answered ${trouble.status}). It is tried again later.`
  }
}
