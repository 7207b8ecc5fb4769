import { expect, fitsItsWidth, test } from './world'

test('wells are found by a part of their name and open for entry', async ({ signedIn: page, world }) => {
  await page.goto('/wells')
  const table = page.getByRole('region', { name: 'Wells' })
  await expect(table.getByRole('row')).toHaveCount(world.wells.length + 1)
  await fitsItsWidth(page)
  await page.getByLabel('Search').fill('smith 4')
  await expect(table.getByRole('row')).toHaveCount(2)
  await expect(page).toHaveURL(/q=smith\+4/)
  await page.getByLabel('Status').selectOption('plugged')
  await expect(page.getByText('No well matches')).toBeVisible()
  await page.getByRole('button', { name: 'Reset' }).click()
  await page.getByRole('link', { name: 'Record a day of Smith 4' }).click()
  await expect(page.getByRole('heading', { name: 'Smith 4', level: 2 })).toBeVisible()
})
