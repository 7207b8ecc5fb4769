import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Body, call } from '../../api/client'
import { sessionKey } from '../../api/query'

/** Password and second factor end every session; the answer holds a new one for this browser, so only the profile is read again. */
export function useChangePassword() {
  return useMutation({ mutationFn: (body: Body<'PUT /auth/password'>) => call('PUT /auth/password', { body }) })
}

/** The recovery codes are handed over before anything is read again: the form that asked is gone by then. */
export function useEnableTwoFactor(onOn: (recoveryCodes: string[]) => void) {
  const readAgain = useReadAgain()
  return useMutation({
    mutationFn: (code: string) => call('POST /auth/two-factor', { body: { code } }),
    onSuccess: ({ recoveryCodes }) => {
      onOn(recoveryCodes)
      return readAgain()
    },
  })
}

export function useDisableTwoFactor(onOff: () => void) {
  const readAgain = useReadAgain()
  return useMutation({
    mutationFn: (password: string) => call('DELETE /auth/two-factor', { body: { password } }),
    onSuccess: () => {
      onOff()
      return readAgain()
    },
  })
}

export function useVerificationMail() {
  return useMutation({ mutationFn: () => call('POST /auth/email/verification-mail') })
}

function useReadAgain() {
  const queries = useQueryClient()
  return () => Promise.all([['GET /auth/two-factor'], sessionKey].map((queryKey) => queries.invalidateQueries({ queryKey })))
}
