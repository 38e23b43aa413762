// What somebody with access to the disk can do to a data directory behind the program's back.

import {readFile, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {DatabaseSync} from 'node:sqlite'

export const pageBytes = 4096
const bodyBytes = pageBytes - 8

/** The checksum of src/store/sqlite/pages.cpp, so that a forger who knows it is tested too. */
function checksum(page: Buffer, number: bigint): bigint {
  const word = (value: bigint) => BigInt.asUintN(64, value)
  let state = 0x6c756f7368690001n ^ word(number * 0x9e3779b97f4a7c15n)
  for (let at = 0; at < bodyBytes; at += 8) {
    const mixed = word((state ^ page.readBigUInt64LE(at)) * 0xd6e8feb86659fd93n)
    state = word(mixed << 29n) | (mixed >> 35n)
  }
  return state ^ (state >> 32n)
}

async function sealPages(file: string): Promise<void> {
  const bytes = await readFile(file)
  for (let at = 0; at < bytes.length; at += pageBytes) {
    const page = bytes.subarray(at, at + pageBytes)
    page.writeBigUInt64LE(checksum(page, BigInt(at / pageBytes + 1)), bodyBytes)
  }
  await writeFile(file, bytes)
}

/** Forges the database as a careful forger would: by SQL, with every page's checksum put right. */
export async function forge(data: string, sql: string): Promise<void> {
  const file = path.join(data, 'luoshi.db')
  const database = new DatabaseSync(file)
  database.exec(sql)
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  database.close()
  await sealPages(file)
}

/** The first row of an answer of a database that no program has open. */
export function ask(data: string, sql: string): any {
  const database = new DatabaseSync(path.join(data, 'luoshi.db'))
  const row = database.prepare(sql).get()
  database.close()
  return row
}

/** Flips one bit of a file. */
export async function flip(file: string, offset: number): Promise<void> {
  const bytes = await readFile(file)
  bytes[offset]! ^= 0x20
  await writeFile(file, bytes)
}
