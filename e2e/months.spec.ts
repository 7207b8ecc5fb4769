import { expect, fitsItsWidth, test } from './world'

test('a month is closed with a confirmation, refuses changes, and is reopened with a reason', async ({ signedIn: page, world }) => {
  // A month of a former year, so that no other test writes into it.
  const year = Number(world.lastDay.slice(0, 4)) - 2
  await page.goto(`/months?year=${year}`)
  const march = page.getByRole('row', { name: /^Mar / })
  await expect(march).toContainText('Open')
  await fitsItsWidth(page)
  await page.getByRole('button', { name: `Close Mar ${year}` }).click()
  const dialog = page.getByRole('dialog', { name: `Close Mar ${year} for all leases?` })
  await expect(dialog).toContainText('Nothing is recorded in this month.')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(march).toContainText('Open')

  await page.getByRole('button', { name: `Close Mar ${year}` }).press('Enter')
  await dialog.getByLabel('Note (optional)').fill('Filed with the state')
  await dialog.getByRole('button', { name: 'Close the month' }).click()
  await expect(march).toContainText(/Closed.*by you/)
  const refused = await page.request.post('/api/v1/production', {
    data: { wellId: world.wells[3]!.id, productionDate: `${year}-03-15`, oilVolume: 40, hoursOn: 24 },
  })
  expect((await refused.json()).code).toBe('month-closed')

  // Somebody else reopens it meanwhile: the refusal is shown, and the list is read again.
  await page.getByRole('button', { name: `Reopen Mar ${year}` }).click()
  const reopen = page.getByRole('dialog', { name: `Reopen Mar ${year} for all leases?` })
  await reopen.getByRole('button', { name: 'Reopen the month' }).click()
  await expect(reopen).toBeVisible() // a reason is needed
  const other = await page.request.delete(`/api/v1/production/months/${year}-03/closing?reason=Late%20ticket`)
  expect(other.status(), await other.text()).toBe(204)
  await reopen.getByLabel('Reason').fill('A ticket came late')
  await reopen.getByRole('button', { name: 'Reopen the month' }).click()
  await expect(reopen.getByRole('alert')).toContainText('The month is not closed.')
  await reopen.getByRole('button', { name: 'Leave it' }).click()
  await expect(march).toContainText('Open')
  await march.getByText('History').click()
  await expect(march.getByText(/Reopened .* by you: Late ticket/)).toBeVisible()
  await expect(march.getByText(/Closed .* by you: Filed with the state/)).toBeVisible()
})

test('a lease is closed by itself, and the whole operator sees which', async ({ signedIn: page, world }) => {
  const year = Number(world.lastDay.slice(0, 4)) - 3
  await page.goto(`/months?year=${year}&lease=${world.lease}`)
  await page.getByRole('button', { name: `Close Apr ${year}` }).click()
  await page.getByRole('button', { name: 'Close the month' }).click()
  await expect(page.getByRole('row', { name: /^Apr / })).toContainText('Closed')
  await page.goto(`/months?year=${year}`)
  await expect(page.getByRole('row', { name: /^Apr / })).toContainText('Partly closed')
  await expect(page.getByRole('row', { name: /^Apr / })).toContainText('Lease A')
  await page.getByRole('button', { name: `Close Apr ${year}` }).click()
  await page.getByRole('button', { name: 'Close the month' }).click()
  await expect(page.getByRole('row', { name: /^Apr / })).toContainText('Closed')
  await page.goto(`/months?year=${year}&lease=${world.lease}`)
  await expect(page.getByRole('row', { name: /^Apr / })).toContainText('Closed with all leases')
  await expect(page.getByRole('button', { name: `Reopen Apr ${year}` })).toBeHidden()

  await page.getByRole('button', { name: 'Year after' }).click()
  await expect(page).toHaveURL(new RegExp(`year=${year + 1}`))
  await page.goBack()
  await expect(page).toHaveURL(new RegExp(`year=${year}`))
})
