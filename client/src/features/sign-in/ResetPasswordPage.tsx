import { useMutation } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { Link } from 'wouter'
import { type Body, call } from '../../api/client'
import { errorAt, isProblem, sentenceOf } from '../../api/problem'
import { Button, buttonLook } from '../../ui/Button'
import { Notice } from '../../ui/states'
import { NewPassword, readNewPassword } from '../../ui/NewPassword'
import { EntryFrame } from './EntryFrame'
import { MailedCode } from './MailedCode'
import { useMailLink } from './useMailLink'

/** Where the mails about a forgotten password and an invitation lead. */
export function ResetPasswordPage() {
  const link = useMailLink()
  const reset = useMutation({ mutationFn: (body: Body<'POST /auth/password/reset'>) => call('POST /auth/password/reset', { body }) })

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const newPassword = readNewPassword(event.currentTarget)
    if (newPassword) reset.mutate({ ...link.read(event.currentTarget), newPassword })
  }

  const isLinkRefused = isProblem(reset.error) && errorAt(reset.error, 'token') !== undefined
  const refusal = sentenceOf(reset.error, ['newPassword'])
  if (reset.isSuccess)
    return (
      <EntryFrame title="Your password is set" lead="You are signed out everywhere else.">
        <Link href="/sign-in" className={`${buttonLook('primary')} w-full`}>
          Sign in
        </Link>
      </EntryFrame>
    )
  return (
    <EntryFrame
      title="Choose a password"
      lead={link.email ? `For ${link.email}` : 'With the code from the mail.'}
      footer={
        <Link href="/sign-in" className="text-ink underline underline-offset-2">
          Back to sign-in
        </Link>
      }
    >
      <form onSubmit={onSubmit} className="space-y-4">
        {refusal && (
          <Notice tone="bad" title={refusal}>
            {isLinkRefused && (
              <Link href={`/forgot-password?${new URLSearchParams({ email: link.email })}`} className="underline underline-offset-2">
                Ask for a new link
              </Link>
            )}
          </Notice>
        )}
        {link.isComplete ? (
          // Tells the password manager whose password this is.
          <input type="email" name="email" autoComplete="username" readOnly hidden value={link.email} />
        ) : (
          <MailedCode email={link.email} />
        )}
        <NewPassword error={errorAt(reset.error, 'newPassword')} />
        <Button type="submit" look="primary" busy={reset.isPending} className="w-full">
          Set the password
        </Button>
      </form>
    </EntryFrame>
  )
}
