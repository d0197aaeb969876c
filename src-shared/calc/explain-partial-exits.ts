import { num, percent, term, type Explanation } from './explanation'
import type { ClosedInParts, ClosedPart } from './partial-exits'
import type { PositionInput } from './position'

/** The working behind the result of a position that is closed in parts, from the price alone and net. */
export function explainClosedInParts(
  { spec }: Pick<PositionInput, 'spec'>,
  closed: ClosedInParts,
): readonly Explanation<'gross' | 'net'>[] {
  const all = closed.rest ? [...closed.parts, closed.rest] : closed.parts
  const where = all.map(({ share, price }) => `${percent(share)} at ${num(price)}`).join(', ')
  const working = (
    figure: 'gross' | 'net',
    title: string,
    note: string,
  ): Explanation<'gross' | 'net'> => ({
    figure,
    title,
    formula: 'Σ result of each part',
    substituted: all.map((part: ClosedPart) => term(part[figure].coin)).join(' + '),
    result: `${num(closed[figure].coin)} ${spec.settlement} (${num(closed[figure].usd)} ${spec.quote})`,
    note: `${where}. ${note}`,
  })
  return [
    working(
      'gross',
      'Result in parts, price only',
      'Dollars of each part are counted at its own exit.',
    ),
    working(
      'net',
      'Result in parts, net',
      'Each part bears its share of the opening fee and the funding, and its own closing fee.',
    ),
  ]
}
