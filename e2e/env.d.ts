// The little of Node that the tests use.
declare const process: { env: Record<string, string | undefined> }
declare const Buffer: { from(text: string): Uint8Array & { toString(encoding: string): string } }
declare module 'node:fs' {
  export function readFileSync(path: string, encoding: 'utf8'): string
  export function readdirSync(path: string): string[]
}
