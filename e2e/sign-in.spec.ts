import { expect, fitsItsWidth, test } from './world'

test('an unknown visitor is asked to sign in and comes back to where they wanted to go', async ({ page, world }) => {
  await page.goto('/wells?status=producing')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await fitsItsWidth(page)
  await page.getByLabel('E-mail').fill(world.email)
  await page.getByLabel('Password').fill('not the password at all')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toBeVisible()

  await page.getByLabel('Password').fill(world.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Wells' })).toBeVisible()
  await expect(page).toHaveURL(/\/wells\?status=producing$/)

  await page
    .getByRole('button', { name: /Account of/ })
    .locator('visible=true')
    .click()
  await page.getByRole('button', { name: 'Sign out' }).locator('visible=true').click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.goto('/')
  await expect(page).toHaveURL(/\/sign-in/)
})
