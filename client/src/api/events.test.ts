import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { eventsAreLive, followEvents, gatherMs } from './events'

class FakeSource extends EventTarget {
  static readonly CLOSED = 2
  static made: FakeSource[] = []
  readyState = 1
  onerror: (() => void) | null = null
  constructor(readonly url: string) {
    super()
    FakeSource.made.push(this)
  }
  close() {
    this.readyState = 2
  }
  say(type: string, data: unknown = {}) {
    this.dispatchEvent(Object.assign(new Event(type), { data: JSON.stringify(data) }))
  }
  fail(readyState: number) {
    this.readyState = readyState
    this.onerror?.()
  }
}

const follow = () => {
  const queries = new QueryClient()
  const invalidated = vi.spyOn(queries, 'invalidateQueries').mockResolvedValue()
  const stop = followEvents(queries)
  return {
    invalidated,
    stop,
    source: FakeSource.made.at(-1)!,
    keys: () => invalidated.mock.calls.map(([filter]) => filter?.queryKey?.[0] ?? 'all'),
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  FakeSource.made = []
  vi.stubGlobal('EventSource', FakeSource)
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.resolve(new Response('{}', { status: 200 }))),
  )
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('many changes of days are one refresh of what shows days', () => {
  const { source, keys, stop } = follow()
  source.say('ready')
  expect(eventsAreLive()).toBe(true)
  for (let at = 0; at < 50; at++) source.say('change', { type: 'daily_production.recorded', payload: {} })
  expect(keys()).toEqual([])
  vi.advanceTimersByTime(gatherMs)
  expect(keys()).toEqual([
    'GET /production',
    'GET /production-ops/daily/{wellId}',
    'GET /production/{id}',
    'GET /production/{id}/amendments',
    'GET /analytics/production',
  ])
  stop()
  expect(eventsAreLive()).toBe(false)
})

test('a change nobody shows refreshes nothing', () => {
  const { source, keys, stop } = follow()
  source.say('change', { type: 'company.changed' })
  source.say('change', 'not an object')
  vi.advanceTimersByTime(gatherMs)
  expect(keys()).toEqual([])
  stop()
})

test('an import’s progress is heard', () => {
  const { source, keys, stop } = follow()
  source.say('import', { id: '1' })
  vi.advanceTimersByTime(gatherMs)
  expect(keys()).toEqual(['GET /imports', 'GET /imports/{id}'])
  stop()
})

test('a stream that broke reads everything again once it is back', () => {
  const { source, keys, stop } = follow()
  source.say('ready')
  expect(keys()).toEqual([])
  source.fail(0)
  expect(eventsAreLive()).toBe(false)
  source.say('ready')
  expect(keys()).toEqual(['all'])
  stop()
})

test('a refused stream renews the session before it opens again', async () => {
  const { source, stop } = follow()
  source.fail(FakeSource.CLOSED)
  expect(FakeSource.made).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(vi.mocked(fetch).mock.calls[0]?.[0]).toBe('/api/v1/auth/me')
  expect(FakeSource.made).toHaveLength(2)
  stop()
})

test('a server that is away for longer is asked again and again, until it is back', async () => {
  const { source, stop } = follow()
  vi.mocked(fetch).mockRejectedValue(new TypeError('Failed to fetch'))
  source.fail(FakeSource.CLOSED)
  await vi.advanceTimersByTimeAsync(30_000)
  expect(vi.mocked(fetch).mock.calls.length).toBeGreaterThan(2)
  expect(FakeSource.made).toHaveLength(1)
  vi.mocked(fetch).mockResolvedValue(new Response('{}', { status: 200 }))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(FakeSource.made).toHaveLength(2)
  stop()
})

test('a session that ended asks no more', async () => {
  const { source, stop } = follow()
  vi.mocked(fetch).mockImplementation(() => Promise.resolve(new Response('{}', { status: 401 })))
  source.fail(FakeSource.CLOSED)
  await vi.advanceTimersByTimeAsync(5_000)
  const asked = vi.mocked(fetch).mock.calls.length
  await vi.advanceTimersByTimeAsync(120_000)
  expect(vi.mocked(fetch).mock.calls.length).toBe(asked)
  stop()
})
