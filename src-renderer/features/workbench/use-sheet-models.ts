import { computed, type WritableComputedRef } from 'vue'

import type { Scenario } from '../../app/scenario'

type SheetModels = { readonly [K in keyof Scenario]: WritableComputedRef<Scenario[K]> } & {
  /** The text of whichever of leverage and margin is chosen. */
  readonly behind: WritableComputedRef<string>
}

/** One v-model per field over a sheet that is only ever replaced. */
export function useSheetModels(
  scenario: () => Scenario,
  change: (patch: Partial<Scenario>) => void,
): SheetModels {
  const model = <K extends keyof Scenario>(name: K): WritableComputedRef<Scenario[K]> =>
    computed({
      get: () => scenario()[name],
      // A computed key widens to string; the pair is of the scenario's own type.
      set: (value) => change({ [name]: value }),
    })
  return {
    contractId: model('contractId'),
    side: model('side'),
    quantity: model('quantity'),
    quantityUnit: model('quantityUnit'),
    entry: model('entry'),
    exit: model('exit'),
    exitIs: model('exitIs'),
    stop: model('stop'),
    index: model('index'),
    marginMode: model('marginMode'),
    balance: model('balance'),
    backing: model('backing'),
    leverage: model('leverage'),
    margin: model('margin'),
    openRole: model('openRole'),
    closeRole: model('closeRole'),
    openFee: model('openFee'),
    closeFee: model('closeFee'),
    funding: model('funding'),
    fundingRate: model('fundingRate'),
    behind: computed({
      get: () => scenario()[behindName(scenario())],
      set: (value) => change({ [behindName(scenario())]: value }),
    }),
  }
}

/** With cross margin the account stands behind the position, and only a leverage is chosen. */
const behindName = ({ marginMode, backing }: Scenario): 'leverage' | 'margin' =>
  marginMode === 'cross' ? 'leverage' : backing
