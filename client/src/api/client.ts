import { ApiProblem, problemFrom } from './problem'
import type { Operations } from './schema'

export type OperationName = keyof Operations
type Part<K extends OperationName, P extends string> = P extends keyof Operations[K] ? Operations[K][P] : undefined

export type Answer<K extends OperationName> = Part<K, 'answer'>
export type Body<K extends OperationName> = Part<K, 'body'>
export type Query<K extends OperationName> = Part<K, 'query'>

export interface Call<K extends OperationName> {
  path?: Part<K, 'path'>
  query?: Query<K>
  body?: Body<K>
  /** Row version the change was made against. */
  ifMatch?: number | string
  signal?: AbortSignal
}

const root = '/api/v1'
const refreshedAtKey = 'pumpjack.refreshed-at'

/** One call of the API. Throws an ApiProblem for every answer that is not a success. */
export async function call<K extends OperationName>(operation: K, input: Call<K> = {}): Promise<Answer<K>> {
  const [method, template] = operation.split(' ') as [string, string]
  const url = apiUrl(template, input.path as Values, input.query as Values)
  const init: RequestInit = { method, headers: headersOf(input), credentials: 'same-origin' }
  if (input.signal) init.signal = input.signal
  if (input.body !== undefined) init.body = input.body instanceof FormData ? input.body : JSON.stringify(input.body)

  const text = await (await sendSignedIn(url, init, !template.startsWith('/auth/log'))).text()
  return (text === '' ? undefined : JSON.parse(text)) as Answer<K>
}

/** The text of a file the server makes: rejected rows, an export. */
export async function readText(url: string, signal: AbortSignal): Promise<string> {
  return (await sendSignedIn(url, { credentials: 'same-origin', signal }, true)).text()
}

/** A refused ticket is renewed once and the request repeated; what is refused then is a problem. */
async function sendSignedIn(url: string, init: RequestInit, mayRenew: boolean): Promise<Response> {
  const started = Date.now()
  let response = await send(url, init)
  if (response.status === 401 && mayRenew && (await refresh(started))) response = await send(url, init)
  if (!response.ok) throw await problemFrom(response)
  return response
}

type Values = Record<string, unknown> | undefined

/** Address of an operation, also for links (exports, error files). Empty values are left out. */
export function apiUrl(template: string, path?: Values, query?: Values): string {
  const address = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path?.[name] ?? '')))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  return `${root}${address}${search.size ? `?${search}` : ''}`
}

function headersOf(input: { body?: unknown; ifMatch?: number | string }): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (input.body !== undefined && !(input.body instanceof FormData)) headers['content-type'] = 'application/json'
  if (input.ifMatch !== undefined) headers['if-match'] = `"${input.ifMatch}"`
  return headers
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new ApiProblem(0, { title: 'No connection', detail: 'The server did not answer. Check the connection and try again.' })
  }
}

/**
 * Renews the session. A refresh token is good for one use and a second use ends the session, so tabs take turns,
 * and one that waited finds that the work is done.
 */
async function refresh(started: number): Promise<boolean> {
  return exclusively(async () => {
    if (Number(localStorage.getItem(refreshedAtKey) ?? 0) >= started) return true
    const response = await send(`${root}/auth/refresh`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    if (response.ok) localStorage.setItem(refreshedAtKey, String(Date.now()))
    return response.ok
  })
}

let lastRefresh: Promise<unknown> = Promise.resolve()

function exclusively<T>(work: () => Promise<T>): Promise<T> {
  if (globalThis.navigator?.locks) return navigator.locks.request('pumpjack.refresh', work) as Promise<T>
  const turn = lastRefresh.then(work, work)
  lastRefresh = turn
  return turn
}
