import type { InverseSpec } from '@shared/market/contract-spec'

import { caseOf, type OracleCase } from './cases'
import { dice } from './dice'
import { engineAnswer } from './engine'
import { judged } from './judge'
import { definition, termsFor } from './terms'
import { compared, type Verdict } from './verdict'

export interface Trial {
  readonly judged: number
  readonly wrong: readonly { readonly sample: OracleCase; readonly names: readonly string[] }[]
  /** Differences between contracts as the program lists them and as the judge knows them. */
  readonly slips: readonly string[]
  /** How many figures agree in 30 digits of their own but, being too large, not to 1e-30. */
  readonly relative: Readonly<Record<string, number>>
  /** What the drawn cases reached. */
  readonly reached: ReadonlySet<string>
}

interface Checked {
  readonly facts: number
  readonly slips: readonly string[]
}

/** Puts as many drawn cases to the engine and to the judge, at the same time. */
export async function trial(seed: number, count: number): Promise<Trial> {
  const terms = termsFor(seed)
  const specs = new Map(terms.map(({ name, spec }) => [name, spec]))
  const waiting: OracleCase[] = []
  function* lines(): Generator<string> {
    for (const each of terms) yield definition(each)
    const roll = dice(seed)
    for (let at = 0; at < count; at++) {
      const sample = caseOf(roll, terms[at % terms.length]!)
      waiting.push(sample)
      yield JSON.stringify(sample)
    }
  }
  const wrong: { sample: OracleCase; names: readonly string[] }[] = []
  const slips: string[] = []
  const relative: Record<string, number> = {}
  const reached = new Set<string>()
  let answered = 0
  for await (const line of judged(lines())) {
    answered += 1
    if (answered <= terms.length) {
      const checked = JSON.parse(line) as Checked
      slips.push(...checked.slips)
      if (checked.facts > 0) reached.add(`published ${terms[answered - 1]!.name}`)
      continue
    }
    const sample = waiting[answered - terms.length - 1]!
    const spec = specs.get(sample.terms)!
    const verdict = JSON.parse(line) as Verdict
    const { wrong: names, relative: large } = compared(engineAnswer(sample, spec), verdict)
    if (names.length > 0) wrong.push({ sample, names })
    for (const name of large) relative[name] = (relative[name] ?? 0) + 1
    for (const mark of marks(sample, spec, verdict)) reached.add(mark)
  }
  return { judged: answered - terms.length, wrong, slips, relative, reached }
}

/** What a case stands for in the coverage of the sample. */
function marks(
  sample: OracleCase,
  spec: InverseSpec,
  { numbers, prices }: Verdict,
): readonly string[] {
  const { margin, liquidation: policy } = spec
  const onStep =
    sample.all && prices['liquidation']?.kind === 'at' && !('maintenanceAtLiquidation' in numbers)
  const tiers = margin.method === 'tiered' ? ` ${margin.maintenance} ${margin.measure}` : ''
  return [
    `${sample.terms} ${sample.side} ${sample.leverage === undefined ? 'margin' : 'leverage'}`,
    `${margin.method}${tiers} on ${policy.basis} fee ${policy.isolatedFee}`,
    ...Object.entries(prices).map(([name, { kind }]) => `${name} ${kind}`),
    ...(onStep ? ['liquidation on a step of the table'] : []),
  ]
}
