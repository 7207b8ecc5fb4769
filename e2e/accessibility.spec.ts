import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './world'

const pages = ['/', '/daily', '/wells', '/months', '/imports', '/account']
const openPages = ['/sign-in', '/register', '/forgot-password', '/reset-password', '/reset-password?email=a@b.example&token=t', '/verify-email']

async function breaksNothing(page: Page, what: string) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  expect(violations.map(({ id, nodes }) => `${what} ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)).toEqual([])
}

for (const colorScheme of ['light', 'dark'] as const)
  test(`no page breaks WCAG 2.2 AA in ${colorScheme} colours`, async ({ signedIn: page, world }) => {
    test.slow() // a look at every element of nine pages
    await page.emulateMedia({ colorScheme })
    // The whole page in view, so that the bars that stay in place cover nothing.
    await page.setViewportSize({ width: page.viewportSize()!.width, height: 3_000 })
    for (const address of [...pages, `/wells/${world.wells[0]!.id}`]) {
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0)
      await breaksNothing(page, address)
    }
    const last = Number(world.lastDay.slice(0, 4)) - 1
    await page.goto(`/months?year=${last}`)
    await page.getByRole('button', { name: `Close Dec ${last}` }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await breaksNothing(page, 'the dialog of a month')
  })

test('no page before the sign-in breaks WCAG 2.2 AA', async ({ page }) => {
  for (const address of openPages) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await breaksNothing(page, address)
  }
})

test('the shell is walked by keyboard', async ({ signedIn: page }) => {
  await page.goto('/wells')
  await expect(page.getByRole('heading', { name: 'Wells' })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Search')).toBeFocused()
})
