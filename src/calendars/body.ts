/** The body of an answer, as text of bounded size. */
import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

export class TooBig extends Error {}

/** The body ended before it was whole, or does not unpack. */
export class CutOff extends Error {}

/** Read, unpack and decode the body. @throws TooBig as soon as it is, unpacked, longer than `most` bytes; CutOff. */
export async function textOf(response: IncomingMessage, most: number): Promise<string> {
  return decoded(await bounded(response, most), response.headers['content-type'])
}

/** The body unpacked, cut off as soon as it is too long: a small file may unpack to a huge one. */
async function bounded(response: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of unpacked(response)) {
      size += chunk.length
      if (size > most) throw new TooBig()
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof TooBig ? error : new CutOff()
  }
  return Buffer.concat(chunks)
}

function unpacked(response: IncomingMessage): Readable {
  const decoders = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  }
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? ''
  const decoder = Object.entries(decoders).find(([name]) => name === encoding)?.[1]()
  if (decoder === undefined) return response
  response.on('error', (error) => decoder.destroy(error))
  return response.pipe(decoder)
}

/** Only titles could suffer from a wrong guess, and they are not read. */
function decoded(bytes: Buffer, contentType = ''): string {
  const charset = /charset="?([\w.:-]+)/i.exec(contentType)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}
