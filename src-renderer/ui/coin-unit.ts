import { computed, inject, type ComputedRef, type InjectionKey, type Ref } from 'vue'

import type { CoinUnit } from '@shared/ipc/settings'

/** Provided once by the app, so that parts that only draw need no store. */
export const coinUnitKey: InjectionKey<Readonly<Ref<CoinUnit>>> = Symbol('coin unit')

/** The unit coin figures are shown in; whole coins where no app provides one. */
export function useCoinUnit(): ComputedRef<CoinUnit> {
  const provided = inject(coinUnitKey, undefined)
  return computed(() => provided?.value ?? 'coin')
}
