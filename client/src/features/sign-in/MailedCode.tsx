import { TextField } from '../../ui/Field'

/** Address and code by hand: a server that does not know its own address mails the code alone, and mail programs break long links. */
export function MailedCode({ email }: { email: string }) {
  return (
    <>
      <TextField label="E-mail" name="email" type="email" autoComplete="username" required defaultValue={email} />
      <TextField label="Code from the mail" name="token" autoComplete="off" spellCheck={false} required />
    </>
  )
}
