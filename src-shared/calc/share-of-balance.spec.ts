import { expect, it } from 'vitest'

import { D } from '../num/decimal'
import { coin } from '../num/units'

import { explainShareOfBalance, shareOfBalance } from './share-of-balance'

const coins = (text: string) => coin(new D(text))

it('is the coins over the balance, with their sign', () => {
  expect(shareOfBalance(coins('-0.05'), coins('2'))).toEqual({ ok: true, value: new D('-0.025') })
})

it('needs a balance above zero', () => {
  const refusal = 'There is no balance to take a share of: it must be above zero.'
  expect(shareOfBalance(coins('0.05'), coins('0'))).toEqual({
    ok: false,
    error: { about: 'balance', message: refusal },
  })
  expect(explainShareOfBalance(coins('0.05'), coins('-1'), 'risk').result).toBe(refusal)
})

it('shows its working', () => {
  expect(explainShareOfBalance(coins('-0.05'), coins('2'), 'net PnL')).toMatchObject({
    title: 'Net PnL on the balance',
    formula: 'net PnL / balance',
    substituted: '(−0.05) / 2',
    result: '−2.5%',
  })
})
