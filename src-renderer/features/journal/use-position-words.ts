import { computed, type ComputedRef } from 'vue'

import { countText } from '@shared/format/decimal-text'
import type { FillAction } from '@shared/journal/event'
import { shownSign, turned, type Side } from '@shared/market/side'
import type { Decimal } from '@shared/num/decimal'

import { useSettings } from '../../app/use-settings'

export interface UsePositionWordsReturn {
  readonly sideWord: (side: Side) => 'Long' | 'Short'
  /** The word for a fill: whoever buys the contract sells the underlying, so it turns with the side. */
  readonly actionWord: (action: FillAction) => 'Buy' | 'Sell'
  /** Contracts with the sign of the shown side: `+10,000` or `−10,000`. */
  readonly signedQuantity: (quantity: Decimal, side: Side) => string
  readonly turnedNow: ComputedRef<boolean>
}

/** The words and signs of positions under the chosen meaning of long and short. */
export function usePositionWords(): UsePositionWordsReturn {
  const { settings, sideWord, sideTurned } = useSettings()
  const meaning = computed(() => settings.value.sideMeaning)

  const actionWord = (action: FillAction): 'Buy' | 'Sell' =>
    turned(action === 'buy' ? 'long' : 'short', meaning.value) === 'long' ? 'Buy' : 'Sell'

  const signedQuantity = (quantity: Decimal, side: Side): string =>
    quantity.isZero()
      ? '0'
      : `${shownSign(side, meaning.value) === 1 ? '+' : '−'}${countText(quantity)}`

  return { sideWord, actionWord, signedQuantity, turnedNow: sideTurned }
}
