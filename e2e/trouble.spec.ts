import { expect, test } from './world'

test('a session that ended leads to the sign-in and back to the same place', async ({ signedIn: page, world }) => {
  await page.goto('/wells?status=producing')
  await expect(page.getByRole('region', { name: 'Wells' })).toBeVisible()
  const tickets = await page.context().cookies()
  await page.context().clearCookies()
  await page.getByLabel('Search').fill('smith 4')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await page.getByLabel('E-mail').fill(world.email)
  await page.getByLabel('Password').fill(world.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('region', { name: 'Wells' }).getByRole('row')).toHaveCount(2)
  await expect(page).toHaveURL(/q=smith\+4/)
  expect(tickets.length).toBeGreaterThan(0)
})

test('without a server each view says so and comes back when asked', async ({ signedIn: page }) => {
  await page.goto('/wells')
  await expect(page.getByRole('region', { name: 'Wells' })).toBeVisible()
  await page.context().setOffline(true)
  await page.getByLabel('Search').fill('smith 5')
  await expect(page.getByRole('alert')).toContainText('No connection', { timeout: 20_000 })
  // A page whose script is not here yet: the frame stays, and says what to do.
  await page.getByRole('link', { name: 'Months' }).locator('visible=true').click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Try again' }).first().click()
  await expect(page.getByRole('region', { name: 'Months' })).toBeVisible()
})

test('what is saved in one tab is seen in the other', async ({ signedIn: page, world }) => {
  const well = world.wells[4]!
  const other = await page.context().newPage()
  await other.goto(`/wells/${well.id}`)
  const oil = other.getByRole('region', { name: 'Last recorded day' }).locator('dl > div').filter({ hasText: 'Oil' })
  await expect(oil).toContainText('44')
  await page.goto(`/daily?well=${well.id}&date=${world.lastDay}`)
  await page.locator('[name=oilVolume]').fill('47.5')
  await page.getByLabel('Reason for the change').fill('Strapped again')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Recorded – saving again amends it')).toBeVisible()
  await expect(oil).toContainText('47.5', { timeout: 20_000 })
  await other.close()
})
