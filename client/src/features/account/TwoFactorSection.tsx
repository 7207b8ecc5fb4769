import { type SubmitEvent, useState } from 'react'
import { errorAt, sentenceOf } from '../../api/problem'
import { useApi } from '../../api/query'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Field'
import { Loaded, Notice } from '../../ui/states'
import { useDisableTwoFactor, useEnableTwoFactor } from './queries'
import { Section } from './Section'

/** A code at each sign-in. Recovery codes are shown once, right after switching it on. */
export function TwoFactorSection() {
  const state = useApi('GET /auth/two-factor', {}, { staleTime: 300_000 })
  const [fresh, setFresh] = useState<string[]>()
  return (
    <Section title="Two-factor sign-in" lead="A code from an authenticator app besides the password.">
      {fresh && <RecoveryCodes codes={fresh} onDone={() => setFresh(undefined)} />}
      <Loaded query={state}>
        {(data) =>
          data.enabled ? (
            <SwitchOff codesLeft={data.recoveryCodesLeft} onOff={() => setFresh(undefined)} />
          ) : (
            <SwitchOn secret={data.sharedKey ?? ''} address={data.authenticatorUri ?? ''} onOn={setFresh} />
          )
        }
      </Loaded>
    </Section>
  )
}

const inFours = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ')

function SwitchOn({ secret, address, onOn }: { secret: string; address: string; onOn: (codes: string[]) => void }) {
  const enable = useEnableTwoFactor(onOn)
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const code = String(new FormData(event.currentTarget).get('code') ?? '').replace(/\s/g, '')
    enable.mutate(code)
  }
  const refusal = sentenceOf(enable.error, ['code'])
  return (
    <form onSubmit={onSubmit} className="max-w-sm space-y-4">
      <p>
        Add this key to the app by hand, or{' '}
        <a href={address} className="underline underline-offset-2">
          open the app on this device
        </a>
        :
      </p>
      <p className="figures rounded-md bg-sunken px-3 py-2.5 font-mono text-sm break-words select-all" aria-label="Key for the app">
        {inFours(secret)}
      </p>
      {refusal && <Notice tone="bad" title={refusal} />}
      <TextField
        label="Code the app shows"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="\s*\d{3}\s*\d{3}\s*"
        title="Six digits"
        required
        error={errorAt(enable.error, 'code')}
      />
      <Button type="submit" busy={enable.isPending}>
        Switch it on
      </Button>
    </form>
  )
}

function SwitchOff({ codesLeft, onOff }: { codesLeft: number; onOff: () => void }) {
  const disable = useDisableTwoFactor(onOff)
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    disable.mutate(String(new FormData(event.currentTarget).get('password') ?? ''))
  }
  const refusal = sentenceOf(disable.error, ['password'])
  return (
    <form onSubmit={onSubmit} className="max-w-sm space-y-4">
      <p>
        <span className="font-medium text-good">On.</span> {codesLeft} recovery {codesLeft === 1 ? 'code' : 'codes'} left
        {codesLeft < 3 && '; switch it off and on again for new ones'}.
      </p>
      {refusal && <Notice tone="bad" title={refusal} />}
      <TextField
        label="Password, to switch it off"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        error={errorAt(disable.error, 'password')}
      />
      <Button type="submit" busy={disable.isPending}>
        Switch it off
      </Button>
    </form>
  )
}

function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <div className="mb-4">
      <Notice tone="good" title="Two-factor sign-in is on" action={<Button onClick={onDone}>I have them</Button>}>
        <p>Keep these recovery codes where your phone is not. Each is good once, and they are not shown again.</p>
        <ul className="figures mt-2 grid grid-cols-1 gap-x-6 gap-y-1 font-mono text-sm select-all sm:grid-cols-2">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}
