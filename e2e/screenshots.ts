import { readFileSync } from 'node:fs'
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'

// Each picture at a desk and on a phone. The demo operator's are taken as its owner sees them; the import runs in an operator of its own,
// so that the demo stays as it was made.

const folder = '../docs/screenshots'
const sizes = [
  { name: '1440', viewport: { width: 1440, height: 900 } },
  { name: '390', viewport: { width: 390, height: 844 } },
]

const data = process.env.PUMPJACK_DATA
if (!data) throw new Error('Whose pictures? Set PUMPJACK_DATA to the data folder of the server with the demo operator.')
const password = /^password: (.+)$/m.exec(readFileSync(`${data}/demo-sign-ins.txt`, 'utf8'))?.[1] ?? ''

type State = Awaited<ReturnType<BrowserContext['storageState']>>
let owner: State

/** The event stream never ends, so the network is never idle: what is loading says so itself. */
async function settled(page: Page) {
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0)
  await page.evaluate(() => document.fonts.ready)
}

async function takeBoth(browser: Browser, name: string, state: State | undefined, show: (page: Page) => Promise<void>) {
  for (const size of sizes) {
    const context = await browser.newContext({ viewport: size.viewport, ...(state && { storageState: state }) })
    const page = await context.newPage()
    await show(page)
    await settled(page)
    await page.screenshot({ path: `${folder}/${name}-${size.name}.png` })
    if (state) owner = await context.storageState()
    await context.close()
  }
}

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext()
  const answer = await context.request.post('/api/v1/auth/login', { data: { email: 'owner@demo.pumpjack.example', password, useCookies: true } })
  expect(answer.ok(), await answer.text()).toBe(true)
  owner = await context.storageState()
  await context.close()
})

test('sign-in', async ({ browser }) => {
  await takeBoth(browser, 'sign-in', undefined, async (page) => {
    await page.goto('/sign-in')
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  })
})

test('dashboard', async ({ browser }) => {
  await takeBoth(browser, 'dashboard', owner, async (page) => {
    await page.goto('/')
    await expect(page.locator('canvas')).toBeVisible()
  })
})

test('well', async ({ browser }) => {
  await takeBoth(browser, 'well', owner, async (page) => {
    const wells = await (await page.request.get('/api/v1/wells?status=producing&type=oil&sort=wellName&limit=1')).json()
    await page.goto(`/wells/${wells.items[0].id}?range=90d`)
    await expect(page.locator('canvas')).toBeVisible()
  })
})

test('daily entry', async ({ browser }) => {
  await takeBoth(browser, 'daily-entry', owner, async (page) => {
    const wells = await (await page.request.get('/api/v1/wells?status=producing&type=oil&sort=wellName&limit=1')).json()
    await page.goto(`/daily?well=${wells.items[0].id}`)
    await expect(page.locator('[name=oilVolume]')).toBeVisible()
  })
})

test('months', async ({ browser }) => {
  await takeBoth(browser, 'months', owner, async (page) => {
    await page.goto('/months')
    await expect(page.getByRole('region', { name: 'Months' })).toBeVisible()
  })
})

const rows = 200_000

test('an import while it runs', async ({ browser }) => {
  const context = await browser.newContext({ viewport: sizes[0]!.viewport })
  const page = await context.newPage()
  const name = Date.now().toString(36)
  const registered = await context.request.post('/api/v1/auth/register', {
    data: {
      organizationName: 'Red Fork Operating',
      displayName: 'Dana Whitlock',
      email: `dana-${name}@redfork.example`,
      password: 'gauge-the-tank-at-seven',
      useCookies: true,
    },
  })
  expect(registered.ok(), await registered.text()).toBe(true)
  await page.goto('/imports')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'red-fork-daily.csv', mimeType: 'text/csv', buffer: Buffer.from(csvOf(rows)) as never })
  await page.getByRole('button', { name: 'Start import' }).click()
  await expect(page.getByRole('heading', { name: 'red-fork-daily.csv' })).toBeVisible()
  const bar = page.getByRole('progressbar')
  const share = async () => Number(await bar.getAttribute('aria-valuenow'))
  await expect.poll(share, { timeout: 120_000, intervals: [100] }).toBeGreaterThan(35)
  for (const size of sizes) {
    await page.setViewportSize(size.viewport)
    await page.screenshot({ path: `${folder}/import-${size.name}.png` })
    expect(await share(), 'it was still running when the picture was taken').toBeLessThan(100)
  }
  await expect.poll(share, { timeout: 120_000 }).toBe(100)
  await context.close()
})

/** Days of two hundred wells, declining. */
function csvOf(count: number): string {
  const wells = 200
  const lines = ['Well Name,API Number,Production Date,Oil (bbl),Gas (Mcf),Water (bbl),Hours On']
  const first = Date.UTC(2024, 0, 1)
  for (let row = 0; row < count; row++) {
    const [well, day] = [row % wells, Math.floor(row / wells)]
    const rate = (60 + (well % 7) * 9) / (1 + 0.0012 * day)
    const date = new Date(first + day * 86_400_000).toISOString().slice(0, 10)
    const wiggle = 1 + ((row * 7919) % 101) / 1000
    lines.push(
      `Red Fork ${well + 1},42-317-${40001 + well},${date},${(rate * wiggle).toFixed(2)},${(rate * 2.6 * wiggle).toFixed(1)},${(rate * 0.8).toFixed(2)},24`,
    )
  }
  return lines.join('\n')
}
