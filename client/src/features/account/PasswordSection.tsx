import type { SubmitEvent } from 'react'
import { errorAt, sentenceOf } from '../../api/problem'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Field'
import { NewPassword, readNewPassword } from '../../ui/NewPassword'
import { Notice } from '../../ui/states'
import { useChangePassword } from './queries'
import { Section } from './Section'

export function PasswordSection({ email }: { email: string }) {
  const save = useChangePassword()

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const body = { currentPassword: String(new FormData(form).get('currentPassword') ?? ''), newPassword: readNewPassword(form) }
    save.mutate(body, { onSuccess: () => form.reset() })
  }

  const refusal = sentenceOf(save.error, ['currentPassword', 'newPassword'])
  return (
    <Section title="Password" lead="A new one signs you out on every other device.">
      <form onSubmit={onSubmit} className="max-w-sm space-y-4">
        {save.isSuccess && <Notice tone="good" title="Your password is changed. You are signed out everywhere else." />}
        {refusal && <Notice tone="bad" title={refusal} />}
        <input type="email" name="email" autoComplete="username" readOnly hidden value={email} />
        <TextField
          label="Current password"
          name="currentPassword"
          type="password"
          autoComplete="current-password"
          required
          error={errorAt(save.error, 'currentPassword')}
        />
        <NewPassword error={errorAt(save.error, 'newPassword')} />
        <Button type="submit" busy={save.isPending}>
          Change the password
        </Button>
      </form>
    </Section>
  )
}
