import { useState } from 'react'
import type { ImportRun } from '../../api/types'
import { Button } from '../../ui/Button'
import { SelectField } from '../../ui/Field'
import { ErrorState, Notice } from '../../ui/states'
import { cell, Head, TableFrame } from '../../ui/Table'
import { words } from '../../units/units'
import { answerMember, answersBody, claimedTwice, proposedMapping } from './answers'
import { fieldLabel, targetsFor } from './fields'
import { useAnswers } from './queries'

/** What the file does not say by itself: which column is what, and the questions that were left. */
export function Answers({ run }: { run: ImportRun }) {
  const [mapping, setMapping] = useState(() => proposedMapping(run))
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const send = useAnswers(run.id)
  const questions = run.questions ?? []
  const columns = run.preview?.columns ?? []
  const asked = new Set(questions.map((question) => question.column))
  const targets = [
    ['', 'Leave out'],
    ...targetsFor(
      run.kind,
      columns.map((column) => column.field),
    ).map((field) => [field, fieldLabel(field)] as const),
  ] as const
  const twice = claimedTwice(mapping)
  const general = questions.filter((question) => answerMember(question.code))
  const isOpen = general.some((question) => !answers[answerMember(question.code)!])

  return (
    <form
      aria-label="Answers"
      className="card min-w-0"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate(answersBody(run, mapping, answers))
      }}
    >
      <div className="space-y-3 p-3 sm:p-4">
        <h2 className="font-semibold">Before this goes on</h2>
        {questions
          .filter((question) => !answerMember(question.code))
          .map((question) => (
            <Notice key={`${question.code}${question.column}`} tone="warn" title={question.message} />
          ))}
        {general.map((question) => {
          const member = answerMember(question.code)!
          return (
            <SelectField
              key={question.code}
              label={question.message}
              className="max-w-lg"
              value={answers[member] ?? ''}
              options={[['', 'Choose…'], ...(question.options ?? []).map((option) => [option, words(option)] as const)]}
              onChange={(event) => setAnswers({ ...answers, [member]: event.target.value })}
            />
          )
        })}
      </div>
      {columns.length > 0 && (
        <TableFrame label="Columns and fields">
          <thead>
            <tr>
              <Head>Column</Head>
              <Head>Goes to</Head>
              <Head>First values</Head>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column.name} className={asked.has(column.name) ? 'bg-warn-soft' : ''}>
                <th scope="row" className={`${cell} font-medium`}>
                  {column.name}
                  {column.unit && <span className="font-normal text-muted"> {column.unit}</span>}
                </th>
                <td className={`${cell} min-w-44`}>
                  <select
                    aria-label={`Field of ${column.name}`}
                    className="control"
                    value={mapping[column.name] ?? ''}
                    onChange={(event) => setMapping({ ...mapping, [column.name]: event.target.value })}
                  >
                    {targets.map(([value, label]) => (
                      <option key={value} value={value}>
                        {label}
                      </option>
                    ))}
                  </select>
                </td>
                <td className={`${cell} figures max-w-72 truncate text-muted`}>{column.sample?.slice(0, 4).join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      <div className="space-y-3 border-t border-line p-3 sm:p-4">
        {twice.length > 0 && (
          <Notice tone="bad" title={`Two columns go to ${twice.map(fieldLabel).join(' and ')}. Leave one of them out.`} />
        )}
        {send.error && <ErrorState error={send.error} />}
        <Button type="submit" look="primary" busy={send.isPending} disabled={twice.length > 0 || isOpen}>
          Go on with the import
        </Button>
      </div>
    </form>
  )
}
