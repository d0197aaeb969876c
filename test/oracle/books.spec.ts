import { beforeAll, describe, expect, it } from 'vitest'

import { bookState, type Book } from '@shared/calc/book'
import { crossBankruptcy, crossLiquidation } from '@shared/calc/cross-liquidation'
import type { PriceOutcome } from '@shared/calc/position'
import { coinsToSurvive } from '@shared/calc/survive'
import { D, isDecimal, type Decimal } from '@shared/num/decimal'

import { bookOf, engineBook, moveOf, type BookCase } from './books'
import { dice } from './dice'
import { judged } from './judge'
import { definition, termsFor } from './terms'
import { agreement, type Outcome } from './verdict'

const BOOKS = 2_000
const SEED = 20_261_125
const LONGEST_MS = 120_000
const PRICES = ['falling', 'rising', 'bankruptFalling', 'bankruptRising'] as const

type BookVerdict = Readonly<Record<(typeof PRICES)[number], readonly Outcome[]>> & {
  readonly numbers: Readonly<Record<string, string>>
}

interface BookAnswer {
  readonly numbers: Readonly<Record<string, Decimal | undefined>>
  readonly prices: Readonly<Record<(typeof PRICES)[number], readonly PriceOutcome[]>>
}

function answerOf(book: Book, sample: BookCase): BookAnswer {
  const move = moveOf(sample)
  const forced = crossLiquidation(book, move)
  const bust = crossBankruptcy(book, move)
  const added = coinsToSurvive(book, { move, by: new D(sample.by) })
  if (!forced.ok || !bust.ok || !added.ok) throw new Error('The engine refused a drawn book.')
  return {
    numbers: { ...bookState(book), toSurvive: added.value },
    prices: {
      ...forced.value,
      bankruptFalling: bust.value.falling,
      bankruptRising: bust.value.rising,
    },
  }
}

const samePrice = (ours: PriceOutcome | undefined, theirs: Outcome): boolean =>
  ours?.kind === 'at' && theirs.kind === 'at'
    ? agreement(ours.price, theirs.price) !== 'none'
    : ours?.kind === theirs.kind

/** The figures on which the engine and the judge differ. */
function differences(ours: BookAnswer, theirs: BookVerdict): readonly string[] {
  const numbers = Object.entries(theirs.numbers).filter(([name, text]) => {
    const figure = ours.numbers[name]
    return !isDecimal(figure) || agreement(figure, text) === 'none'
  })
  const prices = PRICES.filter((name) => {
    const told = theirs[name]
    return (
      told.length !== ours.prices[name].length ||
      told.some((outcome, at) => !samePrice(ours.prices[name][at], outcome))
    )
  })
  return [...numbers.map(([name]) => name), ...prices]
}

describe('positions that share a wallet', () => {
  const wrong: { sample: BookCase; names: readonly string[] }[] = []
  const reached = new Set<string>()
  let answered = 0

  beforeAll(async () => {
    const [first, ...others] = termsFor(SEED)
    const terms = [first!, ...others] as const
    const specs = new Map(terms.map(({ name, spec }) => [name, spec]))
    const roll = dice(SEED)
    const samples = Array.from({ length: BOOKS }, () => bookOf(roll, terms))
    const lines = [...terms.map(definition), ...samples.map((sample) => JSON.stringify(sample))]
    for await (const line of judged(lines)) {
      const sample = samples[answered - terms.length]
      answered += 1
      if (sample === undefined) continue
      const verdict = JSON.parse(line) as BookVerdict
      const book = engineBook(sample, (name) => specs.get(name)!)
      const names = differences(answerOf(book, sample), verdict)
      if (names.length > 0) wrong.push({ sample, names })
      const moved = sample.move === null ? 'together' : 'alone'
      for (const name of PRICES)
        reached.add(`${moved} ${name} ${verdict[name][0]?.kind ?? 'nothing'}`)
    }
    answered -= terms.length
  }, LONGEST_MS)

  it('agree with exact fractions in Python on 2,000 books of two to four', () => {
    expect(answered).toBe(BOOKS)
    expect(wrong.slice(0, 5)).toEqual([])
  })

  it('are liquidated, never liquidated and past it, both ways, together and one alone', () => {
    const owed = ['together', 'alone'].flatMap((moved) =>
      PRICES.flatMap((name) =>
        ['at', 'never', 'already'].map((kind) => `${moved} ${name} ${kind}`),
      ),
    )
    expect(owed.filter((mark) => !reached.has(mark))).toEqual([])
  })
})
