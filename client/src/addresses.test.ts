import { expect, test } from 'vitest'
import { safeNext, signInAddress } from './addresses'

test.each([
  [null, '/'],
  ['', '/'],
  ['/daily?well=1', '/daily?well=1'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
])('after the sign-in %s leads to %s', (next, address) => expect(safeNext(next)).toBe(address))

test('the way back is kept in the address', () => {
  expect(signInAddress('/')).toBe('/sign-in')
  expect(signInAddress('/daily?well=1')).toBe('/sign-in?next=%2Fdaily%3Fwell%3D1')
})
