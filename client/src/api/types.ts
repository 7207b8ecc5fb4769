// The names features use for shapes of the generated file.
export type {
  DailyProduction, Finding, ImportColumn, ImportFinding, ImportPreview, ImportQuestion, ImportRun, Limit, Me, Organization,
  ProductionGroup, Well,
} from './schema'
