import { useSearchParams } from 'wouter'

interface MailLink {
  email: string
  /** The link carried all that is needed; otherwise the form asks. */
  isComplete: boolean
  read: (form: HTMLFormElement) => { email: string; token: string }
}

/** What a mailed link carries in its address: whom it is for, and the token. */
export function useMailLink(): MailLink {
  const [search] = useSearchParams()
  const email = (search.get('email') ?? '').trim()
  const token = (search.get('token') ?? '').trim()
  const isComplete = email !== '' && token !== ''
  return {
    email,
    isComplete,
    read: (form) => {
      if (isComplete) return { email, token }
      const typed = new FormData(form)
      return { email: String(typed.get('email') ?? '').trim(), token: String(typed.get('token') ?? '').replace(/\s/g, '') }
    },
  }
}
