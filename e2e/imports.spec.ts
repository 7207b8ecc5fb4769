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
  await expect(page.getByRole('region', { name: 'Reasons' }).getByRole('row')).toHaveCount(2)

  const stored = await (await page.request.get(`/api/v1/production/${well.id}_${addDays(firstFree, -1)}`)).json()
  expect(stored).toMatchObject({ oilVolume: 31, gasVolume: 80, entrySource: 'import' })
  await page.getByRole('link', { name: 'All imports' }).click()
  await expect(page.getByRole('link', { name: 'smith-days.csv' })).toBeVisible()
})

test('what a file does not say by itself is asked before anything is stored', async ({ signedIn: page, world }) => {
  const well = world.wells[3]!
  const year = Number(world.lastDay.slice(0, 4)) - 1
  const csv = ['Well Name,Date,Oil,Remarks', `${well.wellName},03/04/${year},40.5,calm`, `${well.wellName},05/04/${year},41,windy`].join(
    '\n',
  )
  await page.goto('/imports')
  await page.locator('input[type=file]').setInputFiles({ name: 'april.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) as never })
  await page.getByRole('button', { name: 'Start import' }).click()
  await expect(page.getByText('Before this goes on')).toBeVisible({ timeout: 30_000 })
  await fitsItsWidth(page)
  await expect(page.getByRole('button', { name: 'Go on with the import' })).toBeDisabled()
  await page.getByLabel(/Are they field units/).selectOption('metric')
  await page.getByLabel(/begin with the day or with the month/).selectOption({ label: 'Day first: 31/12/2024' })
  await expect(page.getByLabel('Field of Remarks')).toHaveValue('notes')
  await page.getByLabel('Field of Remarks').selectOption('')
  await page.getByRole('button', { name: 'Go on with the import' }).click()
  await expect(page.getByRole('region', { name: 'Progress' })).toContainText('Completed', { timeout: 30_000 })

  const stored = await (await page.request.get(`/api/v1/production/${well.id}_${year}-04-03`)).json()
  // 40.5 m³ in barrels.
  expect(stored.oilVolume).toBeCloseTo(40.5 / 0.158987294928, 3)
  expect(stored).not.toHaveProperty('notes')
})
