import type { SubmitEvent } from 'react'
import { errorAt, sentenceOf } from '../../api/problem'
import { measured, products } from '../../production/chart'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Field } from '../../ui/Field'
import { Notice } from '../../ui/states'
import { monthLabel } from '../../units/days'
import { formatFigure, type UnitSystem, unitLabel } from '../../units/units'
import type { Month } from './months'
import { type MonthAction, useMonthAction } from './queries'

const longestReason = 500

/** Closing asks once more and shows what is closed; reopening wants a reason, which is kept. */
export function MonthDialog({ action, month, units, onClose }: { action: MonthAction; month: Month; units: UnitSystem; onClose: () => void }) {
  const run = useMonthAction()
  const isClosing = action.kind === 'close'
  const whose = action.lease ? 'this lease' : 'all leases'
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    run.mutate({ ...action, reason }, { onSuccess: onClose })
  }
  const refusal = sentenceOf(run.error, ['reason'])
  return (
    <Dialog title={`${isClosing ? 'Close' : 'Reopen'} ${monthLabel(`${action.month}-01`)} for ${whose}?`} onClose={onClose}>
      <form onSubmit={onSubmit} className="mt-2 space-y-4">
        <p className="text-muted">
          {isClosing
            ? 'Its days take no more changes until somebody reopens it.'
            : 'Its days can be changed again. The closing stays in its history, with your reason.'}
        </p>
        {isClosing && <Summary month={month} units={units} />}
        {refusal && <Notice tone="bad" title={refusal} />}
        <Field label={isClosing ? 'Note (optional)' : 'Reason'} error={errorAt(run.error, 'reason')}>
          {(ids) => <textarea {...ids} name="reason" rows={2} maxLength={longestReason} required={!isClosing} className="control h-auto py-2" />}
        </Field>
        <div className="flex justify-end gap-2">
          <Button look="quiet" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" look="primary" busy={run.isPending}>
            {isClosing ? 'Close the month' : 'Reopen the month'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function Summary({ month: { volumes }, units }: { month: Month; units: UnitSystem }) {
  if (!volumes) return <Notice tone="warn" title="Nothing is recorded in this month." />
  return (
    <div className="space-y-2">
      <dl className="grid grid-cols-3 gap-3">
        {products.map((product) => (
          <div key={product.name}>
            <dt className="text-xs text-muted">{product.name}</dt>
            <dd className="figures font-semibold">
              {formatFigure(measured(volumes, product))}{' '}
              <span className="text-xs font-normal text-muted">{unitLabel(product.quantity, units)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="figures text-muted">
        {volumes.dayCount.toLocaleString('en-US')} well-days, {volumes.estimatedDayCount.toLocaleString('en-US')} of them estimated.
      </p>
    </div>
  )
}
