import { useMutation } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { Link, useSearchParams } from 'wouter'
import { call } from '../../api/client'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Field'
import { Notice } from '../../ui/states'
import { EntryFrame } from './EntryFrame'

/** Asks for the mail. The answer is the same for every address, so it tells nobody who has an account. */
export function ForgotPasswordPage() {
  const [search] = useSearchParams()
  const ask = useMutation({ mutationFn: (email: string) => call('POST /auth/password/forgot', { body: { email } }) })

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    ask.mutate(String(new FormData(event.currentTarget).get('email') ?? '').trim())
  }

  return (
    <EntryFrame
      title="Forgot your password?"
      lead="A link to choose a new one comes by mail."
      footer={
        <Link href="/sign-in" className="text-ink underline underline-offset-2">
          Back to sign-in
        </Link>
      }
    >
      {ask.isSuccess ? (
        <div className="space-y-4">
          <Notice tone="good" title="Look into your mail">
            <p className="break-words">
              If {ask.variables} has an account, a link is on its way. It is good once and for an hour.
            </p>
          </Notice>
          <Button className="w-full" onClick={() => ask.reset()}>
            Use another address
          </Button>
        </div>
      ) : (
        <form onSubmit={onSubmit} className="space-y-4">
          {ask.error && <Notice tone="bad" title={ask.error.message} />}
          <TextField
            label="E-mail"
            name="email"
            type="email"
            autoComplete="username"
            required
            autoFocus
            defaultValue={ask.variables ?? search.get('email') ?? ''}
          />
          <Button type="submit" look="primary" busy={ask.isPending} className="w-full">
            Send the link
          </Button>
        </form>
      )}
    </EntryFrame>
  )
}
