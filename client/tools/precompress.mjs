// Writes FILE.br and FILE.gz beside every text file of the built client, once, at the best ratio; the server picks one by what the browser takes.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const isText = /\.(js|css|html|svg|json|webmanifest|mjs)$/
const worthwhile = 512

export function precompress(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !isText.test(entry.name)) continue
    const file = join(entry.parentPath, entry.name)
    const content = readFileSync(file)
    if (content.length < worthwhile) continue
    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }
    writeFileSync(`${file}.br`, brotliCompressSync(content, options))
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
  }
}

if (process.argv[2]) precompress(process.argv[2])
