import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { apiUrl, call } from './client'
import { ApiProblem, fieldOf } from './problem'

type Handler = (url: string, init: RequestInit) => Response | Promise<Response>
const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': status >= 400 ? 'application/problem+json' : 'application/json' },
  })

let stored: Map<string, string>
function serve(handler: Handler) {
  const fetch = vi.fn((url: string, init: RequestInit) => Promise.resolve(handler(url, init)))
  vi.stubGlobal('fetch', fetch)
  return fetch
}

beforeEach(() => {
  stored = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  })
})
afterEach(() => vi.unstubAllGlobals())

test('an address has its parts escaped and its empty filters left out', () => {
  expect(apiUrl('/production/{id}', { id: 'a/b' }, { units: 'us', q: '', from: undefined, limit: 0 })).toBe(
    '/api/v1/production/a%2Fb?units=us&limit=0',
  )
})

test('a change carries the version it was made against', async () => {
  const fetch = serve(() => json(200, { id: '1' }))
  await call('PUT /production/{id}', { path: { id: '1' }, query: {}, body: { wellId: 'w', productionDate: '2025-01-01' }, ifMatch: 3 })
  const [url, init] = fetch.mock.calls[0]!
  expect(url).toBe('/api/v1/production/1')
  expect(init.method).toBe('PUT')
  expect(init.headers).toMatchObject({ 'if-match': '"3"', 'content-type': 'application/json' })
})

test('a refusal keeps its code, its fields and its trace', async () => {
  serve(() =>
    json(422, {
      title: 'Some values need another look',
      code: 'fields',
      status: 422,
      traceId: 't1',
      errors: [{ pointer: '#/oilVolume', code: 'x', detail: 'Too much.' }],
    }),
  )
  const error = await call('POST /production', { query: {}, body: { wellId: 'w', productionDate: '2025-01-01' } }).catch(
    (caught: unknown) => caught,
  )
  expect(error).toBeInstanceOf(ApiProblem)
  expect(error).toMatchObject({ status: 422, code: 'fields', retryable: false, traceId: 't1', errors: [{ pointer: '#/oilVolume' }] })
})

test('a proxy that answers in HTML is a problem too', async () => {
  serve(() => new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } }))
  await expect(call('GET /imports', { query: {} })).rejects.toMatchObject({ status: 502, code: 'http-502', retryable: true })
})

test('no answer at all may be tried again', async () => {
  serve(() => Promise.reject(new TypeError('failed')))
  await expect(call('GET /imports', { query: {} })).rejects.toMatchObject({ status: 0, code: 'offline', retryable: true })
})

test('an ended ticket is renewed once and the call repeated', async () => {
  let renewed = false
  const fetch = serve((url) => {
    if (url.endsWith('/auth/refresh')) {
      renewed = true
      return json(200, {})
    }
    return renewed ? json(200, { items: [] }) : json(401, { code: 'sign-in-needed' })
  })
  await expect(call('GET /imports', { query: {} })).resolves.toEqual({ items: [] })
  expect(fetch.mock.calls.map(([url]) => url)).toEqual(['/api/v1/imports', '/api/v1/auth/refresh', '/api/v1/imports'])
})

test('two calls refused together renew once: a refresh token is good for one use', async () => {
  let renewed = 0
  serve((url) => {
    if (url.endsWith('/auth/refresh')) {
      renewed += 1
      return json(200, {})
    }
    return renewed ? json(200, { items: [] }) : json(401, {})
  })
  await Promise.all([call('GET /imports', { query: {} }), call('GET /imports', { query: { limit: 1 } })])
  expect(renewed).toBe(1)
})

test('a session that cannot be renewed is a 401', async () => {
  const fetch = serve(() => json(401, { code: 'session-ended', title: 'The session has ended' }))
  await expect(call('GET /auth/me')).rejects.toMatchObject({ status: 401, code: 'session-ended' })
  expect(fetch).toHaveBeenCalledTimes(2)
})

test('a wrong password is not answered with a refresh', async () => {
  const fetch = serve(() => json(401, { code: 'invalid-credentials' }))
  await expect(call('POST /auth/login', { body: { email: 'a', password: 'b' } })).rejects.toMatchObject({ code: 'invalid-credentials' })
  expect(fetch).toHaveBeenCalledTimes(1)
})

test('pointers name the field, also inside a batch', () => {
  expect(fieldOf('#/oilVolume')).toBe('oilVolume')
  expect(fieldOf('#/items/3/hoursOn')).toBe('hoursOn')
  expect(fieldOf(undefined)).toBe('')
})
