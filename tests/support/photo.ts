// Photos: one that says where it was taken, one of a size that can be looked at.

import {crc32, deflateSync} from 'node:zlib'
import {pixel} from './reported.ts'

/** A chunk of a PNG: length, type, data, checksum. */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** EXIF of one entry, the description of the picture (TIFF 6.0 section 2). */
function exif(words: string): Buffer {
  const text = Buffer.from(`${words}\0`, 'latin1')
  const head = Buffer.from('II*\0\x08\0\0\0\x01\0', 'latin1')
  const entry = Buffer.alloc(12)
  entry.writeUInt16LE(0x010e, 0)
  entry.writeUInt16LE(2, 2)
  entry.writeUInt32LE(text.length, 4)
  entry.writeUInt32LE(26, 8)
  return Buffer.concat([head, entry, Buffer.alloc(4), text])
}

/** A PNG of one pixel whose metadata hold these words. */
export function photoSaying(words: string): Buffer {
  const afterHeader = 8 + 25
  return Buffer.concat([pixel.subarray(0, afterHeader), chunk('eXIf', exif(words)), pixel.subarray(afterHeader)])
}

/** A PNG of a sky that grows lighter, of so many pixels across. */
export function skyPhoto(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8) // eight bits, red green blue (PNG 11.2.2)
  const rows = Array.from({length: height}, (_, y) => {
    const light = Math.round((y / height) * 120)
    return Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from([40 + light, 70 + light, 110 + light]))])
  })
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts])
}
