// Written by `./dev.cs api` from docs/openapi.json. Change the server, not this file.

export type ActivityType = "production" | "injection"

export type Address = {
  street?: string | null
  city?: string | null
  state?: string | null
  postalCode?: string | null
  country?: string | null
}

export interface ApiKey {
  id: string
  name?: string | null
  roles?: string[] | null
  prefix?: string | null
  key?: string | null
  lastUsedAt?: string | null
  revokedAt?: string | null
  rowCreatedBy?: string | null
  rowCreatedDate?: string | null
}

/** A request that was denied or failed, or a sensitive read. */
export interface AuditAccess {
  /** Running number; later is higher. */
  id: number
  /** When it was answered. */
  happenedAt: string
  /** Who; null when a key or job called. */
  userId?: string | null
  /** Trace id of the request. */
  request?: string | null
  /** What the program called itself. */
  client?: string | null
  /** The caller's IP address. */
  address?: string | null
  /** HTTP method. */
  method: string
  /** Path without the query. */
  path: string
  /** HTTP status of the answer. */
  status: number
  /** Code of the refusal. */
  code?: string | null
  /** Milliseconds from the request to its answer. */
  durationMs: number
}

/** One entry of what was written. */
export interface AuditChange {
  /** Running number; later is higher. */
  id: number
  /** When. */
  happenedAt: string
  /** Who; null for work nobody asked for. */
  userId?: string | null
  /** Trace id of the request or job. */
  request?: string | null
  /** What the program called itself. */
  client?: string | null
  /** Schema and table, e.g. `production.daily_production`. */
  table: string
  /** insert, update or delete. */
  action: string
  /** Keys of the rows; an insert names all rows of its statement, and each row is its own after-image. */
  keys: string[]
  before?: JsonElement | null
  after?: JsonElement | null
}

/** A link of the hash chain: covers what the transactions of its window wrote. */
export interface AuditSealRecord {
  /** Running number. */
  id: number
  /** When. */
  sealedAt: string
  /** First transaction of the window. */
  fromTransaction: number
  /** First transaction after the window. */
  beforeTransaction: number
  /** Changes covered. */
  changeCount: number
  /** Accesses covered. */
  accessCount: number
  /** Hash of the seal before, SHA-256 in hexadecimal; empty for the first. */
  previousHash: string
  /** SHA-256 in hexadecimal. */
  hash: string
}

/** What recomputing the chain found. */
export interface AuditVerification {
  /** True when every seal still matches what it covers. */
  intact: boolean
  /** Id of the first seal that does not. */
  firstBrokenSeal?: number | null
  /** Seals looked at. */
  seals: number
  /** Changes and accesses they cover. */
  covered: number
  /** Changes and accesses written since the last seal. */
  notYetSealed: number
  /** Hash of the last seal: kept elsewhere, it also tells when the end of the chain was cut off. */
  lastHash?: string | null
  /** When this was computed. */
  verifiedAt: string
}

export interface BulkAnswer {
  items: BulkItem[]
  created: number
  unchanged: number
  refused: number
}

export interface BulkItem {
  index: number
  id?: string | null
  status: string
  httpStatus: number
  code?: string | null
  detail?: string | null
  errors?: FieldError[] | null
  findings?: Finding[] | null
}

export type BulkRequest = unknown

export interface Change {
  currentPassword?: string | null
  newPassword?: string | null
}

export interface CheckAnswer {
  accepted: boolean
  code?: string | null
  detail?: string | null
  errors: FieldError[]
  findings: Finding[]
}

export interface ClosedMonth {
  id: string
  month: string
  leaseId?: string | null
  reason?: string | null
  closedBy?: string | null
  closedAt: string
  reopenedBy?: string | null
  reopenedAt?: string | null
  reopenReason?: string | null
}

export interface Company {
  companyName: string
  companyCode?: string | null
  companyType?: string | null
  operatorType?: OperatorType | null
  taxId?: string | null
  dunsNumber?: string | null
  address?: JsonElement | null
  primaryContact?: JsonElement | null
  phone?: string | null
  email?: string | null
  website?: string | null
  creditRating?: string | null
  insuranceCoverage?: JsonElement | null
  vendorNumber?: string | null
  isOperator: boolean
  isVendor: boolean
  isPartner: boolean
  status: string
  metadata?: JsonElement | null
  findings?: Finding[] | null
  /** Version 7; made by the client or, when absent, by the server. */
  id: string
  /** Raised by every change; what If-Match compares. */
  rowVersion: number
  rowCreatedBy?: string | null
  rowCreatedDate: string
  rowChangedBy?: string | null
  rowChangedDate?: string | null
  /** False after a soft delete. */
  activeInd: boolean
  /** Free text, up to 2,000 characters. */
  remark?: string | null
}

export interface Confirmation {
  password?: string | null
}

export type Contact = {
  name?: string | null
  email?: string | null
  phone?: string | null
}

export interface Credentials {
  email?: string | null
  password?: string | null
  twoFactorCode?: string | null
  recoveryCode?: string | null
  useCookies: boolean
}

export interface DailyProduction {
  id?: string | null
  wellId: string
  wellName?: string | null
  productionDate: string
  activityType?: ActivityType | null
  volumeMethod?: VolumeMethod | null
  /** bbl; metric: m3. */
  oilVolume?: number | null
  /** Mcf; metric: m3. */
  gasVolume?: number | null
  /** bbl; metric: m3. */
  waterVolume?: number | null
  /** bbl; metric: m3. */
  condensateVolume?: number | null
  /** bbl; metric: m3. */
  nglVolume?: number | null
  /** bbl; metric: m3. */
  injectionVolume?: number | null
  injectionProduct?: InjectionProduct | null
  hoursOn?: number | null
  hoursOnInjection?: number | null
  /** 1/64 in; metric: mm. */
  chokeSize?: number | null
  chokeDesc?: string | null
  /** psig; metric: bar. */
  tubingPressure?: number | null
  /** psig; metric: bar. */
  casingPressure?: number | null
  /** psig; metric: bar. */
  linePressure?: number | null
  /** °F; metric: °C. */
  temperature?: number | null
  bsw?: number | null
  /** scf/bbl; metric: m3/m3. */
  gor?: number | null
  apiGravity?: number | null
  gasGravity?: number | null
  gasEnergy?: number | null
  /** bbl; metric: m3. */
  allocatedOil?: number | null
  /** Mcf; metric: m3. */
  allocatedGas?: number | null
  /** bbl; metric: m3. */
  allocatedWater?: number | null
  /** bbl; metric: m3. */
  salesOil?: number | null
  /** Mcf; metric: m3. */
  salesGas?: number | null
  /** USD/bbl; metric: USD/m3. */
  oilPrice?: number | null
  /** USD/Mcf; metric: USD/m3. */
  gasPrice?: number | null
  downtimeHours?: number | null
  downtime?: DowntimeEntry[] | null
  /** bbl; metric: m3. */
  lostOil?: number | null
  /** Mcf; metric: m3. */
  lostGas?: number | null
  equipmentReadings?: Record<string, number> | null
  isEstimated?: boolean | null
  entrySource?: EntrySource | null
  notes?: string | null
  metadata?: JsonElement | null
  entryLatitude?: number | null
  entryLongitude?: number | null
  gpsVerified?: boolean | null
  reviewStatus?: ReviewStatus | null
  findings?: Finding[] | null
  qualityScore?: number | null
  qualityDetail?: JsonElement | null
  original?: Record<string, OriginalValue> | null
  amendReason?: string | null
  approvedBy?: string | null
  approvedDate?: string | null
  rowVersion: number
  activeInd?: boolean | null
  rowCreatedBy?: string | null
  rowCreatedDate?: string | null
  rowChangedBy?: string | null
  rowChangedDate?: string | null
  derived?: DerivedValues | null
}

export interface DayAmendment {
  amendmentSeqNo: number
  amendReason: string
  former: DailyProduction
  amendedBy?: string | null
  amendedAt: string
}

export type DerivedValues = {
  boe?: number | null
  gorScfBbl?: number | null
  waterCutPercent?: number | null
  oilRate24?: number | null
  gasRate24?: number | null
  waterRate24?: number | null
}

export interface DowntimeEntry {
  hours: number
  reason: string
  remark?: string | null
}

export interface Enabled {
  recoveryCodes: string[]
  session: SignedIn
}

export type EntrySource = "mobile" | "web" | "import" | "scada" | "api"

export interface Equipment {
  equipmentTag: string
  equipmentName?: string | null
  equipmentType?: string | null
  manufacturer?: string | null
  model?: string | null
  serialNumber?: string | null
  wellId?: string | null
  wellName?: string | null
  facilityId?: string | null
  facilityName?: string | null
  installationDate?: string | null
  specifications?: JsonElement | null
  maintenanceSchedule?: JsonElement | null
  lastMaintenanceDate?: string | null
  nextMaintenanceDate?: string | null
  status: string
  metadata?: JsonElement | null
  findings?: Finding[] | null
  /** Version 7; made by the client or, when absent, by the server. */
  id: string
  /** Raised by every change; what If-Match compares. */
  rowVersion: number
  rowCreatedBy?: string | null
  rowCreatedDate: string
  rowChangedBy?: string | null
  rowChangedDate?: string | null
  /** False after a soft delete. */
  activeInd: boolean
  /** Free text, up to 2,000 characters. */
  remark?: string | null
}

export interface Facility {
  facilityName: string
  facilityCode?: string | null
  facilityType?: FacilityType | null
  fieldId?: string | null
  fieldName?: string | null
  operatorId?: string | null
  operatorName?: string | null
  latitude?: number | null
  longitude?: number | null
  capacity?: JsonElement | null
  /** psig; metric: bar. */
  designPressure?: number | null
  installationDate?: string | null
  lastInspectionDate?: string | null
  nextInspectionDate?: string | null
  status: string
  equipment?: JsonElement | null
  piping?: JsonElement | null
  instrumentation?: JsonElement | null
  original?: JsonElement | null
  /** ft; metric: m. */
  distance?: number | null
  metadata?: JsonElement | null
  findings?: Finding[] | null
  /** Version 7; made by the client or, when absent, by the server. */
  id: string
  /** Raised by every change; what If-Match compares. */
  rowVersion: number
  rowCreatedBy?: string | null
  rowCreatedDate: string
  rowChangedBy?: string | null
  rowChangedDate?: string | null
  /** False after a soft delete. */
  activeInd: boolean
  /** Free text, up to 2,000 characters. */
  remark?: string | null
}

export type FacilityType = "well_pad" | "tank_battery" | "separator" | "compressor" | "pump_station" | "processing_plant" | "terminal" | "pipeline"

export interface Field {
  fieldName: string
  fieldCode?: string | null
  basin?: string | null
  play?: string | null
  country: string
  state?: string | null
  county?: string | null
  discoveryDate?: string | null
  operatorId?: string | null
  operatorName?: string | null
  regionId?: string | null
  regionName?: string | null
  timeZone?: string | null
  status: string
  wellCount?: number | null
  metadata?: JsonElement | null
  findings?: Finding[] | null
  /** Version 7; made by the client or, when absent, by the server. */
  id: string
  /** Raised by every change; what If-Match compares. */
  rowVersion: number
  rowCreatedBy?: string | null
  rowCreatedDate: string
  rowChangedBy?: string | null
  rowChangedDate?: string | null
  /** False after a soft delete. */
  activeInd: boolean
  /** Free text, up to 2,000 characters. */
  remark?: string | null
}

/** One value that needs another look. */
export interface FieldError {
  /** JSON pointer to the member, e.g. `#/oilVolume` or `#/items/3/hoursOn`. */
  pointer: string
  /** Stable kebab-case code of the rule. */
  code: string
  /** A sentence a person can act on. */
  detail: string
}

export interface FieldLimit {
  field: string
  min: number
  max: number
  unit: string
  code: string
}

/** Accepted, but someone should look: saved with the record and returned beside it. */
export interface Finding {
  /** Rule name of the catalogue (SPEC C6) with hyphens. */
  code: string
  /** Warning or info. */
  severity: Severity
  /** JSON pointer to the member. */
  pointer: string
  /** A plain sentence with the number seen and the number expected. */
  message: string
}

export interface Forgotten {
  email?: string | null
}

export interface HierarchyField {
  id?: string | null
  fieldName?: string | null
  wellCount: number
  producingCount: number
  leases: HierarchyLease[]
}

export interface HierarchyLease {
  id?: string | null
  leaseName?: string | null
  wellCount: number
  producingCount: number
  wells: HierarchyWell[]
}

export interface HierarchyOrganization {
  name: string
  wellCount: number
  producingCount: number
  completionCount: number
  fields: HierarchyField[]
}

export interface HierarchyWell {
  id: string
  wellName: string
  apiNumberDisplay?: string | null
  wellStatus: string
  wellType: string
  completions?: HierarchyWell[] | null
}

export interface Home {
  id: string
  name: string
  timeZone: string
  gaugeTime: string
  defaultUnits: UnitSystem
  defaultCurrency: string
  boeFactor: number
}

export type IFormFile = Blob

export interface Import {
  id: string
  fileName: string
  fileSize: number
  kind?: ImportKind | null
  sheet?: string | null
  status: ImportStatus
  progress: number
  rowsRead: number
  rowsWritten: number
  rowsUnchanged: number
  rowsRejected: number
  wellsCreated: number
  findings: Finding[]
  questions: ImportQuestion[]
  preview?: ImportPreview | null
  options: ImportOptions
  errorsUrl?: string | null
  error?: string | null
  createdBy?: string | null
  createdAt: string
  startedAt?: string | null
  completedAt?: string | null
}

export interface ImportAccepted {
  id: string
  status: ImportStatus
}

export type ImportKind = "wells" | "daily_production" | "monthly_volume"

export interface ImportOptions {
  kind?: ImportKind | null
  sheet?: string | null
  mapping?: Record<string, string> | null
  units?: UnitSystem | null
  timeZone?: string | null
  onDuplicate?: OnDuplicate | null
  dryRun?: boolean | null
  createMissing?: boolean | null
  dateOrder?: string | null
  decimalMark?: string | null
  headerRow?: number | null
  table?: string | null
  encoding?: string | null
  sentinels?: number[] | null
  unitPrefix?: string | null
  delimiter?: string | null
  month?: string | null
  wellTypes?: Record<string, string> | null
  wellStatuses?: Record<string, string> | null
  mappingName?: string | null
}

export type ImportPreview = {
  encoding: string
  byteOrderMark: boolean
  delimiter?: string | null
  decimalMark: string
  thousandsMark?: string | null
  headerRow: number
  unitsRow: number
  firstDataRow: number
  sheet?: string | null
  sheets: string[]
  columns: PreviewColumn[]
  rows: string[][]
  fields: string[]
}

export interface ImportQuestion {
  code: string
  message: string
  column?: string | null
  options: string[]
  answer: string
  value?: number | null
}

export type ImportStatus = "queued" | "reading" | "needs_input" | "running" | "completed" | "completed_with_errors" | "failed" | "cancelled"

export type InjectionProduct = "water" | "gas" | "co2" | "steam"

export type JsonElement = unknown

export interface Lease {
  leaseNumber: string
  leaseName: string
  fieldId?: string | null
  fieldName?: string | null
  lessorName?: string | null
  effectiveDate?: string | null
  expirationDate?: string | null
  primaryTerm?: number | null
  royaltyRate?: number | null
  bonusAmount?: number | null
  netAcres?: number | null
  grossAcres?: number | null
  workingInterest?: number | null
  netRevenueInterest?: number | null
  interestExplanation?: string | null
  legalDescription?: JsonElement | null
  status: string
  pughClause: boolean
  depthLimitation?: JsonElement | null
  wellCount?: number | null
  metadata?: JsonElement | null
  findings?: Finding[] | null
  /** Version 7; made by the client or, when absent, by the server. */
  id: string
  /** Raised by every change; what If-Match compares. */
  rowVersion: number
  rowCreatedBy?: string | null
  rowCreatedDate: string
  rowChangedBy?: string | null
  rowChangedDate?: string | null
  /** False after a soft delete. */
  activeInd: boolean
  /** Free text, up to 2,000 characters. */
  remark?: string | null
}

export interface LimitsAnswer {
  wellId: string
  limits: FieldLimit[]
}

export interface MonthCloseRequest {
  leaseId?: string | null
  reason?: string | null
}

export type OnDuplicate = "refuse" | "skip" | "amend"

export type OperatorType = "operator" | "non_operator" | "carried_interest" | "farm_in" | "farm_out"

export interface Organization {
  name: string
  taxId?: string | null
  address?: Address | null
  phone?: string | null
  email?: string | null
  p5OperatorNumber?: string | null
  regulatoryContact?: Contact | null
  fiscalYearStart: number
  gaugeTime: string
  timeZone: string
  defaultUnits: UnitSystem
  defaultCurrency: string
  boeFactor: number
  settings?: JsonElement | null
  /** Version 7; made by the client or, when absent, by the server. */
  id: string
  /** Raised by every change; what If-Match compares. */
  rowVersion: number
  rowCreatedBy?: string | null
  rowCreatedDate: string
  rowChangedBy?: string | null
  rowChangedDate?: string | null
  /** False after a soft delete. */
  activeInd: boolean
  /** Free text, up to 2,000 characters. */
  remark?: string | null
}

export interface OriginalValue {
  value: number
  unit: string
}

/** A page of a list. */
export interface PageOfApiKey {
  /** The records of this page. */
  items: ApiKey[]
  /** Opaque; send it back as `cursor` for the next page. Null on the last. */
  nextCursor?: string | null
  /** How many there are in all, when `total=true` was asked for. */
  total?: number | null
}

/** A page of a list. */
export interface PageOfAuditAccess {
  /** The records of this page. */
  items: AuditAccess[]
  /** Opaque; send it back as `cursor` for the next page. Null on the last. */
  nextCursor?: string | null
  /** How many there are in all, when `total=true` was asked for. */
  total?: number | null
}

/** A page of a list. */
export interface PageOfAuditChange {
  /** The records of this page. */
  items: AuditChange[]
  /** Opaque; send it back as `cursor` for the next page. Null on the last. */
  nextCursor?: string | null
  /** How many there are in all, when `total=true` was asked for. */
  total?: number | null
}

/** A page of a list. */
export interface PageOfAuditSealRecord {
  /** The records of this page. */
  items: AuditSealRecord[]
  /** Opaque; send it back as `cursor` for the next page. Null on the last. */
  nextCursor?: string | null
  /** How many there are in all, when `total=true` was asked for. */
  total?: number | null
}

/** A page of a list. */
export interface PageOfClosedMonth {
  /** The records of this page. */
  items: ClosedMonth[]
  /** Opaque; send it back as `cursor` for the next page. Null on the last. */
  nextCursor?: string | null
  /** How many there are in all, when `total=true` was asked for. */
  total?: number | null
}

/** A page of a list. */
export interface PageOfCompany {
  /** The records of this page. */
  items: Company[]
  /** Opaque; send it back as `cursor` for the next page. Null on the last. */
  nextCursor?: string | null
  /** How many there are in all, when `total=true` was asked for. */
  total?: number | null
}

/** A page of a list. */
export interface PageOfDailyProduction {
  /** The records of this page. */
  items: DailyProduction[]
  /** Opaque; send it back as `cursor` for the next page. Null on the last. */
  nextCursor?: string | null
  /** How many there are in all, when `total=true` was asked for. */
  total?: number | null
}

/** A page of a list. */
export interface PageOfDayAmendment {
  /** The records of this page. */
  items: DayAmendment[]
  /** Opaque; send it back as `cursor` for the next page. Null on the last. */
  nextCursor?: string | null
  /** How many there are in all, when `total=true` was asked for. */
  total?: number | null
}

/** A page of a list. */
export interface PageOfEquipment {
  /** The records of this page. */
  items: Equipment[]
  /** Opaque; send it back as `cursor` for the next page. Null on the last. */
  nextCursor?: string | null
  /** How many there are in all, when `total=true` was asked for. */
  total?: number | null
}

/** A page of a list. */
export interface PageOfFacility {
  /** The records of this page. */
  items: Facility[]
  /** Opaque; send it back as `cursor` for the next page. Null on the last. */
  nextCursor?: string | null
  /** How many there are in all, when `total=true` was asked for. */
  total?: number | null
}

/** A page of a list. */
export interface PageOfField {
  /** The records of this page. */
  items: Field[]
  /** Opaque; send it back as `cursor` for the next page. Null on the last. */
  nextCursor?: string | null
  /** How many there are in all, when `total=true` was asked for. */
  total?: number | null
}

/** A page of a list. */
export interface PageOfImport {
  /** The records of this page. */
  items: Import[]
  /** Opaque; send it back as `cursor` for the next page. Null on the last. */
  nextCursor?: string | null
  /** How many there are in all, when `total=true` was asked for. */
  total?: number | null
}

/** A page of a list. */
export interface PageOfLease {
  /** The records of this page. */
  items: Lease[]
  /** Opaque; send it back as `cursor` for the next page. Null on the last. */
  nextCursor?: string | null
  /** How many there are in all, when `total=true` was asked for. */
  total?: number | null
}

/** A page of a list. */
export interface PageOfRegion {
  /** The records of this page. */
  items: Region[]
  /** Opaque; send it back as `cursor` for the next page. Null on the last. */
  nextCursor?: string | null
  /** How many there are in all, when `total=true` was asked for. */
  total?: number | null
}

/** A page of a list. */
export interface PageOfRig {
  /** The records of this page. */
  items: Rig[]
  /** Opaque; send it back as `cursor` for the next page. Null on the last. */
  nextCursor?: string | null
  /** How many there are in all, when `total=true` was asked for. */
  total?: number | null
}

/** A page of a list. */
export interface PageOfSavedMapping {
  /** The records of this page. */
  items: SavedMapping[]
  /** Opaque; send it back as `cursor` for the next page. Null on the last. */
  nextCursor?: string | null
  /** How many there are in all, when `total=true` was asked for. */
  total?: number | null
}

/** A page of a list. */
export interface PageOfUser {
  /** The records of this page. */
  items: User[]
  /** Opaque; send it back as `cursor` for the next page. Null on the last. */
  nextCursor?: string | null
  /** How many there are in all, when `total=true` was asked for. */
  total?: number | null
}

/** A page of a list. */
export interface PageOfWell {
  /** The records of this page. */
  items: Well[]
  /** Opaque; send it back as `cursor` for the next page. Null on the last. */
  nextCursor?: string | null
  /** How many there are in all, when `total=true` was asked for. */
  total?: number | null
}

/** A page of a list. */
export interface PageOfWellStatusPeriod {
  /** The records of this page. */
  items: WellStatusPeriod[]
  /** Opaque; send it back as `cursor` for the next page. Null on the last. */
  nextCursor?: string | null
  /** How many there are in all, when `total=true` was asked for. */
  total?: number | null
}

export interface PreviewColumn {
  name: string
  unit?: string | null
  field?: string | null
  content: string
  sample: string[]
}

export interface ProblemDetails {
  type?: string | null
  title?: string | null
  status?: number | null
  detail?: string | null
  instance?: string | null
}

export interface ProductionSummaries {
  items: ProductionSummary[]
  asOf: string
  units: string
}

export interface ProductionSummary {
  period?: string | null
  wellId?: string | null
  wellName?: string | null
  leaseId?: string | null
  leaseName?: string | null
  fieldId?: string | null
  fieldName?: string | null
  regionId?: string | null
  regionName?: string | null
  operatorId?: string | null
  operatorName?: string | null
  oilVolume: number
  gasVolume: number
  waterVolume: number
  condensateVolume: number
  injectionVolume: number
  injectionGasVolume: number
  hoursOn: number
  dayCount: number
  oilDayCount: number
  gasDayCount: number
  waterDayCount: number
  producingDayCount: number
  estimatedDayCount: number
  boe: number
  gorScfBbl?: number | null
  waterCutPercent?: number | null
}

export interface Profile {
  id: string
  email?: string | null
  displayName?: string | null
  emailVerified: boolean
  roles: string[]
  organization: Home
  twoFactorEnabled: boolean
  wellIds?: string[] | null
}

export interface Region {
  regionName: string
  regionCode?: string | null
  parentRegionId?: string | null
  parentRegionName?: string | null
  status: string
  wellCount?: number | null
  metadata?: JsonElement | null
  findings?: Finding[] | null
  /** Version 7; made by the client or, when absent, by the server. */
  id: string
  /** Raised by every change; what If-Match compares. */
  rowVersion: number
  rowCreatedBy?: string | null
  rowCreatedDate: string
  rowChangedBy?: string | null
  rowChangedDate?: string | null
  /** False after a soft delete. */
  activeInd: boolean
  /** Free text, up to 2,000 characters. */
  remark?: string | null
}

export interface Registration {
  organizationName?: string | null
  email?: string | null
  password?: string | null
  displayName?: string | null
  useCookies: boolean
}

export interface RemovalRequest {
  reason?: string | null
  rowVersion?: number | null
}

export interface Reset {
  email?: string | null
  token?: string | null
  newPassword?: string | null
}

export type ReviewStatus = "draft" | "submitted" | "flagged" | "accepted" | "approved" | "locked"

export interface Rig {
  rigName: string
  rigNumber?: string | null
  contractorId?: string | null
  contractorName?: string | null
  rigType?: string | null
  /** ft; metric: m. */
  ratedDepth?: number | null
  drawworks?: string | null
  mastCapacity?: number | null
  mudPumps?: JsonElement | null
  bopConfiguration?: JsonElement | null
  dayRate?: number | null
  mobilizationCost?: number | null
  status: string
  currentWellId?: string | null
  currentWellName?: string | null
  original?: JsonElement | null
  metadata?: JsonElement | null
  findings?: Finding[] | null
  /** Version 7; made by the client or, when absent, by the server. */
  id: string
  /** Raised by every change; what If-Match compares. */
  rowVersion: number
  rowCreatedBy?: string | null
  rowCreatedDate: string
  rowChangedBy?: string | null
  rowChangedDate?: string | null
  /** False after a soft delete. */
  activeInd: boolean
  /** Free text, up to 2,000 characters. */
  remark?: string | null
}

export interface SavedMapping {
  name: string
  options: ImportOptions
}

export interface Setup {
  code?: string | null
}

/** How much a finding weighs. Errors are refusals and never reach a stored record. */
export type Severity = "info" | "warning" | "error"

export interface SignedIn {
  tokenType: string
  expiresIn: number
  accessToken?: string | null
  refreshToken?: string | null
}

export interface SseItemOfstring {
  data?: string | null
  eventType: string
  eventId?: string | null
  reconnectionInterval?: string | null
}

export interface State {
  enabled: boolean
  recoveryCodesLeft: number
  sharedKey?: string | null
  authenticatorUri?: string | null
}

export type UnitSystem = "us" | "metric"

export interface User {
  id: string
  email?: string | null
  displayName?: string | null
  phone?: string | null
  roles?: string[] | null
  active: boolean
  password?: string | null
  emailVerified: boolean
  twoFactorEnabled: boolean
  invitedAt?: string | null
  lastSignInAt?: string | null
  lockedUntil?: string | null
  mailError?: string | null
  remark?: string | null
  rowVersion: number
  rowCreatedDate?: string | null
  rowChangedDate?: string | null
}

export interface Verification {
  email?: string | null
  token?: string | null
}

export type VolumeMethod = "measured" | "allocated" | "estimated" | "test" | "imputed"

export interface Well {
  wellName: string
  apiNumber?: string | null
  apiNumberDisplay?: string | null
  wellNumber?: string | null
  parentWellId?: string | null
  leaseId?: string | null
  leaseName?: string | null
  fieldId?: string | null
  fieldName?: string | null
  facilityId?: string | null
  facilityName?: string | null
  operatorId?: string | null
  operatorName?: string | null
  regionId?: string | null
  regionName?: string | null
  state?: string | null
  county?: string | null
  timeZone?: string | null
  siteTimeZone?: string | null
  wellType?: WellType | null
  wellPurpose: WellPurpose
  wellStatus: WellStatus
  spudDate?: string | null
  completionDate?: string | null
  firstProductionDate?: string | null
  pluggedDate?: string | null
  surfaceLatitude?: number | null
  surfaceLongitude?: number | null
  bottomLatitude?: number | null
  bottomLongitude?: number | null
  surfaceLocation?: JsonElement | null
  bottomHoleLocation?: JsonElement | null
  wellConfiguration?: JsonElement | null
  /** ft; metric: m. */
  totalDepth?: number | null
  /** ft; metric: m. */
  tvd?: number | null
  /** ft; metric: m. */
  groundElevation?: number | null
  /** ft; metric: m. */
  kbElevation?: number | null
  /** ft; metric: m. */
  waterDepth?: number | null
  isHorizontal: boolean
  isOffshore: boolean
  rigId?: string | null
  rigName?: string | null
  /** bbl; metric: m3. */
  maxOilVolume?: number | null
  /** Mcf; metric: m3. */
  maxGasVolume?: number | null
  /** bbl; metric: m3. */
  maxWaterVolume?: number | null
  maxInjectionVolume?: number | null
  /** psig; metric: bar. */
  maxTubingPressure?: number | null
  /** psig; metric: bar. */
  maxCasingPressure?: number | null
  /** psig; metric: bar. */
  maxLinePressure?: number | null
  original?: JsonElement | null
  /** ft; metric: m. */
  distance?: number | null
  metadata?: JsonElement | null
  findings?: Finding[] | null
  /** Version 7; made by the client or, when absent, by the server. */
  id: string
  /** Raised by every change; what If-Match compares. */
  rowVersion: number
  rowCreatedBy?: string | null
  rowCreatedDate: string
  rowChangedBy?: string | null
  rowChangedDate?: string | null
  /** False after a soft delete. */
  activeInd: boolean
  /** Free text, up to 2,000 characters. */
  remark?: string | null
}

export interface WellAssignment {
  wellId: string
  effectiveFrom?: string | null
  effectiveTo?: string | null
  routeOrder?: number | null
}

export interface WellAssignments {
  items?: WellAssignment[] | null
}

export type WellPurpose = "exploration" | "appraisal" | "development" | "injection" | "disposal" | "observation"

export type WellStatus = "planned" | "permitted" | "spudded" | "drilling" | "completing" | "completed" | "producing" | "shut_in" | "temporarily_abandoned" | "abandoned" | "plugged" | "cancelled"

export interface WellStatusPeriod {
  id: string
  wellId: string
  statusType: string
  status: string
  previousStatus?: string | null
  startTime: string
  endTime?: string | null
  reason?: string | null
  remark?: string | null
  changedBy?: string | null
}

export type WellType = "oil" | "gas" | "oil_gas" | "injection" | "disposal" | "water_supply" | "observation" | "dry_hole"

export interface Operations {
  /** Volumes by period and place */
  'GET /analytics/production': {
    query: {
      groupBy?: string | number | boolean
      from?: string | number | boolean
      to?: string | number | boolean
      units?: string | number | boolean
      wellId?: string | number | boolean
      leaseId?: string | number | boolean
      fieldId?: string | number | boolean
      regionId?: string | number | boolean
      operatorId?: string | number | boolean
      facilityId?: string | number | boolean
    }
    answer: ProductionSummaries
  }
  'GET /api-keys': {
    answer: PageOfApiKey
  }
  'POST /api-keys': {
    body: Partial<ApiKey>
    answer: ApiKey
  }
  'DELETE /api-keys/{id}': {
    path: {
      id: string
    }
    answer: void
  }
  /** Requests that were denied or failed, and sensitive reads */
  'GET /audit/access': {
    query: {
      from?: string | number | boolean
      to?: string | number | boolean
      userId?: string | number | boolean
      table?: string | number | boolean
      action?: string | number | boolean
      key?: string | number | boolean
      request?: string | number | boolean
      format?: string | number | boolean
      limit?: number
      cursor?: string | number | boolean
    }
    answer: PageOfAuditAccess
  }
  /** What was written: who, when, from where, before and after */
  'GET /audit/changes': {
    query: {
      from?: string | number | boolean
      to?: string | number | boolean
      userId?: string | number | boolean
      table?: string | number | boolean
      action?: string | number | boolean
      key?: string | number | boolean
      request?: string | number | boolean
      format?: string | number | boolean
      limit?: number
      cursor?: string | number | boolean
    }
    answer: PageOfAuditChange
  }
  /** The hash chain over the audit */
  'GET /audit/seals': {
    query: {
      from?: string | number | boolean
      to?: string | number | boolean
      userId?: string | number | boolean
      table?: string | number | boolean
      action?: string | number | boolean
      key?: string | number | boolean
      request?: string | number | boolean
      format?: string | number | boolean
      limit?: number
      cursor?: string | number | boolean
    }
    answer: PageOfAuditSealRecord
  }
  /** Recompute the hash chain */
  'GET /audit/verification': {
    answer: AuditVerification
  }
  'POST /auth/email/verification': {
    body: Verification
    answer: void
  }
  'POST /auth/email/verification-mail': {
    answer: void
  }
  'POST /auth/login': {
    body: Partial<Credentials> & Pick<Credentials, 'email' | 'password'>
    answer: SignedIn
  }
  'POST /auth/logout': {
    answer: void
  }
  'GET /auth/me': {
    answer: Profile
  }
  'PUT /auth/password': {
    body: Change
    answer: SignedIn
  }
  'POST /auth/password/forgot': {
    body: Forgotten
    answer: void
  }
  'POST /auth/password/reset': {
    body: Reset
    answer: void
  }
  'POST /auth/refresh': {
    answer: SignedIn
  }
  'POST /auth/register': {
    body: Partial<Registration> & Pick<Registration, 'organizationName' | 'email' | 'password' | 'displayName'>
    answer: SignedIn
  }
  'GET /auth/two-factor': {
    answer: State
  }
  'POST /auth/two-factor': {
    body: Setup
    answer: Enabled
  }
  'DELETE /auth/two-factor': {
    body: Confirmation
    answer: SignedIn
  }
  /** List companies */
  'GET /companies': {
    query: {
      q?: string | number | boolean
      limit?: string | number | boolean
      cursor?: string | number | boolean
      sort?: string | number | boolean
      fields?: string | number | boolean
      total?: string | number | boolean
      units?: string | number | boolean
      type?: string | number | boolean
      operatorType?: string | number | boolean
      status?: string | number | boolean
      isOperator?: string | number | boolean
      isVendor?: string | number | boolean
      isPartner?: string | number | boolean
    }
    answer: PageOfCompany
  }
  /** Enter a company; the same id and content again is the record there is */
  'POST /companies': {
    query: {
      units?: string | number | boolean
    }
    body: Partial<Company> & Pick<Company, 'companyName' | 'status'>
    answer: Company
  }
  /** Read one of the companies */
  'GET /companies/{id}': {
    path: {
      id: string
    }
    query: {
      units?: string | number | boolean
      fields?: string | number | boolean
    }
    answer: Company
  }
  /** Replace a company; needs If-Match or rowVersion */
  'PUT /companies/{id}': {
    path: {
      id: string
    }
    query: {
      units?: string | number | boolean
    }
    body: Partial<Company> & Pick<Company, 'companyName' | 'status'>
    answer: Company
  }
  /** Take a company out of use */
  'DELETE /companies/{id}': {
    path: {
      id: string
    }
    answer: void
  }
  /** List equipment */
  'GET /equipment': {
    query: {
      q?: string | number | boolean
      limit?: string | number | boolean
      cursor?: string | number | boolean
      sort?: string | number | boolean
      fields?: string | number | boolean
      total?: string | number | boolean
      units?: string | number | boolean
      wellId?: string | number | boolean
      facilityId?: string | number | boolean
      type?: string | number | boolean
      status?: string | number | boolean
      maintenanceDueTo?: string | number | boolean
    }
    answer: PageOfEquipment
  }
  /** Enter a equipment; the same id and content again is the record there is */
  'POST /equipment': {
    query: {
      units?: string | number | boolean
    }
    body: Partial<Equipment> & Pick<Equipment, 'equipmentTag' | 'status'>
    answer: Equipment
  }
  /** Read one of the equipment */
  'GET /equipment/{id}': {
    path: {
      id: string
    }
    query: {
      units?: string | number | boolean
      fields?: string | number | boolean
    }
    answer: Equipment
  }
  /** Replace a equipment; needs If-Match or rowVersion */
  'PUT /equipment/{id}': {
    path: {
      id: string
    }
    query: {
      units?: string | number | boolean
    }
    body: Partial<Equipment> & Pick<Equipment, 'equipmentTag' | 'status'>
    answer: Equipment
  }
  /** Take a equipment out of use */
  'DELETE /equipment/{id}': {
    path: {
      id: string
    }
    answer: void
  }
  /** Changes as they happen (Server-Sent Events) */
  'GET /events': {
    answer: unknown
  }
  /** List facilities */
  'GET /facilities': {
    query: {
      q?: string | number | boolean
      limit?: string | number | boolean
      cursor?: string | number | boolean
      sort?: string | number | boolean
      fields?: string | number | boolean
      total?: string | number | boolean
      units?: string | number | boolean
      near?: string | number | boolean
      within?: string | number | boolean
      type?: string | number | boolean
      fieldId?: string | number | boolean
      operatorId?: string | number | boolean
      status?: string | number | boolean
      inspectionDueTo?: string | number | boolean
    }
    answer: PageOfFacility
  }
  /** Enter a facility; the same id and content again is the record there is */
  'POST /facilities': {
    query: {
      units?: string | number | boolean
    }
    body: Partial<Facility> & Pick<Facility, 'facilityName' | 'facilityType' | 'status'>
    answer: Facility
  }
  /** Read one of the facilities */
  'GET /facilities/{id}': {
    path: {
      id: string
    }
    query: {
      units?: string | number | boolean
      fields?: string | number | boolean
    }
    answer: Facility
  }
  /** Replace a facility; needs If-Match or rowVersion */
  'PUT /facilities/{id}': {
    path: {
      id: string
    }
    query: {
      units?: string | number | boolean
    }
    body: Partial<Facility> & Pick<Facility, 'facilityName' | 'facilityType' | 'status'>
    answer: Facility
  }
  /** Take a facility out of use */
  'DELETE /facilities/{id}': {
    path: {
      id: string
    }
    answer: void
  }
  /** List fields */
  'GET /fields': {
    query: {
      q?: string | number | boolean
      limit?: string | number | boolean
      cursor?: string | number | boolean
      sort?: string | number | boolean
      fields?: string | number | boolean
      total?: string | number | boolean
      units?: string | number | boolean
      operatorId?: string | number | boolean
      regionId?: string | number | boolean
      state?: string | number | boolean
      county?: string | number | boolean
      country?: string | number | boolean
      status?: string | number | boolean
    }
    answer: PageOfField
  }
  /** Enter a field; the same id and content again is the record there is */
  'POST /fields': {
    query: {
      units?: string | number | boolean
    }
    body: Partial<Field> & Pick<Field, 'fieldName' | 'country' | 'status'>
    answer: Field
  }
  /** Read one of the fields */
  'GET /fields/{id}': {
    path: {
      id: string
    }
    query: {
      units?: string | number | boolean
      fields?: string | number | boolean
    }
    answer: Field
  }
  /** Replace a field; needs If-Match or rowVersion */
  'PUT /fields/{id}': {
    path: {
      id: string
    }
    query: {
      units?: string | number | boolean
    }
    body: Partial<Field> & Pick<Field, 'fieldName' | 'country' | 'status'>
    answer: Field
  }
  /** Take a field out of use */
  'DELETE /fields/{id}': {
    path: {
      id: string
    }
    answer: void
  }
  /** Saved mappings */
  'GET /import-mappings': {
    answer: PageOfSavedMapping
  }
  /** Save a mapping */
  'PUT /import-mappings/{name}': {
    path: {
      name: string
    }
    body: ImportOptions
    answer: SavedMapping
  }
  /** Remove a mapping */
  'DELETE /import-mappings/{name}': {
    path: {
      name: string
    }
    answer: void
  }
  /** Imports, newest first */
  'GET /imports': {
    query: {
      limit?: number
      cursor?: string | number | boolean
    }
    answer: PageOfImport
  }
  /** Import a CSV or XLSX file */
  'POST /imports': {
    body: FormData
    answer: ImportAccepted
  }
  /** An import as it stands */
  'GET /imports/{id}': {
    path: {
      id: string
    }
    answer: Import
  }
  /** Answer an import's questions; it goes on */
  'PUT /imports/{id}/answers': {
    path: {
      id: string
    }
    body: ImportOptions
    answer: ImportAccepted
  }
  /** Stop an import; what is written stays */
  'POST /imports/{id}/cancellation': {
    path: {
      id: string
    }
    answer: ImportAccepted
  }
  /** The rejected rows as CSV */
  'GET /imports/{id}/errors': {
    path: {
      id: string
    }
    answer: void
  }
  /** List leases */
  'GET /leases': {
    query: {
      q?: string | number | boolean
      limit?: string | number | boolean
      cursor?: string | number | boolean
      sort?: string | number | boolean
      fields?: string | number | boolean
      total?: string | number | boolean
      units?: string | number | boolean
      fieldId?: string | number | boolean
      status?: string | number | boolean
      expirationFrom?: string | number | boolean
      expirationTo?: string | number | boolean
    }
    answer: PageOfLease
  }
  /** Enter a lease; the same id and content again is the record there is */
  'POST /leases': {
    query: {
      units?: string | number | boolean
    }
    body: Partial<Lease> & Pick<Lease, 'leaseNumber' | 'leaseName' | 'status'>
    answer: Lease
  }
  /** Read one of the leases */
  'GET /leases/{id}': {
    path: {
      id: string
    }
    query: {
      units?: string | number | boolean
      fields?: string | number | boolean
    }
    answer: Lease
  }
  /** Replace a lease; needs If-Match or rowVersion */
  'PUT /leases/{id}': {
    path: {
      id: string
    }
    query: {
      units?: string | number | boolean
    }
    body: Partial<Lease> & Pick<Lease, 'leaseNumber' | 'leaseName' | 'status'>
    answer: Lease
  }
  /** Take a lease out of use */
  'DELETE /leases/{id}': {
    path: {
      id: string
    }
    answer: void
  }
  'GET /organizations/current': {
    answer: Organization
  }
  'PUT /organizations/current': {
    body: Partial<Organization>
    answer: Organization
  }
  /** Days by filter */
  'GET /production': {
    query: {
      from?: string | number | boolean
      to?: string | number | boolean
      wellId?: string | number | boolean
      wellName?: string | number | boolean
      leaseId?: string | number | boolean
      fieldId?: string | number | boolean
      facilityId?: string | number | boolean
      regionId?: string | number | boolean
      operatorId?: string | number | boolean
      status?: string | number | boolean
      quality?: string | number | boolean
      source?: string | number | boolean
      estimated?: boolean
      flagged?: boolean
      units?: string | number | boolean
      sort?: string | number | boolean
      fields?: string | number | boolean
      limit?: number
      cursor?: string | number | boolean
      total?: boolean
    }
    answer: PageOfDailyProduction
  }
  /** Record a day */
  'POST /production': {
    query: {
      units?: string | number | boolean
    }
    body: Partial<DailyProduction>
    answer: DailyProduction
  }
  /** Record a day */
  'POST /production-ops/daily': {
    query: {
      units?: string | number | boolean
    }
    body: Partial<DailyProduction>
    answer: DailyProduction
  }
  /** Days of one well */
  'GET /production-ops/daily/{wellId}': {
    path: {
      wellId: string
    }
    query: {
      from?: string | number | boolean
      to?: string | number | boolean
      units?: string | number | boolean
      sort?: string | number | boolean
      fields?: string | number | boolean
      limit?: number
      cursor?: string | number | boolean
      total?: boolean
    }
    answer: PageOfDailyProduction
  }
  /** Record up to 1,000 days */
  'POST /production/bulk': {
    query: {
      units?: string | number | boolean
    }
    body: BulkRequest
    answer: BulkAnswer
  }
  /** Days as CSV, XLSX or JSON */
  'GET /production/export': {
    query: {
      from?: string | number | boolean
      to?: string | number | boolean
      wellId?: string | number | boolean
      wellName?: string | number | boolean
      leaseId?: string | number | boolean
      fieldId?: string | number | boolean
      facilityId?: string | number | boolean
      regionId?: string | number | boolean
      operatorId?: string | number | boolean
      status?: string | number | boolean
      quality?: string | number | boolean
      source?: string | number | boolean
      estimated?: boolean
      flagged?: boolean
      units?: string | number | boolean
      format?: string | number | boolean
      fields?: string | number | boolean
    }
    answer: void
  }
  /** The ranges of a well's values, for the form */
  'GET /production/limits': {
    query: {
      wellId: string | number | boolean
    }
    answer: LimitsAnswer
  }
  /** Closed and reopened months */
  'GET /production/months': {
    answer: PageOfClosedMonth
  }
  /** Close a month */
  'POST /production/months/{month}/closing': {
    path: {
      month: string
    }
    body: MonthCloseRequest | null
    answer: ClosedMonth
  }
  /** Reopen a month, with a reason */
  'DELETE /production/months/{month}/closing': {
    path: {
      month: string
    }
    query: {
      leaseId?: string | number | boolean
      reason?: string | number | boolean
    }
    body: MonthCloseRequest | null
    answer: void
  }
  /** What would become of a day, without storing it */
  'POST /production/validation': {
    query: {
      units?: string | number | boolean
    }
    body: Partial<DailyProduction>
    answer: CheckAnswer
  }
  /** Days of one well */
  'GET /production/well/{wellId}': {
    path: {
      wellId: string
    }
    query: {
      from?: string | number | boolean
      to?: string | number | boolean
      units?: string | number | boolean
      sort?: string | number | boolean
      fields?: string | number | boolean
      limit?: number
      cursor?: string | number | boolean
      total?: boolean
    }
    answer: PageOfDailyProduction
  }
  /** One day */
  'GET /production/{id}': {
    path: {
      id: string
    }
    query: {
      units?: string | number | boolean
    }
    answer: DailyProduction
  }
  /** Amend a day, or create it with If-None-Match: * */
  'PUT /production/{id}': {
    path: {
      id: string
    }
    query: {
      units?: string | number | boolean
    }
    body: Partial<DailyProduction>
    answer: DailyProduction
  }
  /** Take a day out of the record, with a reason */
  'DELETE /production/{id}': {
    path: {
      id: string
    }
    query: {
      reason?: string | number | boolean
    }
    body: RemovalRequest | null
    answer: void
  }
  /** The former states of a day */
  'GET /production/{id}/amendments': {
    path: {
      id: string
    }
    answer: PageOfDayAmendment
  }
  /** List regions */
  'GET /regions': {
    query: {
      q?: string | number | boolean
      limit?: string | number | boolean
      cursor?: string | number | boolean
      sort?: string | number | boolean
      fields?: string | number | boolean
      total?: string | number | boolean
      units?: string | number | boolean
      parentRegionId?: string | number | boolean
      status?: string | number | boolean
    }
    answer: PageOfRegion
  }
  /** Enter a region; the same id and content again is the record there is */
  'POST /regions': {
    query: {
      units?: string | number | boolean
    }
    body: Partial<Region> & Pick<Region, 'regionName' | 'status'>
    answer: Region
  }
  /** Read one of the regions */
  'GET /regions/{id}': {
    path: {
      id: string
    }
    query: {
      units?: string | number | boolean
      fields?: string | number | boolean
    }
    answer: Region
  }
  /** Replace a region; needs If-Match or rowVersion */
  'PUT /regions/{id}': {
    path: {
      id: string
    }
    query: {
      units?: string | number | boolean
    }
    body: Partial<Region> & Pick<Region, 'regionName' | 'status'>
    answer: Region
  }
  /** Take a region out of use */
  'DELETE /regions/{id}': {
    path: {
      id: string
    }
    answer: void
  }
  /** List rigs */
  'GET /rigs': {
    query: {
      q?: string | number | boolean
      limit?: string | number | boolean
      cursor?: string | number | boolean
      sort?: string | number | boolean
      fields?: string | number | boolean
      total?: string | number | boolean
      units?: string | number | boolean
      contractorId?: string | number | boolean
      currentWellId?: string | number | boolean
      type?: string | number | boolean
      status?: string | number | boolean
    }
    answer: PageOfRig
  }
  /** Enter a rig; the same id and content again is the record there is */
  'POST /rigs': {
    query: {
      units?: string | number | boolean
    }
    body: Partial<Rig> & Pick<Rig, 'rigName' | 'status'>
    answer: Rig
  }
  /** Read one of the rigs */
  'GET /rigs/{id}': {
    path: {
      id: string
    }
    query: {
      units?: string | number | boolean
      fields?: string | number | boolean
    }
    answer: Rig
  }
  /** Replace a rig; needs If-Match or rowVersion */
  'PUT /rigs/{id}': {
    path: {
      id: string
    }
    query: {
      units?: string | number | boolean
    }
    body: Partial<Rig> & Pick<Rig, 'rigName' | 'status'>
    answer: Rig
  }
  /** Take a rig out of use */
  'DELETE /rigs/{id}': {
    path: {
      id: string
    }
    answer: void
  }
  'GET /users': {
    query: {
      q?: string | number | boolean
      limit?: number
      cursor?: string | number | boolean
    }
    answer: PageOfUser
  }
  'POST /users': {
    body: Partial<User>
    answer: User
  }
  'GET /users/{id}': {
    path: {
      id: string
    }
    answer: User
  }
  'PUT /users/{id}': {
    path: {
      id: string
    }
    body: Partial<User>
    answer: User
  }
  'POST /users/{id}/invitation': {
    path: {
      id: string
    }
    answer: void
  }
  'DELETE /users/{id}/lock-out': {
    path: {
      id: string
    }
    answer: void
  }
  'DELETE /users/{id}/two-factor': {
    path: {
      id: string
    }
    answer: void
  }
  'GET /users/{id}/well-assignments': {
    path: {
      id: string
    }
    answer: WellAssignments
  }
  'PUT /users/{id}/well-assignments': {
    path: {
      id: string
    }
    body: WellAssignments
    answer: WellAssignments
  }
  /** List wells */
  'GET /wells': {
    query: {
      q?: string | number | boolean
      limit?: string | number | boolean
      cursor?: string | number | boolean
      sort?: string | number | boolean
      fields?: string | number | boolean
      total?: string | number | boolean
      units?: string | number | boolean
      near?: string | number | boolean
      within?: string | number | boolean
      status?: string | number | boolean
      type?: string | number | boolean
      purpose?: string | number | boolean
      leaseId?: string | number | boolean
      fieldId?: string | number | boolean
      facilityId?: string | number | boolean
      operatorId?: string | number | boolean
      regionId?: string | number | boolean
      rigId?: string | number | boolean
      parentWellId?: string | number | boolean
      state?: string | number | boolean
      county?: string | number | boolean
      isHorizontal?: string | number | boolean
      isOffshore?: string | number | boolean
    }
    answer: PageOfWell
  }
  /** Enter a well; the same id and content again is the record there is */
  'POST /wells': {
    query: {
      units?: string | number | boolean
    }
    body: Partial<Well> & Pick<Well, 'wellName' | 'wellType'>
    answer: Well
  }
  /** The tree organisation, field, lease, well, completion */
  'GET /wells/hierarchy': {
    answer: HierarchyOrganization
  }
  /** Read one of the wells */
  'GET /wells/{id}': {
    path: {
      id: string
    }
    query: {
      units?: string | number | boolean
      fields?: string | number | boolean
    }
    answer: Well
  }
  /** Replace a well; needs If-Match or rowVersion */
  'PUT /wells/{id}': {
    path: {
      id: string
    }
    query: {
      units?: string | number | boolean
    }
    body: Partial<Well> & Pick<Well, 'wellName' | 'wellType'>
    answer: Well
  }
  /** Take a well out of use */
  'DELETE /wells/{id}': {
    path: {
      id: string
    }
    answer: void
  }
  /** The statuses of a well, the first one first */
  'GET /wells/{id}/status-history': {
    path: {
      id: string
    }
    answer: PageOfWellStatusPeriod
  }
}
