import type { ContractSpec, InverseSpec } from '@shared/market/contract-spec'

/** A contract that a leg can be in, under the text that names it. */
export interface LegContract {
  /** A contract's id, or `leg:` and the id of the journal leg whose own terms it has. */
  readonly key: string
  readonly label: string
  readonly spec: InverseSpec
}

const OF_A_LEG = 'leg:'

/** The text that names a journal leg's own contract. */
export const legKey = (legId: string): string => `${OF_A_LEG}${legId}`

/** The journal leg that a text names; undefined where it names a listed contract. */
export const legIdOf = (key: string): string | undefined =>
  key.startsWith(OF_A_LEG) ? key.slice(OF_A_LEG.length) : undefined

export const listedContract = (spec: InverseSpec): LegContract => ({
  key: spec.id,
  label: `${spec.venue} ${spec.symbol}`,
  spec,
})

/** The contract of a journal leg, under the terms that the leg was opened with. */
export const contractOfLeg = (legId: string, spec: InverseSpec): LegContract => ({
  key: legKey(legId),
  label: `${spec.venue} ${spec.symbol}, as in the journal`,
  spec,
})

type Coined = Pick<ContractSpec, 'symbol' | 'base' | 'settlement'>

/** Why a contract cannot stand in a picture with the sheet's, or undefined when it can. */
export function otherCoin(contract: Coined, sheet: Coined): string | undefined {
  if (contract.settlement !== sheet.settlement)
    return `${contract.symbol} settles in ${contract.settlement}, the contract on the sheet in ${sheet.settlement}: their results cannot be added.`
  if (contract.base !== sheet.base)
    return `${contract.symbol} follows the price of ${contract.base}, the contract on the sheet that of ${sheet.base}: they have no price in common.`
  return undefined
}
