import type { FieldError } from './schema'

/** A problem document (RFC 9457); some refusals have members of their own. */
export interface Problem {
  title?: string
  detail?: string
  code?: string
  retryable?: boolean
  traceId?: string
  errors?: FieldError[]
  [extension: string]: unknown
}

/** A refusal of the server (RFC 9457), or a connection that did not answer (status 0). */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly retryable: boolean
  readonly traceId: string | undefined
  readonly errors: FieldError[]
  /** The whole problem document, for members that only one refusal has. */
  readonly body: Problem

  constructor(status: number, body: Problem) {
    super(body.detail ?? body.title ?? `The server answered ${status}.`)
    this.name = 'ApiProblem'
    this.status = status
    this.code = body.code ?? (status === 0 ? 'offline' : `http-${status}`)
    this.title = body.title ?? 'The request was refused'
    this.detail = this.message
    this.retryable = body.retryable ?? (status === 0 || status === 429 || status >= 502)
    this.traceId = body.traceId
    this.errors = body.errors ?? []
    this.body = body
  }
}

export function isProblem(error: unknown, code?: string): error is ApiProblem {
  return error instanceof ApiProblem && (code === undefined || error.code === code)
}

/** "#/oilVolume" and "/items/0/oilVolume" both speak of oilVolume. */
export function fieldOf(pointer: string | null | undefined): string {
  return pointer?.replace(/^#/, '').split('/').pop() ?? ''
}

/** What the server said about one field of a form. */
export const errorAt = (error: unknown, field: string): string | undefined =>
  isProblem(error) ? error.errors.find(({ pointer }) => fieldOf(pointer) === field)?.detail : undefined

/** A refusal in one sentence: what was said about fields the form has is left to them. */
export function sentenceOf(error: Error | null, shownAtFields: readonly string[] = []): string | undefined {
  if (!error) return undefined
  const errors = isProblem(error) ? error.errors : []
  if (errors.length === 0) return error.message
  const others = errors.filter(({ pointer }) => !shownAtFields.includes(fieldOf(pointer)))
  return others.length > 0 ? others.map(({ detail }) => detail).join(' ') : undefined
}

export async function problemFrom(response: Response): Promise<ApiProblem> {
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  const body = isJson ? ((await response.json().catch(() => ({}))) as Problem) : {}
  return new ApiProblem(response.status, body)
}
