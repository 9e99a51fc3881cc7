/** What went wrong with a press or a submission, for people; `error` is Slack's word for it. */
export function failureWords(error: string | undefined): string {
  switch (error) {
    case 'operation_timeout':
      return 'The app did not answer within 3 seconds (operation_timeout).'
    case 'dispatch_failed':
      return 'The app could not be reached (dispatch_failed). Is the bot running?'
    case undefined:
      return 'That did not work.'
    default:
      return `That did not work: ${error}.`
  }
}
