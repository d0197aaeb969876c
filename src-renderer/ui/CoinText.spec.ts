import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { shallowRef } from 'vue'

import type { CoinUnit } from '@shared/ipc/settings'
import { D } from '@shared/num/decimal'

import { coinUnitKey } from './coin-unit'
import CoinText from './CoinText.vue'

function shown(unit: CoinUnit, value: string): { text: string; title: string; classes: string[] } {
  const wrapper = mount(CoinText, {
    props: { value: new D(value), currency: 'BTC', scale: 8, signed: true, tone: true },
    global: { provide: { [coinUnitKey as symbol]: shallowRef(unit) } },
  })
  const found = {
    text: wrapper.text().replace(/\s/gu, ' '),
    title: wrapper.attributes('title') ?? '',
    classes: wrapper.classes(),
  }
  wrapper.unmount()
  return found
}

describe('CoinText', () => {
  it('follows the unit and keeps every digit in the tooltip', () => {
    expect(shown('coin', '0.01234567').text).toBe('+0.01 234 567 BTC')
    expect(shown('milli', '0.01234567').text).toBe('+12.34 567 mBTC')
    expect(shown('minor', '0.01234567').text).toBe('+1 234 567 sat')
    expect(shown('minor', '0.01234567').title).toBe('0.01234567 BTC')
  })

  it('tells the sign by text and by colour, and zero by neither', () => {
    expect(shown('minor', '-0.00000001')).toMatchObject({ text: '−1 sat' })
    expect(shown('minor', '-0.00000001').classes).toContain('loss')
    expect(shown('minor', '0').text).toBe('0 sat')
    expect(shown('minor', '0').classes).not.toContain('gain')
  })
})
