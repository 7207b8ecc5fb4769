import { addDays, expect, fitsItsWidth, recordedDays, test } from './world'

test('the dashboard shows what was recorded, narrows to a well and keeps it in the address', async ({ signedIn: page, world }) => {
  const from = addDays(world.lastDay, 1 - recordedDays)
  await page.goto(`/?from=${from}&to=${world.lastDay}&lease=${world.lease}`)
  await expect(page.locator('canvas')).toBeVisible()
  // Three wells: (40 + 41 + 42) bbl on each of forty days.
  const oil = page.locator('dl > div').filter({ hasText: 'Oil' }).first()
  await expect(oil).toContainText((123 * recordedDays).toLocaleString('en-US'))
  const totals = page.getByRole('region', { name: 'Production', exact: true })
  await expect(totals.getByRole('row')).toHaveCount(5)
  await fitsItsWidth(page)

  await totals.getByRole('link', { name: 'Smith 2' }).click()
  await expect(page).toHaveURL(new RegExp(`well=${world.wells[1]!.id}`))
  await expect(oil).toContainText((41 * recordedDays).toLocaleString('en-US'))
  await page.reload()
  await expect(oil).toContainText((41 * recordedDays).toLocaleString('en-US'))

  await page.getByText('Period', { exact: true }).click()
  await expect(page).toHaveURL(/group=period/)
  await expect(totals.getByRole('row')).toHaveCount(recordedDays > 25 ? 27 : recordedDays + 2)
})

test('units follow the reader', async ({ signedIn: page, world }) => {
  await page.goto(`/?from=${world.lastDay}&to=${world.lastDay}&well=${world.wells[0]!.id}`)
  const oil = page.locator('dl > div').filter({ hasText: 'Oil' }).first()
  await expect(oil).toContainText('40')
  await page
    .getByRole('button', { name: /Account of/ })
    .locator('visible=true')
    .click()
  await page.getByText('Metric').locator('visible=true').click()
  // 40 bbl × 0.158987294928 m³
  await expect(oil).toContainText('6.4')
  await expect(oil).toContainText('m³')
  await page.evaluate(() => localStorage.clear())
})

test('days without records say so and offer the others', async ({ signedIn: page }) => {
  await page.goto('/?from=2001-01-01&to=2001-01-31')
  await expect(page.getByText('Nothing recorded in these days')).toBeVisible()
  await page.getByRole('button', { name: 'Show everything recorded' }).click()
  await expect(page.locator('canvas')).toBeVisible()
})

test('an export carries the filters of the screen', async ({ signedIn: page, world }) => {
  await page.goto(`/?from=${world.lastDay}&to=${world.lastDay}&well=${world.wells[0]!.id}`)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV' }).click()
  const text = await (await page.request.get((await download).url())).text()
  const lines = text.trim().split(/\r?\n/)
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain(world.lastDay)
})
