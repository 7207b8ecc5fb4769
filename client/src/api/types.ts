// The names features use for shapes of the generated file.
export type { ClosedMonth, DailyProduction, DayAmendment, Finding, Well } from './schema'
export type { FieldLimit as Limit, ProductionSummary as ProductionGroup, Profile as Me } from './schema'
export type { Import as ImportRun, ImportOptions, ImportPreview, ImportQuestion } from './schema'
