import { useState } from 'react'
import { CheckField, TextField } from './Field'

/** A password to be chosen. It may be looked at, so it is typed once; what makes it a bad one only the server says. */
export function NewPassword({ label = 'New password', error }: { label?: string; error?: string | undefined }) {
  const [isShown, setShown] = useState(false)
  return (
    <div className="space-y-1">
      <TextField
        label={label}
        name="newPassword"
        type={isShown ? 'text' : 'password'}
        autoComplete="new-password"
        minLength={12}
        required
        spellCheck={false}
        autoCapitalize="off"
        hint="At least 12 characters; not one of your last five, and none that is easily guessed."
        error={error}
      />
      <CheckField label="Show it" checked={isShown} onChange={(event) => setShown(event.target.checked)} />
    </div>
  )
}

/** What was typed, exactly: a password is never trimmed. */
export const readNewPassword = (form: HTMLFormElement): string => String(new FormData(form).get('newPassword') ?? '')
