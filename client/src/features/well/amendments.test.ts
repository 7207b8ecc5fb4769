import { expect, test } from 'vitest'
import type { DailyProduction, DayAmendment } from '../../api/types'
import { groupsFor } from '../../production/fields'
import { amendmentsOf } from './amendments'

const day = (known: Partial<DailyProduction>): DailyProduction => ({ wellId: 'w', productionDate: '2026-03-01', rowVersion: 1, ...known })
const kept = (amendmentSeqNo: number, amendReason: string, former: DailyProduction): DayAmendment => ({
  amendmentSeqNo,
  amendReason,
  former,
  amendedAt: `2026-03-0${amendmentSeqNo + 1}T12:00:00Z`,
})
const groups = groupsFor('oil')

test('each amendment is held against the state that followed it, the last against the present one', () => {
  const list = amendmentsOf(
    [kept(1, 'Strapped again', day({ oilVolume: 45, hoursOn: 24 })), kept(2, 'Ticket found', day({ oilVolume: 50, hoursOn: 24 }))],
    day({ oilVolume: 51.5, hoursOn: 20 }),
    groups,
    'us',
  )
  expect(list.map(({ reason }) => reason)).toEqual(['Ticket found', 'Strapped again'])
  expect(list[0]!.changes).toEqual([
    { label: 'Oil', from: '50.0', to: '51.5', unit: 'bbl' },
    { label: 'Hours on', from: '24', to: '20', unit: 'h' },
  ])
  expect(list[1]!.changes).toEqual([{ label: 'Oil', from: '45', to: '50', unit: 'bbl' }])
})

test('former states are kept in field units and shown in the units of the reader', () => {
  const [amendment] = amendmentsOf([kept(1, 'Typing', day({ oilVolume: 100 }))], day({ oilVolume: 200 }), groups, 'metric')
  expect(amendment!.changes).toEqual([{ label: 'Oil', from: '15.9', to: '31.8', unit: 'm³' }])
})

test('what was not measured is a dash, not a zero; kind and notes count too', () => {
  const [amendment] = amendmentsOf([kept(1, 'Read', day({ isEstimated: true, notes: 'guessed' }))], day({ oilVolume: 0 }), groups, 'us')
  expect(amendment!.changes.map(({ label, from, to }) => `${label} ${from} ${to}`)).toEqual([
    'Oil – 0',
    'Kind estimated measured',
    'Notes guessed none',
  ])
})

test('a removed day that was entered again says so', () => {
  const [amendment] = amendmentsOf([kept(1, 'Entered again', day({ activeInd: false }))], day({}), groups, 'us')
  expect(amendment!.changes).toEqual([{ label: 'Record', from: 'removed', to: 'entered again', unit: '' }])
})
