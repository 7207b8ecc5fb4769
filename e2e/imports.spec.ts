import { addDays, expect, fitsItsWidth, recordedDays, test } from './world'

test('a CSV file becomes records, and what is wrong in it is said', async ({ signedIn: page, world }) => {
  const well = world.wells[4]!
  const firstFree = addDays(world.lastDay, -recordedDays)
  const rows = [1, 2, 3, 4].map((back) => `${well.wellName},42-317-30105,${addDays(firstFree, -back)},${30 + back},80,12,24`)
  rows.push(`${well.wellName},42-317-30105,${addDays(firstFree, -5)},not a number,80,12,24`)
  const csv = ['Well Name,API Number,Production Date,Oil (bbl),Gas (Mcf),Water (bbl),Hours On', ...rows].join('\n')
  await page.goto('/imports')
  await fitsItsWidth(page)
  await page.locator('input[type=file]').setInputFiles({ name: 'smith-days.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) as never })
  await page.getByRole('button', { name: 'Start import' }).click()
  await expect(page.getByRole('heading', { name: 'smith-days.csv' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Progress' })).toContainText('Completed', { timeout: 30_000 })
  await fitsItsWidth(page)
  await expect(page.getByRole('region', { name: 'Progress' }).locator('dl > div').filter({ hasText: 'Written' })).toContainText('4')
  await expect(page.getByRole('region', { name: 'Progress' }).locator('dl > div').filter({ hasText: 'Rejected' })).toContainText('1')
  await expect(page.getByRole('link', { name: 'Rejected rows' })).toBeVisible()

  const stored = await (await page.request.get(`/api/v1/production/${well.id}_${addDays(firstFree, -1)}`)).json()
  expect(stored).toMatchObject({ oilVolume: 31, gasVolume: 80, entrySource: 'import' })
  await page.getByRole('link', { name: 'All imports' }).click()
  await expect(page.getByRole('link', { name: 'smith-days.csv' })).toBeVisible()
})
