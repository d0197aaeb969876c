import { expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { coin } from '../num/units'

import { initialLine, maintenanceLine, marginAt, rateAt } from './margin'

const bitmex = contractById('bitmex:XBTUSD')!.margin
const deribit = contractById('deribit:BTC-PERPETUAL')!.margin
const coins = coin(new D(25))

it('is one flat rate under a first tier', () => {
  expect(rateAt(initialLine(bitmex), coins).toFixed()).toBe('0.01')
  expect(marginAt(maintenanceLine(bitmex), coins).toFixed()).toBe('0.125')
})

it('grows with the whole position where the venue says so: 25 coins → 2.125 % and 1.125 %', () => {
  expect(rateAt(initialLine(deribit), coins).toFixed()).toBe('0.02125')
  expect(marginAt(maintenanceLine(deribit), coins).toFixed()).toBe('0.28125')
})

it('refuses a method that it was not written for', () => {
  const unknown = { method: 'table' } as never
  expect(() => initialLine(unknown)).toThrow('unhandled')
  expect(() => maintenanceLine(unknown)).toThrow('unhandled')
})
