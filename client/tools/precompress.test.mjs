import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { precompress } from './precompress.mjs'

test('text gets both siblings, holding the same bytes; small files and pictures none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pumpjack-precompress-'))
  try {
    const text = 'const oil = 40\n'.repeat(200)
    writeFileSync(join(folder, 'office.js'), text)
    writeFileSync(join(folder, 'tiny.js'), 'let a')
    writeFileSync(join(folder, 'photo.png'), text)
    precompress(folder)
    expect(readdirSync(folder).sort()).toEqual(['office.js', 'office.js.br', 'office.js.gz', 'photo.png', 'tiny.js'])
    expect(brotliDecompressSync(readFileSync(join(folder, 'office.js.br'))).toString()).toBe(text)
    expect(gunzipSync(readFileSync(join(folder, 'office.js.gz'))).toString()).toBe(text)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
