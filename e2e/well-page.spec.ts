import { addDays, expect, fitsItsWidth, recordedDays, test } from './world'

test('a well shows what it is, what it made and its days, for the days in the address', async ({ signedIn: page, world }) => {
  const well = world.wells[1]!
  await page.goto('/wells')
  await page.getByRole('link', { name: well.wellName, exact: true }).click()
  await expect(page.getByRole('heading', { name: well.wellName, level: 1 })).toBeVisible()
  await expect(page.locator('canvas')).toBeVisible()
  await fitsItsWidth(page)
  await expect(page.getByRole('region', { name: 'About the well' })).toContainText('Lease A')
  await expect(page.getByRole('region', { name: 'Status history' })).toContainText('Producing')
  const last = page.getByRole('region', { name: 'Last recorded day' })
  await expect(last.locator('dl > div').filter({ hasText: 'Oil' })).toContainText('41')

  const days = page.getByRole('region', { name: 'Days recorded' })
  await expect(days.getByRole('row')).toHaveCount(1 + 31)
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect(days.getByRole('row')).toHaveCount(1 + recordedDays)

  await page.getByLabel('From', { exact: true }).fill(addDays(world.lastDay, -4))
  await page.getByLabel('To', { exact: true }).fill(world.lastDay)
  await expect(days.getByRole('row')).toHaveCount(1 + 5)
  await expect(page).toHaveURL(new RegExp(`from=${addDays(world.lastDay, -4)}`))
  await page.reload()
  await expect(days.getByRole('row')).toHaveCount(1 + 5)
  await page.goto(`/wells/${well.id}?from=2001-01-01&to=2001-01-31`)
  await expect(page.getByText('Nothing recorded in these days')).toBeVisible()
  await expect(page.getByText('No day is recorded in these')).toBeVisible()
})

test('an amended day opens to what was changed, why and by whom', async ({ signedIn: page, world }) => {
  const well = world.wells[5]!
  const day = addDays(world.lastDay, -6)
  const address = `/api/v1/production/${well.id}_${day}`
  const record = await (await page.request.get(address)).json()
  const amended = await page.request.put(address, {
    headers: { 'if-match': `"${record.rowVersion}"` },
    data: { wellId: well.id, productionDate: day, oilVolume: 43.25, gasVolume: 115, waterVolume: 25, hoursOn: 24, isEstimated: true, amendReason: 'Ticket found' },
  })
  expect(amended.status(), await amended.text()).toBe(200)
  await page.goto(`/wells/${well.id}?from=${day}&to=${day}`)
  const days = page.getByRole('region', { name: 'Days recorded' })
  await expect(days.getByText('estimated · amended').locator('visible=true')).toBeVisible()
  await days.getByRole('button', { name: /Details of/ }).press('Enter')
  const details = days.getByRole('listitem').filter({ hasText: 'Ticket found' })
  await expect(details).toContainText('you')
  await expect(details).toContainText(/Oil: 45\.0 → 43\.3 bbl/)
  await expect(details).toContainText('Kind: measured → estimated')
  await fitsItsWidth(page)
})

test('a well that is not there says so and leads on', async ({ signedIn: page }) => {
  for (const id of ['0198f0a5-0000-7000-8000-000000000000', 'nonsense']) {
    await page.goto(`/wells/${id}`)
    await expect(page.getByText('There is no such well in your view')).toBeVisible()
  }
  await page.getByRole('link', { name: 'All wells' }).click()
  await expect(page.getByRole('heading', { name: 'Wells' })).toBeVisible()
})
