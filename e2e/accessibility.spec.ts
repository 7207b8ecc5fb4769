import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './world'

const pages = ['/', '/daily', '/wells', '/imports']

for (const colorScheme of ['light', 'dark'] as const)
  test(`no page breaks WCAG 2.2 AA in ${colorScheme} colours`, async ({ signedIn: page }) => {
    await page.emulateMedia({ colorScheme })
    // The whole page in view, so that the bars that stay in place cover nothing.
    await page.setViewportSize({ width: page.viewportSize()!.width, height: 3_000 })
    for (const address of pages) {
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0)
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
      expect(violations.map(({ id, nodes }) => `${address} ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)).toEqual([])
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
