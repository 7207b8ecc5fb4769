import { useState } from 'react'
import type { ImportRun } from '../../api/types'
import { Button } from '../../ui/Button'
import { SelectField } from '../../ui/Field'
import { ErrorState, Notice } from '../../ui/states'
import { answeredBy, answersBody, claimedTwice, optionLabel, proposedMapping, questionKey } from './answers'
import { fieldLabel } from './fields'
import { MappingTable } from './MappingTable'
import { useAnswers } from './queries'

/** What the file does not say by itself: the questions that were left, and which column is what. */
export function Answers({ run }: { run: ImportRun }) {
  const [mapping, setMapping] = useState(() => proposedMapping(run))
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const send = useAnswers(run.id)
  const choices = run.questions.filter((question) => answeredBy(question) === 'choice')
  const twice = claimedTwice(mapping)
  const isOpen = choices.some((question) => !chosen[questionKey(question)])
  const canMap = run.preview && run.preview.fields.length > 0

  return (
    <form
      aria-label="Answers"
      className="card min-w-0"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate(answersBody(run, mapping, chosen))
      }}
    >
      <div className="space-y-3 p-3 sm:p-4">
        <h2 className="font-semibold">Before this goes on</h2>
        {run.questions.map((question) => {
          const key = questionKey(question)
          if (answeredBy(question) !== 'choice') return <Notice key={key} tone="warn" title={question.message} />
          return (
            <SelectField
              key={key}
              label={question.message}
              isQuestion
              className="max-w-2xl"
              value={chosen[key] ?? ''}
              options={[['', 'Choose…'], ...question.options.map((option) => [option, optionLabel(option)] as const)]}
              onChange={(event) => setChosen({ ...chosen, [key]: event.target.value })}
            />
          )
        })}
      </div>
      {run.preview && canMap && (
        <MappingTable
          preview={run.preview}
          asked={new Set(run.questions.map((question) => question.column))}
          mapping={mapping}
          onChange={(column, field) => setMapping({ ...mapping, [column]: field })}
        />
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
