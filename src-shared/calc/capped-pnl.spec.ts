import { expect, it } from 'vitest'

import { D } from '../num/decimal'
import { coin } from '../num/units'

import { cappedPnl } from './capped-pnl'

const of = (exact: string, own: string, other?: string): string =>
  cappedPnl(coin(new D(exact)), {
    own: coin(new D(own)),
    counterparty: other === undefined ? undefined : coin(new D(other)),
  }).toFixed()

it('loses no more than the own margin and gains no more than the other’s', () => {
  expect(of('-0.6', '0.5', '1')).toBe('-0.5')
  expect(of('1.2', '0.5', '1')).toBe('1')
  expect(of('0.3', '0.5', '1')).toBe('0.3')
})

it('leaves a gain free where the other party is not stated', () => {
  expect(of('1.2', '0.5')).toBe('1.2')
  expect(of('-1.2', '0.5')).toBe('-0.5')
})
