import { useMutation, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { type Body, call } from './client'
import type { Me } from './types'

const SessionContext = createContext<Me | undefined>(undefined)
export const SessionProvider = SessionContext.Provider

/** Who is signed in. Only below the shell, which shows nothing without a session. */
export function useSession(): Me {
  const me = useContext(SessionContext)
  if (!me) throw new Error('No session here: this view belongs inside the shell.')
  return me
}

export const mayRecord = (me: Me): boolean => me.roles.some((role) => ['owner', 'manager', 'pumper'].includes(role))
export const mayImport = (me: Me): boolean => me.roles.some((role) => ['owner', 'manager'].includes(role))
export const mayCloseMonths = (me: Me): boolean => me.roles.some((role) => ['owner', 'manager', 'accountant'].includes(role))
export const mayManageUsers = (me: Me): boolean => me.roles.includes('owner')

export function useSignIn() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Body<'POST /auth/login'>) => call('POST /auth/login', { body: { ...body, useCookies: true } }),
    onSuccess: () => queries.clear(),
  })
}

export function useRegister() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Body<'POST /auth/register'>) => call('POST /auth/register', { body: { ...body, useCookies: true } }),
    onSuccess: () => queries.clear(),
  })
}

export function useSignOut() {
  const queries = useQueryClient()
  return useMutation({ mutationFn: () => call('POST /auth/logout'), onSuccess: () => queries.clear() })
}
