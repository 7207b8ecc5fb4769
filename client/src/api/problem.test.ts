import { expect, test } from 'vitest'
import { ApiProblem, errorAt, sentenceOf } from './problem'

const refused = new ApiProblem(422, {
  code: 'fields',
  title: 'Some values need another look',
  errors: [
    { pointer: '#/newPassword', code: 'password-common', detail: 'This password is guessed first.' },
    { pointer: '#/token', code: 'token-refused', detail: 'This link was used before.' },
  ],
})

test('what is said about a field of the form stands at the field, the rest above the form', () => {
  expect(errorAt(refused, 'newPassword')).toBe('This password is guessed first.')
  expect(errorAt(refused, 'email')).toBeUndefined()
  expect(sentenceOf(refused, ['newPassword'])).toBe('This link was used before.')
  expect(sentenceOf(refused, ['newPassword', 'token'])).toBeUndefined()
})

test('a refusal without fields, a fault of the page and no error at all', () => {
  expect(sentenceOf(new ApiProblem(409, { code: 'already-closed', title: 'The month is closed already' }))).toBe('The month is closed already')
  expect(sentenceOf(new Error('Broken'))).toBe('Broken')
  expect(sentenceOf(null)).toBeUndefined()
})
