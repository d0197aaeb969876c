import { describe, expect, it } from 'vitest'

import { listedContracts } from '@shared/market/registry'

import { EMPTY_SCENARIO, type Scenario } from '../../app/scenario'

import { explained, figuresAtHand, missingFor } from './figures-at-hand'
import { readScenario } from './read-scenario'

const [bitmex] = listedContracts
const read = (patch: Partial<Scenario>) => readScenario({ ...EMPTY_SCENARIO, ...patch }, bitmex!)
const whole = { quantity: '10000', entry: '50000', exit: '60000', leverage: '10' }

describe('figuresAtHand', () => {
  it('gives every figure of a whole sheet', () => {
    const figures = figuresAtHand(read(whole))
    // 10 000 · (1/50 000 − 1/60 000), worked by hand
    expect(figures.gross?.coin.toFixed(10)).toBe('0.0333333333')
    expect(figures.gross?.usd.toFixed(2)).toBe('2000.00')
    expect(figures.grossRoe?.toFixed(6)).toBe('1.666667')
  })

  it('keeps what does not need a wrong exit, and nothing that does', () => {
    const figures = figuresAtHand(read({ ...whole, exit: 'abc' }))
    expect(figures.entryNotional?.coin.toFixed()).toBe('0.2')
    expect(figures.liquidation?.kind).toBe('at')
    expect(figures.breakEven?.kind).toBe('at')
    expect(Object.keys(figures)).not.toEqual(expect.arrayContaining(['gross']))
    expect(figures.net ?? figures.closeFee ?? figures.exitNotional).toBeUndefined()
  })

  it('keeps PnL when the leverage is wrong, and drops what margin decides', () => {
    const figures = figuresAtHand(read({ ...whole, leverage: '250' }))
    expect(figures.net).toBeDefined()
    expect(
      figures.liquidation ?? figures.netRoe ?? figures.bankruptcy ?? figures.initialMargin,
    ).toBeUndefined()
  })

  it('never shows a figure that stands on a wrong fee', () => {
    const figures = figuresAtHand(read({ ...whole, openFee: 'x' }))
    expect(figures.gross).toBeDefined()
    expect(figures.net ?? figures.openFee ?? figures.breakEven ?? figures.netRoe).toBeUndefined()
  })

  it('has nothing without a quantity', () => {
    expect(figuresAtHand(read({ entry: '50000' }))).toEqual({})
    expect(missingFor('net', read({}))).toEqual(['quantity', 'entry', 'exit'])
  })
})

describe('explained', () => {
  it('has the numbers in the formula', () => {
    expect(explained('gross', read(whole))?.substituted).toBe(
      '+1 · 10,000 · 1 · (1/50,000 − 1/60,000)',
    )
  })

  it('is silent where a figure waits for a field', () => {
    expect(explained('gross', read({ ...whole, exit: '' }))).toBeUndefined()
  })
})
