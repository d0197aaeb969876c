import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'

import { openJournalService } from '../../src-main/journal/open-journal'
import { dice, type Dice } from '../../src-main/demo/random'
import type { NewFill } from '../../src-shared/ipc/contract'
import { AccountId, type EventId } from '../../src-shared/journal/event'
import { contractById } from '../../src-shared/market/registry'
import { D } from '../../src-shared/num/decimal'
import { coin, contracts, price, rate } from '../../src-shared/num/units'

/**
 * Records until it is killed, one use case after another, and says each that was acknowledged. The price is
 * the number of the recording, so that whoever reads the file later knows what must be there.
 * Arguments: folder, seed, first number.
 */
const [folder = '', seed = '1', from = '1'] = process.argv.slice(2)
const chance = dice(Number(seed))
const nowMs = Date.UTC(2026, 10, 23) + Number(from) * 60_000
const spec = contractById('deribit:BTC-PERPETUAL')
if (spec === undefined) throw new Error('Deribit is listed')

const told = (line: object): void => {
  // Synchronous: what is acknowledged is said before anything else happens.
  writeSync(1, `${JSON.stringify(line)}\n`)
}

const journal = openJournalService({
  folder,
  now: () => nowMs,
  newId: randomUUID,
  onChanged: () => undefined,
  onStatusChanged: () => undefined,
  log: { info: () => undefined, error: () => undefined },
})
told({ opened: await journal.status({}) })

const fillOf = (number: number, roll: Dice): NewFill => ({
  action: roll.chance(0.5) ? 'buy' : 'sell',
  quantity: contracts(new D(10 * roll.whole(1, 9))),
  price: price(new D(number)),
  role: 'taker',
  // Now and then in the past, so that a refold is interrupted too.
  atMs: nowMs - (roll.chance(0.2) ? roll.whole(1, 90_000) : 0),
})

async function recorded(number: number, legId: EventId | undefined) {
  const fill = fillOf(number, chance)
  if (legId !== undefined && chance.chance(0.5)) return await journal.addFill({ legId, fill })
  return await journal.recordPosition({
    spec: spec!,
    fills: [fill, { ...fill, quantity: contracts(new D(10)) }],
    funding: [{ amount: coin(new D('-0.00000012')), price: price(new D(number)), atMs: nowMs }],
    note: chance.chance(0.3) ? `note ${number}` : '',
    tags: [],
  })
}

/** A plan is dropped as often as it is kept, so that both are interrupted. Its entry is its number. */
async function planned(number: number) {
  const { planId, lastSeq } = await journal.recordPlan({
    spec: spec!,
    name: `plan ${number}`,
    side: 'long',
    quantity: contracts(new D(10)),
    entry: price(new D(number)),
    targets: [],
    openRole: 'taker',
    closeRole: 'taker',
    openFeeRate: rate(new D(0)),
    closeFeeRate: rate(new D(0)),
    sheet: { entry: String(number) },
    tools: {},
    note: '',
  })
  if (chance.chance(0.5)) return { lastSeq, kept: number }
  return await journal.voidEvent({ eventId: planId, reason: 'dropped' })
}

/** Deposits of now and of before, some of them voided: the sums of their day are interrupted too. */
async function deposited() {
  const { eventId, lastSeq } = await journal.moveCash({
    accountId: AccountId.parse('deribit:BTC'),
    cash: 'deposit',
    amount: coin(new D('0.00000007')),
    atMs: nowMs - (chance.chance(0.5) ? chance.whole(1, 90_000) : 0),
    note: '',
  })
  if (chance.chance(0.5)) return { lastSeq }
  return await journal.voidEvent({ eventId, reason: 'never arrived' })
}

let legId: EventId | undefined
for (let number = Number(from); ; number += 1) {
  const { lastSeq, legIds } = await recorded(number, legId)
  told({ number, lastSeq })
  legId = legIds[0]
  if (legId !== undefined && chance.chance(0.1))
    told({
      ...(await journal.annotate({ legId, tags: [`t${number}`], mistakes: ['late'], rating: 2 })),
      number: null,
    })
  if (chance.chance(0.2)) told({ ...(await planned(number)), number: null })
  if (chance.chance(0.2)) told({ ...(await deposited()), number: null })
}
