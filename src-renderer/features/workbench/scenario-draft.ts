import type { Draft } from '@shared/ipc/settings'

import { EMPTY_SCENARIO, type Scenario } from '../../app/scenario'

/** The words each switch can hold: a draft from a newer or broken file falls back field by field. */
const SWITCHES = {
  side: ['long', 'short'],
  quantityUnit: ['contracts', 'coin', 'usd'],
  exitIs: ['mark', 'exit'],
  marginMode: ['isolated', 'cross'],
  backing: ['leverage', 'margin'],
  openRole: ['maker', 'taker'],
  closeRole: ['maker', 'taker'],
} as const satisfies { readonly [K in keyof Scenario]?: readonly Scenario[K][] }

const isSwitch = (name: string): name is keyof typeof SWITCHES => name in SWITCHES

const allowed = (name: string, text: string): boolean =>
  !isSwitch(name) || SWITCHES[name].some((word) => word === text)

/** The sheet as main keeps it: its own fields, text as typed. */
export function draftOf(scenario: Scenario): Draft {
  return { ...scenario }
}

/** A kept draft as a sheet. A field that is missing, or a switch in no known position, is as on an empty sheet. */
export function scenarioOf(draft: Draft): Scenario {
  const kept = Object.keys(EMPTY_SCENARIO)
    .map((name) => [name, draft[name]] as const)
    .filter(([name, text]) => text !== undefined && allowed(name, text))
  // Every kept name is a field of the empty scenario and every switch was checked above.
  return { ...EMPTY_SCENARIO, ...(Object.fromEntries(kept) as Partial<Scenario>) }
}
