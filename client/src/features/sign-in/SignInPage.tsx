import { type SubmitEvent, useState } from 'react'
import { Link, useLocation, useSearchParams } from 'wouter'
import { isProblem } from '../../api/problem'
import { useSignIn } from '../../api/session'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Field'
import { Notice } from '../../ui/states'
import { EntryFrame } from './EntryFrame'
import { safeNext } from '../../addresses'

export function SignInPage() {
  const [, go] = useLocation()
  const [search] = useSearchParams()
  const signIn = useSignIn()
  const [asksCode, setAsksCode] = useState(false)

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const code = text('code').replaceAll(' ', '')
    const body = {
      email: text('email'),
      password: String(form.get('password')),
      ...(code && (/^\d{6}$/.test(code) ? { twoFactorCode: code } : { recoveryCode: code })),
    }
    signIn.mutate(body, {
      onSuccess: () => go(safeNext(search.get('next')), { replace: true }),
      onError: (error) => isProblem(error, 'two-factor-required') && setAsksCode(true),
    })
  }

  const firstAsk = isProblem(signIn.error, 'two-factor-required') && !signIn.variables?.twoFactorCode && !signIn.variables?.recoveryCode
  return (
    <EntryFrame
      title="Sign in"
      lead="Your operator's wells, as of the last gauge."
      footer={
        <>
          New here?{' '}
          <Link href="/register" className="text-ink underline underline-offset-2">
            Register an operator
          </Link>
        </>
      }
    >
      <form onSubmit={onSubmit} className="space-y-4">
        {signIn.error && !firstAsk && <Notice tone="bad" title={signIn.error.message} />}
        <TextField label="E-mail" name="email" type="email" autoComplete="username" required autoFocus />
        <div>
          <TextField label="Password" name="password" type="password" autoComplete="current-password" required />
          <p className="text-right">
            <Link href="/forgot-password" className="inline-block py-1.5 text-xs text-muted underline underline-offset-2 hover:text-ink">
              Forgot password?
            </Link>
          </p>
        </div>
        {asksCode && (
          <TextField
            label="Code"
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            autoFocus
            hint="Six digits from your authenticator, or a recovery code."
          />
        )}
        <Button type="submit" look="primary" busy={signIn.isPending} className="w-full">
          Sign in
        </Button>
      </form>
    </EntryFrame>
  )
}
