import { expect, test } from 'vitest'
import { ApiProblem } from '../../api/problem'
import type { DailyProduction, Limit } from '../../api/types'
import { bodyOf, differences, draftOf, issuesOf, readDraft, withHoursOn } from './capture'
import { allFields, groupsFor } from '../../production/fields'

const groups = groupsFor('oil')
const limits: Limit[] = [
  { field: 'oilVolume', min: 0, max: 10_000, unit: 'bbl', code: 'oil-volume-range' },
  { field: 'hoursOn', min: 0, max: 24, unit: 'h', code: 'hours-range' },
  { field: 'temperature', min: -40, max: 400, unit: '°F', code: 'temperature-range' },
]
const recorded: DailyProduction = {
  id: 'w_2025-01-02',
  wellId: 'w',
  wellName: 'Smith 1',
  productionDate: '2025-01-02',
  oilVolume: 42.5,
  gasVolume: 118,
  hoursOn: 24,
  gor: 2776,
  notes: 'Chemical added',
  rowVersion: 3,
  findings: [{ code: 'x', severity: 'info', pointer: '#/oilVolume', message: 'y' }],
}
const typed = (texts: Record<string, string>) => {
  const draft = draftOf(undefined, groups)
  return { ...draft, texts: { ...draft.texts, ...texts } }
}

test('a new day runs the whole day and has measured nothing yet', () => {
  const draft = draftOf(undefined, groups)
  expect(draft.texts.hoursOn).toBe('24')
  expect(draft.texts.oilVolume).toBe('')
  expect(readDraft(draft, groups, limits, 'us').values).toMatchObject({ oilVolume: null, hoursOn: 24 })
})

test('an injector says what it took, in the unit of what it took', () => {
  const injection = groupsFor('injection', 'gas')
  expect(injection[0]!.fields[0]).toMatchObject({ field: 'injectionVolume', quantity: 'gas' })
  const draft = draftOf(undefined, injection, { ...recorded, injectionProduct: 'gas' })
  draft.texts.injectionVolume = '900'
  const body = bodyOf({ wellId: 'w', day: '2025-01-02' }, draft, readDraft(draft, injection, limits, 'us').values, undefined)
  expect(body).toMatchObject({ injectionVolume: 900, injectionProduct: 'gas' })
})

test('an injector is not asked what it made', () => {
  const fields = allFields(groupsFor('disposal')).map(({ field }) => field)
  expect(fields).toContain('injectionVolume')
  expect(fields).not.toContain('oilVolume')
})

test('what is sent holds what was measured and nothing else', () => {
  const draft = typed({ oilVolume: '42.5', waterVolume: '0' })
  const body = bodyOf({ wellId: 'w', day: '2025-01-02' }, draft, readDraft(draft, groups, limits, 'us').values, undefined)
  expect(body).toEqual({
    wellId: 'w',
    productionDate: '2025-01-02',
    oilVolume: 42.5,
    waterVolume: 0,
    hoursOn: 24,
    isEstimated: false,
    entrySource: 'web',
  })
})

test('an amendment keeps what the form does not show and can clear what it does', () => {
  const draft = { ...draftOf(recorded, groups), notes: '' }
  draft.texts.gasVolume = ''
  const body = bodyOf({ wellId: 'w', day: '2025-01-02' }, draft, readDraft(draft, groups, limits, 'us').values, recorded)
  expect(body).toMatchObject({ gor: 2776, oilVolume: 42.5, rowVersion: 3 })
  expect(body).not.toHaveProperty('gasVolume')
  expect(body).not.toHaveProperty('notes')
  expect(body).not.toHaveProperty('findings')
  expect(body).not.toHaveProperty('wellName')
})

test('one outage is what the form shows; several are left as they are', () => {
  const draft = { ...typed({ hoursOn: '20', downtimeHours: '4' }), downtimeReason: 'Power failure' }
  const { values } = readDraft(draft, groups, limits, 'us')
  expect(bodyOf({ wellId: 'w', day: '2025-01-02' }, draft, values, undefined).downtime).toEqual([{ hours: 4, reason: 'Power failure' }])
  const several = [
    { hours: 1, reason: 'a' },
    { hours: 3, reason: 'b' },
  ]
  expect(bodyOf({ wellId: 'w', day: '2025-01-02' }, draft, values, { ...recorded, downtime: several }).downtime).toEqual(several)
})

test('beyond a limit is said at the field before anything is sent', () => {
  const { issues } = readDraft(typed({ oilVolume: '10000.1', hoursOn: '25' }), groups, limits, 'us')
  expect(issues).toEqual([
    { field: 'oilVolume', severity: 'error', code: 'oil-volume-range', message: 'Oil is 0 to 10,000 bbl.' },
    { field: 'hoursOn', severity: 'error', code: 'hours-range', message: 'Hours on is 0 to 24 h.' },
  ])
})

test('the limit itself is allowed, and so is not measured', () => {
  expect(readDraft(typed({ oilVolume: '10000', temperature: '' }), groups, limits, 'us').issues).toEqual([])
})

test('limits speak the reader’s units', () => {
  expect(readDraft(typed({ oilVolume: '1600' }), groups, limits, 'metric').issues[0]?.message).toBe('Oil is 0 to 1,589.87 m³.')
  expect(readDraft(typed({ temperature: '204' }), groups, limits, 'metric').issues).toEqual([])
})

test('a text that is no number stops the save and is kept as typed', () => {
  const { values, issues } = readDraft(typed({ oilVolume: '4o' }), groups, limits, 'us')
  expect(issues).toMatchObject([{ field: 'oilVolume', code: 'not-a-number' }])
  expect(values).not.toHaveProperty('oilVolume')
})

test('hours on fill the downtime until somebody types one', () => {
  let draft = withHoursOn(typed({}), '18.5')
  expect(draft.texts.downtimeHours).toBe('5.5')
  draft = withHoursOn(draft, '24')
  expect(draft.texts.downtimeHours).toBe('')
  draft = withHoursOn({ ...draft, texts: { ...draft.texts, downtimeHours: '2' } }, '20')
  expect(draft.texts.downtimeHours).toBe('2')
})

test('a refusal is split into the fields of the form and the rest', () => {
  const problem = new ApiProblem(422, {
    title: 'Some values need another look',
    code: 'fields',
    errors: [
      { pointer: '#/oilVolume', code: 'zero-hours-volume', detail: 'No hours, no oil.' },
      { pointer: '#/wellId', code: 'well-status', detail: 'The well is plugged.' },
    ],
  })
  const { byField, general } = issuesOf(problem, groups)
  expect(byField).toMatchObject([{ field: 'oilVolume', message: 'No hours, no oil.' }])
  expect(general).toEqual(['The well is plugged.'])
})

test('a refusal without fields speaks for itself', () => {
  expect(issuesOf(new ApiProblem(409, { detail: '2025-01 is closed.', code: 'month-closed' }), groups).general).toEqual([
    '2025-01 is closed.',
  ])
})

test('both values of a stale day are told', () => {
  expect(differences({ oilVolume: 40, gasVolume: 118, waterVolume: null }, { ...recorded, waterVolume: 7, hoursOn: null }, groups)).toEqual(
    [
      { field: 'oilVolume', label: 'Oil', mine: 40, theirs: 42.5 },
      { field: 'waterVolume', label: 'Water', mine: null, theirs: 7 },
    ],
  )
})
