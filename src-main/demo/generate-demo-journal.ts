import type { NewPosition } from '@shared/ipc/contract'
import type { InverseSpec } from '@shared/market/contract-spec'
import { listedContracts } from '@shared/market/registry'

import type { JournalService } from '../journal/journal-service'

import { tellAccounts } from './account-story'
import { recordWithSlip } from './corrected-slip'
import { marketPath, STEP_MS, type MarketPath } from './market-path'
import { positionStory, type PositionStory } from './position-story'
import { dice, type Dice } from './random'

export interface DemoOptions {
  readonly seed: number
  /** The demo year ends here. */
  readonly nowMs: number
  /** Opens the journal to fill, with the story's own clock and ids. */
  readonly open: (clock: {
    readonly now: () => number
    readonly newId: () => string
  }) => JournalService
}

const DAY_MS = 24 * 60 * 60 * 1_000
const DAYS = 365

/** How often each venue is traded: hours between positions, on average. */
const PACE_HOURS: readonly number[] = [118, 86, 158, 104]

/** The position that ends badly, counted on the second venue. */
const CARELESS = 58

/** The trader's four venues: the one price path told here is bitcoin's. */
const TRADED: ReadonlySet<string> = new Set([
  'bitmex:XBTUSD',
  'bybit:BTCUSD',
  'deribit:BTC-PERPETUAL',
  'binance:BTCUSD_PERP',
])

/**
 * Fills a journal with a made-up year of one trader on every known venue: around three hundred positions
 * with partial fills, scale-ins, partial closes, flips, funding, one liquidation, corrections and notes, and what
 * the accounts hold besides, held against their statements.
 * The same seed and the same day give the same journal, to the last id. Everything goes through the same use
 * cases as a person's own records.
 */
export function generateDemoJournal({ seed, nowMs, open }: DemoOptions): void {
  const chance = dice(seed)
  const endMs = Math.floor(nowMs / DAY_MS) * DAY_MS
  const path = marketPath(chance, { startMs: endMs - DAYS * DAY_MS, days: DAYS })
  const stories = listedContracts
    .filter(({ id }) => TRADED.has(id))
    .flatMap((spec, venue) => yearOn(chance, path, { spec, venue }))
    .toSorted((a, b) => a.endsAtMs - b.endsAtMs)

  let clockMs = path.startMs
  const journal = open({ now: () => clockMs, newId: chance.uuid })
  stories.forEach((story, index) => {
    // Written down some minutes after it was over, as people do.
    clockMs = Math.max(clockMs, story.endsAtMs + chance.whole(2, 90) * 60_000)
    if (index % 97 === 40) recordWithSlip(journal, story.position)
    else recordStory(journal, story.position)
  })
  tellAccounts(journal, path)
}

/** The note belongs to the first leg; one that a fill crossing zero opened is tagged as what it was. */
function recordStory(journal: JournalService, position: NewPosition): void {
  const [, ...turned] = journal.recordPosition(position).legIds
  for (const legId of turned)
    journal.annotate({ legId, tags: [...position.tags.slice(0, 1), 'flip'] })
}

/** One venue's positions one after another; the last one of most venues is still open. */
function yearOn(
  chance: Dice,
  path: MarketPath,
  of: { readonly spec: InverseSpec; readonly venue: number },
): readonly PositionStory[] {
  const { spec, venue } = of
  const stories: PositionStory[] = []
  const stepsPerHour = 3_600_000 / STEP_MS
  const gap = (): number =>
    Math.ceil(-Math.log(1 - chance.next()) * (PACE_HOURS[venue] ?? 60) * stepsPerHour)
  // The open ones begin in the last days.
  const quiet = path.steps - chance.whole(20, 400)
  for (let step = gap() + 4; step < quiet; step += gap() + 4) {
    const story = positionStory({
      dice: chance,
      spec,
      path,
      startStep: step,
      staysOpen: false,
      endsLiquidated: venue === 1 && stories.length === CARELESS,
    })
    stories.push(story)
    step = story.endStep
  }
  const free = (stories.at(-1)?.endStep ?? 0) + 8
  if (venue === 3 || free >= path.steps - 8) return stories
  const startStep = Math.max(free, quiet)
  return [
    ...stories,
    positionStory({
      dice: chance,
      spec,
      path,
      startStep,
      staysOpen: true,
      endsLiquidated: false,
    }),
  ]
}
