/** The bytes of a file in base64, as the server takes them. */
export function base64Of(file: Blob): Promise<string> {
  return new Promise((settle, fail) => {
    const reader = new FileReader()
    reader.onerror = () => fail(reader.error)
    reader.onload = () => {
      const { result } = reader
      settle(typeof result === 'string' ? result.slice(result.indexOf(',') + 1) : '')
    }
    reader.readAsDataURL(file)
  })
}
