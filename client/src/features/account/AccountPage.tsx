import { useSession } from '../../api/session'
import { Button } from '../../ui/Button'
import { Page } from '../../ui/Page'
import { Notice } from '../../ui/states'
import { words } from '../../units/units'
import { PasswordSection } from './PasswordSection'
import { useVerificationMail } from './queries'
import { Section } from './Section'
import { TwoFactorSection } from './TwoFactorSection'

/** One's own account: who one is here, the password, the second factor. */
export default function AccountPage() {
  const me = useSession()
  return (
    <Page title="Account" lead={me.organization.name}>
      <div className="max-w-2xl space-y-3">
        <Section title="Profile">
          <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
            <Fact label="Name" value={me.displayName} />
            <Fact label="Roles" value={me.roles.map(words).join(', ')} />
            <Fact label="E-mail" value={me.email} />
            <Fact label="Wells in view" value={me.wellIds ? `${me.wellIds.length} assigned` : 'All'} />
          </dl>
          {!me.emailVerified && <Unverified />}
        </Section>
        <PasswordSection email={me.email ?? ''} />
        <TwoFactorSection />
      </div>
    </Page>
  )
}

function Fact({ label, value }: { label: string; value: string | null | undefined }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="break-words font-medium">{value}</dd>
    </div>
  )
}

function Unverified() {
  const mail = useVerificationMail()
  return (
    <div className="mt-4">
      {mail.isSuccess ? (
        <Notice tone="good" title="The mail is on its way. Its link is good for three days." />
      ) : (
        <Notice
          tone="warn"
          title="Your address is not confirmed yet"
          action={
            <Button busy={mail.isPending} onClick={() => mail.mutate()}>
              Send the mail
            </Button>
          }
        >
          {mail.error?.message}
        </Notice>
      )}
    </div>
  )
}
