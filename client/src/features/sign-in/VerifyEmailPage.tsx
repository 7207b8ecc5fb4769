import { useMutation } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { Link } from 'wouter'
import { type Body, call } from '../../api/client'
import { sentenceOf } from '../../api/problem'
import { Button, buttonLook } from '../../ui/Button'
import { Notice } from '../../ui/states'
import { EntryFrame } from './EntryFrame'
import { MailedCode } from './MailedCode'
import { useMailLink } from './useMailLink'

/** Where the mail about an address leads. A press confirms, not the visit: programs that look into mails open links too. */
export function VerifyEmailPage() {
  const link = useMailLink()
  const verify = useMutation({ mutationFn: (body: Body<'POST /auth/email/verification'>) => call('POST /auth/email/verification', { body }) })

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    verify.mutate(link.read(event.currentTarget))
  }

  const refusal = sentenceOf(verify.error)
  if (verify.isSuccess)
    return (
      <EntryFrame title="Your address is confirmed" lead="Reports and alerts reach you there.">
        <Link href="/" className={`${buttonLook('primary')} w-full`}>
          Open Pumpjack
        </Link>
      </EntryFrame>
    )
  return (
    <EntryFrame title="Confirm your e-mail address" lead={link.email || 'With the code from the mail.'}>
      <form onSubmit={onSubmit} className="space-y-4">
        {refusal && (
          <Notice tone="bad" title={refusal}>
            <p>
              Signed in, your{' '}
              <Link href="/account" className="underline underline-offset-2">
                account
              </Link>{' '}
              sends a new one.
            </p>
          </Notice>
        )}
        {!link.isComplete && <MailedCode email={link.email} />}
        <Button type="submit" look="primary" busy={verify.isPending} className="w-full">
          This address is mine
        </Button>
      </form>
    </EntryFrame>
  )
}
