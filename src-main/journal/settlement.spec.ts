import { expect, it } from 'vitest'

import { EVERY_LEG } from '@shared/journal/leg-query'
import { D } from '@shared/num/decimal'
import { coin } from '@shared/num/units'

import {
  fill,
  freshFolder,
  openIn,
  position,
  refusalOf,
  specOf,
  type TestJournal,
} from '../../test/support/journal-harness'

const DATED = specOf('okx:BTC-USD-261225')
const settled = (quantity: number, of: { readonly minute: number; readonly fee?: string }) =>
  fill('sell', `${quantity} @ 62500`, {
    ...{ role: 'settlement', minute: of.minute },
    ...(of.fee === undefined ? {} : { fee: coin(new D(of.fee)) }),
  })

function heldTen(): { journal: TestJournal; legId: ReturnType<typeof legOf> } {
  const journal = openIn(freshFolder())
  const bought = fill('buy', '10 @ 50000', { fee: coin(new D(0)) })
  journal.recordPosition(position([bought], { spec: DATED }))
  return { journal, legId: legOf(journal) }
}
const legOf = (journal: TestJournal) => journal.listLegs(EVERY_LEG).legs[0]!.id

it('closes what is held at the settlement price, for the fee that was typed', () => {
  const { journal, legId } = heldTen()
  journal.addFill({ legId, fill: settled(10, { minute: 1, fee: '0.00001' }) })
  const { leg, entries } = journal.readLeg({ id: legId })
  // 10 contracts of 100 USD: 1 000 · (1/50 000 − 1/62 500) = 0.004 BTC.
  expect([leg.status, leg.money.gross.toFixed(), leg.money.fees.toFixed()]).toEqual([
    'closed',
    '0.004',
    '0.00001',
  ])
  expect(entries.at(-1)?.event.body).toMatchObject({ role: 'settlement' })
  expect(journal.verify({}).findings).toEqual([])
})

it('has no fee by a rate, opens nothing and turns nothing', () => {
  const { journal, legId } = heldTen()
  const paths = (call: () => unknown) => refusalOf(call).issues.map(({ path }) => path)
  expect(paths(() => journal.addFill({ legId, fill: settled(10, { minute: 1 }) }))).toEqual([
    'fill.fee',
  ])
  const free = { fee: '0' }
  expect(
    paths(() => journal.addFill({ legId, fill: settled(11, { minute: 1, ...free }) })),
  ).toEqual(['fill.quantity'])
  expect(
    paths(() => journal.addFill({ legId, fill: settled(10, { minute: -1, ...free }) })),
  ).toEqual(['fill.quantity'])
  expect(
    paths(() =>
      journal.recordPosition(position([settled(10, { minute: -5, ...free })], { spec: DATED })),
    ),
  ).toEqual(['fills.quantity'])
  expect(journal.readLeg({ id: legId }).entries).toHaveLength(1)
  expect(journal.verify({}).findings).toEqual([])
})

it('is for contracts that expire', () => {
  const journal = openIn(freshFolder())
  journal.recordPosition(position([fill('buy', '10 @ 50000')]))
  const legId = legOf(journal)
  expect(
    refusalOf(() => journal.addFill({ legId, fill: settled(10, { minute: 1, fee: '0' }) })).issues,
  ).toMatchObject([{ path: 'fill.role' }])
})
