import { addDays, expect, fitsItsWidth, recordedDays, test } from './world'

test('a day is typed with yesterday in sight, refused beyond a limit, saved, and the next well opens', async ({
  signedIn: page,
  world,
}) => {
  const day = addDays(world.lastDay, 1)
  const [well, next] = world.wells.slice(3)
  await page.goto(`/daily?well=${well!.id}&date=${day}`)
  await expect(page.getByRole('heading', { name: well!.wellName, level: 2 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Oil: take over 43 of Yesterday' })).toBeVisible()
  await fitsItsWidth(page)

  const oil = page.locator('[name=oilVolume]')
  await oil.fill('1000000')
  await page.getByRole('button', { name: 'Save & next well' }).click()
  await expect(oil).toHaveAttribute('aria-invalid', 'true')
  await expect(oil).toBeFocused()
  await expect(page.getByText('Oil is 0 to 10,000 bbl.')).toBeVisible()

  await oil.fill('44.5')
  await oil.press('Enter')
  await expect(page.locator('[name=gasVolume]')).toBeFocused()
  await page.keyboard.type('112')
  await page.getByRole('button', { name: /^Water: take over/ }).click()
  await page.locator('[name=hoursOn]').fill('20')
  await expect(page.locator('[name=downtimeHours]')).toHaveValue('4')
  await page.getByLabel('Why it was down').fill('Power failure')
  await page.getByRole('button', { name: 'Save & next well' }).click()

  await expect(page.getByText(`${well!.wellName} saved for`)).toBeVisible()
  await expect(page.getByRole('heading', { name: next!.wellName, level: 2 })).toBeVisible()
  await expect(page.locator('[name=oilVolume]')).toBeFocused()
  const stored = await (await page.request.get(`/api/v1/production/${well!.id}_${day}`)).json()
  expect(stored).toMatchObject({
    oilVolume: 44.5,
    gasVolume: 112,
    hoursOn: 20,
    downtimeHours: 4,
    entrySource: 'web',
    downtime: [{ hours: 4, reason: 'Power failure' }],
  })
})

test('a recorded day is amended with a reason', async ({ signedIn: page, world }) => {
  const well = world.wells[4]!
  await page.goto(`/daily?well=${well.id}&date=${world.lastDay}`)
  await expect(page.getByText('saving again amends it')).toBeVisible()
  await page.locator('[name=oilVolume]').fill('46')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByLabel('Reason for the change')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('Reason for the change').fill('Gauge misread')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByLabel('Reason for the change')).toHaveValue('')
  const stored = await (await page.request.get(`/api/v1/production/${well.id}_${world.lastDay}`)).json()
  expect(stored).toMatchObject({ oilVolume: 46, gasVolume: 114, amendReason: 'Gauge misread', rowVersion: 2 })
})

test('a day somebody else changed meanwhile shows both values and loses neither', async ({ signedIn: page, world }) => {
  const id = `${world.wells[5]!.id}_${world.lastDay}`
  await page.goto(`/daily?well=${world.wells[5]!.id}&date=${world.lastDay}`)
  await expect(page.locator('[name=oilVolume]')).toHaveValue('45')
  const other = await page.request.put(`/api/v1/production/${id}`, {
    headers: { 'if-match': '"1"' },
    data: {
      wellId: world.wells[5]!.id,
      productionDate: world.lastDay,
      oilVolume: 50,
      gasVolume: 115,
      waterVolume: 25,
      hoursOn: 24,
      amendReason: 'Office',
    },
  })
  expect(other.status(), await other.text()).toBe(200)

  await page.locator('[name=oilVolume]').fill('47')
  await page.getByLabel('Reason for the change').fill('Strapped again')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('This day was saved by somebody else')).toBeVisible()
  await expect(page.getByRole('row', { name: /Oil.*47.*50/ })).toBeVisible()
  await expect(page.locator('[name=oilVolume]')).toHaveValue('47')
  await page.getByRole('button', { name: 'Take the saved Oil' }).click()
  await expect(page.locator('[name=oilVolume]')).toHaveValue('50')
  await page.locator('[name=waterVolume]').fill('26')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('This day was saved by somebody else')).toBeHidden()
  const stored = await (await page.request.get(`/api/v1/production/${id}`)).json()
  expect(stored).toMatchObject({ oilVolume: 50, waterVolume: 26, rowVersion: 3 })
})

test('the round begins with the first well that is not recorded yet, and stays there until somebody moves on', async ({
  signedIn: page,
  world,
}) => {
  const day = addDays(world.lastDay, -recordedDays - 30)
  const [first, second] = world.wells.slice(3)
  const record = (id: string) => page.request.post('/api/v1/production', { data: { wellId: id, productionDate: day, oilVolume: 40, hoursOn: 24 } })
  expect((await record(first!.id)).status()).toBe(201)
  await page.goto(`/daily?date=${day}&lease=${world.writtenLease}`)
  await expect(page.getByRole('heading', { name: second!.wellName, level: 2 })).toBeVisible()
  await page.locator('[name=oilVolume]').fill('40.5')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Recorded – saving again amends it')).toBeVisible()
  await expect(page.getByText(/^2 of 3 wells recorded/)).toBeVisible()
  await expect(page.getByRole('heading', { name: second!.wellName, level: 2 })).toBeVisible()
})
