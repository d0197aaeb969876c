import type { PartialExit } from '@shared/calc/r-multiple'
import { priceText } from '@shared/format/decimal-text'
import { canonicalText, D } from '@shared/num/decimal'
import { signOf } from '@shared/market/side'
import { fraction, type Fraction, type Price } from '@shared/num/units'

import { as, readField, type FieldSays, type Read } from '../read-field'
import { readPrice, type ScenarioReading } from '../read-scenario'

import type { RowsToolField, ToolTexts } from './tool'
import { typedRows } from './typed-rows'

/** The list of planned exits, shared by every tool that asks for them. */
export const TARGETS = { id: 'targets', columns: ['price', 'share'], most: 8 } as const

const WHOLE = new D(100)

export interface TargetsReading {
  /** How many rows are typed, wrong ones among them. */
  readonly typed: number
  /** Every target, once all of them are whole; empty while none is typed. */
  readonly targets?: readonly PartialExit[]
  /** What a cell says, by `<row>-<column>`, rows counted from 0. */
  readonly says: Readonly<Record<string, FieldSays | undefined>>
}

/** The targets as typed. One wrong row takes all of them away: the plan would be another one. */
export function readTargets(
  texts: ToolTexts,
  reading: Pick<ScenarioReading, 'side' | 'entry'>,
): TargetsReading {
  const rows = typedRows(texts, TARGETS).map(({ price, share }) => ({
    price: readPrice(price, 'The target'),
    share: readShare(share),
    empty: price.trim() === '' && share.trim() === '',
  }))
  const typed = rows.filter(({ empty }) => !empty).length
  const says = Object.fromEntries(
    rows.flatMap((row, at) => [
      [`${at}-price`, row.price.says ?? priceSays(row, reading)],
      [`${at}-share`, row.share.says ?? lacking(row.share.value, row.empty, 'a share')],
    ]),
  )
  const targets = rows.flatMap(({ price, share }) =>
    price.value && share.value ? [{ price: price.value, share: share.value }] : [],
  )
  return targets.length < typed ? { typed, says } : { typed, says, targets }
}

const readShare = (text: string): Read<Fraction> =>
  as(
    readField(text, { label: 'The share', sign: 'positive', atMost: WHOLE, units: ['%'] }),
    (percent) => fraction(percent.div(WHOLE)),
  )

const lacking = (value: unknown, empty: boolean, what: string): FieldSays | undefined =>
  value || empty ? undefined : { issue: `This target lacks ${what}.` }

function priceSays(
  { price, empty }: { readonly price: Read<Price>; readonly empty: boolean },
  { side, entry }: Pick<ScenarioReading, 'side' | 'entry'>,
): FieldSays | undefined {
  if (!price.value) return lacking(undefined, empty, 'a price')
  if (!entry) return undefined
  const ahead = price.value.minus(entry).times(signOf(side))
  return ahead.lt(0) ? { hint: 'On the losing side of the entry.' } : undefined
}

/** The list as a field; every tool that shows it shows the same texts. */
export function targetsField(
  { says }: TargetsReading,
  { spec, entry }: ScenarioReading,
): RowsToolField {
  return {
    ...{ kind: 'rows', id: TARGETS.id, label: 'Targets', rowName: 'Target', term: 'target' },
    most: TARGETS.most,
    columns: [
      {
        ...{ kind: 'number', id: 'price', label: 'Price', unit: spec.quote },
        ...{
          step: canonicalText(spec.tick),
          placeholder: entry ? priceText(entry, spec.tick) : '60,000',
        },
      },
      { kind: 'number', id: 'share', label: 'Share', unit: '%', step: '5', placeholder: '50' },
    ],
    says,
  }
}
