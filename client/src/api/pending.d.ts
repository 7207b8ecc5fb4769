// Imports, after their contract: the server does not describe them yet. Once docs/openapi.json does, this file goes.

export interface ImportColumn {
  name: string
  unit?: string | null
  field?: string | null
  sample?: string[] | null
}

export interface ImportPreview {
  encoding?: string | null
  delimiter?: string | null
  decimal?: string | null
  headerRow?: number | null
  unitsRow?: number | null
  columns: ImportColumn[]
  rows?: (string | null)[][] | null
}

export interface ImportFinding {
  code: string
  severity: string
  message: string
  row?: number | null
  column?: string | null
}

export interface ImportQuestion {
  code: string
  message: string
  column?: string | null
  options?: string[] | null
}

export interface ImportRun {
  id: string
  fileName: string
  kind?: string | null
  status: string
  progress?: number | null
  rowsRead?: number
  rowsWritten?: number
  rowsUnchanged?: number
  rowsRejected?: number
  findings?: ImportFinding[] | null
  questions?: ImportQuestion[] | null
  preview?: ImportPreview | null
  mapping?: Record<string, string> | null
  errorsUrl?: string | null
  createdAt?: string
  startedAt?: string | null
  completedAt?: string | null
}

export interface PendingOperations {
  'GET /imports': { query: { limit?: number; cursor?: string }; answer: { items: ImportRun[]; nextCursor?: string | null } }
  'POST /imports': { body: FormData; answer: { id: string } }
  'GET /imports/{id}': { path: { id: string }; answer: ImportRun }
  'PUT /imports/{id}/answers': { path: { id: string }; body: Record<string, unknown>; answer: unknown }
  'POST /imports/{id}/cancellation': { path: { id: string }; answer: unknown }
}
