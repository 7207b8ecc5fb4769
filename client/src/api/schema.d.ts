// Shapes of the API, after the contract of the first screen. `npm run types` writes this file from docs/openapi.json.

export interface Problem {
  type?: string | null
  title?: string | null
  status?: number | null
  detail?: string | null
  code?: string
  retryable?: boolean
  traceId?: string
  errors?: FieldProblem[]
  [extension: string]: unknown
}

export interface FieldProblem {
  pointer: string
  code: string
  detail: string
}

export interface Me {
  id: string
  email: string
  displayName: string
  roles: string[]
  organization: Organization
  twoFactorEnabled: boolean
  wellIds?: string[]
}

export interface Organization {
  id: string
  name: string
  timeZone: string
  gaugeTime: string
  defaultUnits: 'us' | 'metric'
}

export interface Well {
  id: string
  wellName: string
  apiNumber?: string | null
  apiNumberDisplay?: string | null
  wellNumber?: string | null
  leaseId?: string | null
  leaseName?: string | null
  fieldId?: string | null
  fieldName?: string | null
  regionId?: string | null
  regionName?: string | null
  wellType?: string | null
  wellStatus?: string | null
  rowVersion: number
}

export interface Finding {
  code: string
  severity: 'warning' | 'info'
  pointer?: string | null
  message: string
}

export interface DowntimeEntry {
  hours: number
  reason: string
  remark?: string | null
}

export interface DailyProduction {
  id?: string
  wellId: string
  wellName?: string | null
  productionDate: string
  oilVolume?: number | null
  gasVolume?: number | null
  waterVolume?: number | null
  condensateVolume?: number | null
  injectionVolume?: number | null
  injectionProduct?: string | null
  hoursOn?: number | null
  chokeSize?: number | null
  tubingPressure?: number | null
  casingPressure?: number | null
  linePressure?: number | null
  temperature?: number | null
  bsw?: number | null
  gor?: number | null
  apiGravity?: number | null
  salesOil?: number | null
  salesGas?: number | null
  downtimeHours?: number | null
  downtime?: DowntimeEntry[] | null
  isEstimated?: boolean | null
  volumeMethod?: string | null
  entrySource?: string | null
  notes?: string | null
  reviewStatus?: string | null
  amendReason?: string | null
  rowVersion?: number
  findings?: Finding[]
  rowCreatedBy?: string | null
  rowCreatedDate?: string | null
  rowChangedDate?: string | null
}

export interface Limit {
  field: string
  min: number
  max: number
  unit: string
  code: string
}

export interface ProductionGroup {
  period?: string | null
  wellId?: string | null
  wellName?: string | null
  leaseId?: string | null
  leaseName?: string | null
  fieldId?: string | null
  fieldName?: string | null
  regionId?: string | null
  regionName?: string | null
  oilVolume: number
  gasVolume: number
  waterVolume: number
  injectionVolume: number
  hoursOn: number
  dayCount: number
  oilDayCount: number
  gasDayCount: number
  waterDayCount: number
  boe: number
  waterCutPercent?: number | null
  gorScfBbl?: number | null
}

export interface ImportColumn {
  name: string
  unit?: string | null
  field?: string | null
  sample?: string[]
}

export interface ImportPreview {
  encoding?: string | null
  delimiter?: string | null
  decimal?: string | null
  headerRow?: number | null
  unitsRow?: number | null
  columns: ImportColumn[]
  rows?: (string | null)[][]
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
  options?: string[]
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
  findings?: ImportFinding[]
  questions?: ImportQuestion[]
  preview?: ImportPreview | null
  mapping?: Record<string, string> | null
  errorsUrl?: string | null
  createdAt?: string
  startedAt?: string | null
  completedAt?: string | null
}

interface PageOf<T> {
  items: T[]
  nextCursor?: string | null
  total?: number | null
}

export interface Lease {
  id: string
  leaseName: string
}

export interface Field {
  id: string
  fieldName: string
}

export interface Region {
  id: string
  regionName: string
}

export interface Operations {
  'POST /auth/login': {
    body: { email: string; password: string; twoFactorCode?: string; recoveryCode?: string; useCookies?: boolean }
    answer: unknown
  }
  'POST /auth/register': {
    body: { organizationName: string; email: string; password: string; displayName: string; useCookies?: boolean }
    answer: unknown
  }
  'POST /auth/logout': { answer: void }
  'GET /auth/me': { answer: Me }
  'GET /wells': {
    query: {
      q?: string; status?: string; leaseId?: string; fieldId?: string; regionId?: string; type?: string
      sort?: string; fields?: string; limit?: number; cursor?: string; total?: boolean
    }
    answer: PageOf<Well>
  }
  'GET /wells/{id}': { path: { id: string }; answer: Well }
  'GET /leases': { query: { q?: string; limit?: number }; answer: PageOf<Lease> }
  'GET /fields': { query: { q?: string; limit?: number }; answer: PageOf<Field> }
  'GET /regions': { query: { q?: string; limit?: number }; answer: PageOf<Region> }
  'GET /leases/{id}': { path: { id: string }; answer: Lease }
  'GET /fields/{id}': { path: { id: string }; answer: Field }
  'GET /regions/{id}': { path: { id: string }; answer: Region }
  'GET /production': {
    query: { from?: string; to?: string; wellId?: string; leaseId?: string; fields?: string; limit?: number; cursor?: string; units?: string }
    answer: PageOf<DailyProduction>
  }
  'GET /production-ops/daily/{wellId}': {
    path: { wellId: string }
    query: { from?: string; to?: string; units?: string; limit?: number }
    answer: PageOf<DailyProduction>
  }
  'GET /production/limits': { query: { wellId: string }; answer: { wellId?: string; limits: Limit[] } }
  'POST /production': { query: { units?: string }; body: DailyProduction; answer: DailyProduction }
  'GET /production/{id}': { path: { id: string }; query: { units?: string }; answer: DailyProduction }
  'PUT /production/{id}': {
    path: { id: string }
    query: { units?: string }
    body: DailyProduction
    answer: DailyProduction
  }
  'GET /analytics/production': {
    query: {
      groupBy?: string; from?: string; to?: string; units?: string
      wellId?: string; leaseId?: string; fieldId?: string; regionId?: string
    }
    answer: { items: ProductionGroup[]; asOf?: string }
  }
  'GET /imports': { query: { limit?: number; cursor?: string }; answer: PageOf<ImportRun> }
  'GET /imports/{id}': { path: { id: string }; answer: ImportRun }
  'POST /imports': { body: FormData; answer: { id: string } }
  'PUT /imports/{id}/answers': { path: { id: string }; body: Record<string, unknown>; answer: unknown }
  'POST /imports/{id}/cancellation': { path: { id: string }; answer: unknown }
}
