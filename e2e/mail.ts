import { readdirSync, readFileSync } from 'node:fs'
import { expect } from '@playwright/test'

const folder = `${process.env.PUMPJACK_DATA ?? ''}/mail`

/** The token of the newest mail with this subject to an address. Mail leaves after the answer, so it may take a moment. */
export async function tokenMailed(to: string, subject: string): Promise<string> {
  let token: string | undefined
  await expect
    .poll(
      () => {
        token = mails()
          .filter((mail) => mail.includes(`To: ${to}\n`) && mail.includes(`Subject: ${subject}\n`))
          .map((mail) => /(?:token=|Token: )(\S+)/.exec(mail)?.[1])
          .at(-1)
        return token
      },
      { message: `a mail "${subject}" to ${to} in ${folder}` },
    )
    .toBeTruthy()
  return token!
}

function mails(): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.eml'))
      .sort()
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
  } catch {
    return [] // no mail was sent yet
  }
}
