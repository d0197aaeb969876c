import { mount } from '@vue/test-utils'
import { assert, expect, it } from 'vitest'
import { shallowRef } from 'vue'

import type { CoinUnit } from '@shared/ipc/settings'
import { contractById } from '@shared/market/registry'

import { EMPTY_SCENARIO } from '../../app/scenario'
import { coinUnitKey } from '../../ui/coin-unit'

import { figuresAtHand } from './figures-at-hand'
import FigureCells from './FigureCells.vue'
import { readScenario } from './read-scenario'
import { resultRows } from './result-rows'

/** The point value of 100 contracts of 100 dollars at 50 000: 0.000004 BTC and 0.20 dollars for each dollar. */
function pointValue(unit: CoinUnit): string {
  const spec = contractById('binance:BTCUSD_PERP')
  assert(spec)
  const sheet = { ...EMPTY_SCENARIO, quantity: '100', entry: '50000', exit: '50000' }
  const reading = readScenario(sheet, spec)
  const rows = resultRows({ figures: figuresAtHand(reading), reading }).flatMap(
    (group) => group.rows,
  )
  const row = rows.find(({ id }) => id === 'pointValue')
  assert(row)
  const wrapper = mount(FigureCells, {
    props: { row, spec },
    global: { provide: { [coinUnitKey as symbol]: shallowRef(unit) } },
  })
  const text = wrapper.text().replace(/\s/gu, '')
  wrapper.unmount()
  return text
}

it('shows the point value two decimals finer than the coin, in every unit', () => {
  expect(pointValue('coin')).toContain('0.0000040000BTC')
  expect(pointValue('milli')).toContain('0.0040000mBTC')
  expect(pointValue('minor')).toContain('400.00sat')
  expect(pointValue('minor')).toContain('0.2000USD')
})
