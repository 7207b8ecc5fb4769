import type { SubmitEvent } from 'react'
import { Link, useLocation } from 'wouter'
import { errorAt, sentenceOf } from '../../api/problem'
import { useRegister } from '../../api/session'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Field'
import { Notice } from '../../ui/states'
import { EntryFrame } from './EntryFrame'

/** Makes an operator and its owner. A server may have this switched off; then its refusal is shown. */
export function RegisterPage() {
  const [, go] = useLocation()
  const register = useRegister()
  const errorOf = (field: string) => errorAt(register.error, field)
  const refusal = sentenceOf(register.error, ['organizationName', 'displayName', 'email', 'password'])

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    register.mutate(
      {
        organizationName: text('organizationName'),
        displayName: text('displayName'),
        email: text('email'),
        password: String(form.get('password')),
      },
      { onSuccess: () => go('/imports', { replace: true }) },
    )
  }

  return (
    <EntryFrame
      title="Register an operator"
      lead="You become its owner and invite the others."
      footer={
        <>
          Already registered?{' '}
          <Link href="/sign-in" className="text-ink underline underline-offset-2">
            Sign in
          </Link>
        </>
      }
    >
      <form onSubmit={onSubmit} className="space-y-4">
        {refusal && <Notice tone="bad" title={refusal} />}
        <TextField label="Operator" name="organizationName" autoComplete="organization" required error={errorOf('organizationName')} />
        <TextField label="Your name" name="displayName" autoComplete="name" required error={errorOf('displayName')} />
        <TextField label="E-mail" name="email" type="email" autoComplete="username" required error={errorOf('email')} />
        <TextField
          label="Password"
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={12}
          required
          hint="At least 12 characters."
          error={errorOf('password')}
        />
        <Button type="submit" look="primary" busy={register.isPending} className="w-full">
          Register
        </Button>
      </form>
    </EntryFrame>
  )
}
