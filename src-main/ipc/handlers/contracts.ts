import type { Handlers } from '@shared/ipc/contract'
import { AppError } from '@shared/ipc/errors'
import type { ContractSpec } from '@shared/market/contract-spec'

/** Contracts a person defined: every change is on the disk when it returns. */
export interface CustomContractPort {
  readonly list: () => readonly ContractSpec[]
  readonly replaceAll: (contracts: readonly ContractSpec[]) => void
}

const MOST = 200

export function contractHandlers(custom: CustomContractPort): Handlers['contracts'] {
  return {
    listCustom: () => [...custom.list()],
    saveCustom: (spec) => {
      if (!spec.userDefined) {
        const message = 'must say that it is user-defined'
        throw new AppError('invalid-input', 'Only a contract of your own can be saved.', [
          { path: 'userDefined', message },
        ])
      }
      const kept = custom.list().filter((other) => other.id !== spec.id)
      if (kept.length >= MOST) {
        throw new AppError('conflict', `There are ${MOST} contracts of your own, the most kept.`)
      }
      custom.replaceAll([...kept, spec])
      return [...custom.list()]
    },
    removeCustom: ({ id }) => {
      const kept = custom.list().filter((other) => other.id !== id)
      if (kept.length === custom.list().length) {
        throw new AppError('not-found', `There is no contract of your own named ${id}.`)
      }
      custom.replaceAll(kept)
      return [...custom.list()]
    },
  }
}
