import { useApi } from './query'
import { mayManageUsers, useSession } from './session'

/** Who did something, where the reader may know: owners read the list of users, everybody knows oneself. */
export function useNames(): (userId: string | null | undefined) => string | undefined {
  const me = useSession()
  const users = useApi('GET /users', {}, { enabled: mayManageUsers(me), staleTime: 300_000 })
  return (userId) => {
    if (!userId) return undefined
    if (userId === me.id) return 'you'
    return users.data?.items.find((user) => user.id === userId)?.displayName ?? undefined
  }
}
