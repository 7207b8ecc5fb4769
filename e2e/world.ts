import { type APIRequestContext, type BrowserContext, expect, type Page, request, test as base } from '@playwright/test'

export interface Well {
  id: string
  wellName: string
}

/** An operator of its own for each worker, made through the API: nothing is shared and nothing needs cleaning. */
export interface World {
  email: string
  password: string
  operator: string
  /** Six on two leases: the first three are only read by tests, the others are for tests that write. */
  wells: Well[]
  /** The lease of the first three wells. */
  lease: string
  /** The lease of the others. */
  writtenLease: string
  /** The newest recorded day; the day after it is free. */
  lastDay: string
  storageState: Awaited<ReturnType<BrowserContext['storageState']>>
}

export const recordedDays = 40
export const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

async function post<T>(api: APIRequestContext, path: string, data: object): Promise<T> {
  const answer = await api.post(`/api/v1${path}`, { data })
  expect(answer.ok(), `POST ${path}: ${answer.status()} ${await answer.text()}`).toBe(true)
  return (await answer.json()) as T
}

async function makeWorld(baseURL: string, name: string): Promise<World> {
  const api = await request.newContext({ baseURL })
  const password = 'gauge-the-tank-at-seven'
  const operator = `E2E ${name}`
  const email = `owner-${name.toLowerCase()}@e2e.example`
  await post(api, '/auth/register', { organizationName: operator, displayName: 'Olivia Owner', email, password, useCookies: true })
  const field = await post<{ id: string }>(api, '/fields', { fieldName: 'Testfield', country: 'US', state: 'TX', county: 'Martin' })
  const leaseCalled = (leaseName: string) =>
    post<{ id: string }>(api, '/leases', {
      leaseName,
      leaseNumber: `${leaseName}-${name}`,
      fieldId: field.id,
      royaltyRate: 0.125,
      effectiveDate: '2020-01-01',
    })
  const [read, written] = [await leaseCalled('Lease A'), await leaseCalled('Lease B')]
  const wells: Well[] = []
  for (const at of [1, 2, 3, 4, 5, 6])
    wells.push(
      await post<Well>(api, '/wells', {
        wellName: `Smith ${at}`,
        apiNumber: `42-317-3010${at}`,
        leaseId: (at <= 3 ? read : written).id,
        fieldId: field.id,
        wellType: 'oil',
        wellStatus: 'producing',
      }),
    )
  const lastDay = addDays(new Date().toISOString().slice(0, 10), -3)
  const items = wells.flatMap((well, nth) =>
    Array.from({ length: recordedDays }, (_, back) => ({
      wellId: well.id,
      productionDate: addDays(lastDay, -back),
      oilVolume: 40 + nth,
      gasVolume: 110 + nth,
      waterVolume: 20 + nth + (back % 5) / 10,
      hoursOn: 24,
    })),
  )
  const bulk = await post<{ created: number; refused: number }>(api, '/production/bulk', { items })
  expect(bulk).toMatchObject({ created: items.length, refused: 0 })
  const storageState = await api.storageState()
  await api.dispose()
  return { email, password, operator, wells, lease: read.id, writtenLease: written.id, lastDay, storageState }
}

export const test = base.extend<{ signedIn: Page }, { world: World }>({
  world: [
    async ({ browser }, use, info) => {
      expect(browser.isConnected()).toBe(true)
      await use(await makeWorld(info.project.use.baseURL!, `${info.project.name}-${Date.now().toString(36)}`))
    },
    { scope: 'worker' },
  ],
  signedIn: async ({ browser, world, contextOptions }, use, info) => {
    const { viewport, hasTouch, isMobile, baseURL } = info.project.use
    const context = await browser.newContext({ ...contextOptions, baseURL, viewport, hasTouch, isMobile, storageState: world.storageState })
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    await use(page)
    // Tickets may have been renewed meanwhile: an old refresh token would end the session of the next test.
    world.storageState = await context.storageState()
    await context.close()
    expect(faults, 'scripts that failed in the page').toEqual([])
  },
})

/** The page itself never scrolls sideways. */
export async function fitsItsWidth(page: Page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
}

export { expect }
