/** What gives power to whoever reads it: tokens, one-time addresses, signatures, passwords in addresses. */
const SECRETS = [
  /\bx(?:ox[a-z]|app)-[\w-]+/g,
  /(?<=https:\/\/hooks\.slack\.com\/)[^\s"'\\]+/g,
  /(?<=[?&]ticket=)[^\s"'&\\]+/g,
  /(?<="(?:token|response_url|trigger_id)":")[^"]+/g,
  /\bv0=[0-9a-f]{64}\b/g,
  /(?<=:\/\/[^\s:@/]*:)[^\s@/]+(?=@)/g,
]

/** `text` with what is known to be secret, and what looks like it, taken out. */
export function withoutSecrets(text: string, known: readonly string[] = []): string {
  const left = known.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text)
  return SECRETS.reduce((rest, pattern) => rest.replace(pattern, '[secret]'), left)
}
