import type { Page } from '@playwright/test'
import { tokenMailed } from './mail'
import { expect, fitsItsWidth, test } from './world'
import { totp } from './totp'

const first = 'gauge-the-tank-at-seven'
const second = 'strap-it-twice-on-mondays'

/** Registers an operator of its own in the page: these tests end sessions. */
async function register(page: Page, name: string): Promise<string> {
  const email = `${name}-${test.info().project.name}-${Date.now().toString(36)}@e2e.example`
  await page.goto('/register')
  await fitsItsWidth(page)
  await page.getByLabel('Operator').fill(`E2E ${name}`)
  await page.getByLabel('Your name').fill('Olivia Owner')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(first)
  await page.getByRole('button', { name: 'Register' }).click()
  await expect(page.getByRole('heading', { name: 'Imports', exact: true })).toBeVisible()
  return email
}

async function signIn(page: Page, email: string, password: string) {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('who forgot the password gets a link that sets a new one, once', async ({ page }) => {
  const email = await register(page, 'forgetful')
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Forgot password?' }).click()
  await fitsItsWidth(page)
  // The same answer for an address that nobody has.
  await page.getByLabel('E-mail').fill('nobody@e2e.example')
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByText('If nobody@e2e.example has an account, a link is on its way.')).toBeVisible()
  await page.getByRole('button', { name: 'Use another address' }).click()
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByText(`If ${email} has an account`)).toBeVisible()

  const token = await tokenMailed(email, 'Choose a new password')
  const link = `/reset-password?${new URLSearchParams({ email, token })}`
  await page.goto(link)
  await fitsItsWidth(page)
  const password = page.getByLabel('New password')
  await password.fill('password1234')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await expect(password).toHaveAttribute('aria-invalid', 'true')
  await password.fill(first)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await expect(page.getByText('This is one of your last five passwords. Choose another.')).toBeVisible()
  await page.getByLabel('Show it').check()
  await expect(password).toHaveAttribute('type', 'text')
  await password.fill(second)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await expect(page.getByRole('heading', { name: 'Your password is set' })).toBeVisible()

  // The link is used up; the way to a new one is there.
  await page.goto(link)
  await page.getByLabel('New password').fill('another-good-long-phrase')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await expect(page.getByRole('alert')).toContainText('This link was used before')
  await page.getByRole('link', { name: 'Ask for a new link' }).click()
  await expect(page.getByLabel('E-mail')).toHaveValue(email)

  await signIn(page, email, second)
  await expect(page.getByRole('heading', { name: 'Dashboard' })).toBeVisible()
})

test('a mailed code without a link is typed, and a wrong one is refused', async ({ page }) => {
  const email = await register(page, 'typist')
  await page.goto('/verify-email')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Code from the mail').fill('nonsense')
  await page.getByRole('button', { name: 'This address is mine' }).click()
  await expect(page.getByRole('alert')).toContainText('This link was used before')
  const token = await tokenMailed(email, 'Confirm your e-mail address')
  await page.goto(`/verify-email?${new URLSearchParams({ email, token })}`)
  await fitsItsWidth(page)
  await page.getByRole('button', { name: 'This address is mine' }).click()
  await expect(page.getByRole('heading', { name: 'Your address is confirmed' })).toBeVisible()
  await page.goto('/account')
  await expect(page.getByRole('heading', { name: 'Two-factor sign-in' })).toBeVisible()
  await expect(page.getByText('Your address is not confirmed yet')).toBeHidden()
})

test('the password is changed, and the second factor switched on, used and switched off', async ({ page }) => {
  const email = await register(page, 'careful')
  await page
    .getByRole('button', { name: /Account of/ })
    .locator('visible=true')
    .click()
  await page.getByRole('link', { name: 'Password and two-factor' }).locator('visible=true').click()
  await expect(page.getByRole('heading', { name: 'Account', level: 1 })).toBeVisible()
  await fitsItsWidth(page)

  await page.getByLabel('Current password').fill('not my password at all')
  await page.getByLabel('New password').fill(second)
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByText('This is not your current password.')).toBeVisible()
  await page.getByLabel('Current password').fill(first)
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByText('Your password is changed.')).toBeVisible()

  const secret = (await page.getByLabel('Key for the app').innerText()).replace(/\s/g, '')
  const right = await totp(secret)
  await page.getByLabel('Code the app shows').fill(right === '000000' ? '111111' : '000000')
  await page.getByRole('button', { name: 'Switch it on' }).click()
  await expect(page.getByText('This is not the current code of your authenticator app.')).toBeVisible()
  await page.getByLabel('Code the app shows').fill(await totp(secret))
  await page.getByRole('button', { name: 'Switch it on' }).click()
  await expect(page.getByText('Two-factor sign-in is on')).toBeVisible()
  await fitsItsWidth(page)
  const codes = await page.getByRole('status').getByRole('listitem').allInnerTexts()
  expect(codes).toHaveLength(10)
  await page.getByRole('button', { name: 'I have them' }).click()
  await expect(page.getByText('10 recovery codes left')).toBeVisible()

  await page.context().clearCookies()
  await signIn(page, email, second)
  await page.getByLabel('Code', { exact: true }).fill(codes[0]!)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Dashboard' })).toBeVisible()
  await page.goto('/account')
  await expect(page.getByText('9 recovery codes left')).toBeVisible()
  await page.getByLabel('Password, to switch it off').fill(second)
  await page.getByRole('button', { name: 'Switch it off' }).click()
  await expect(page.getByLabel('Key for the app')).toBeVisible()
})
