import { afterEach, describe, expect, it, vi } from 'vitest'
import { computed, effectScope, type EffectScope } from 'vue'

import type { Command } from './commands'
import { printedKey, useShortcuts } from './shortcuts'

let scope: EffectScope | undefined

afterEach(() => {
  scope?.stop()
  document.body.replaceChildren()
})

function listening(keys: string): ReturnType<typeof vi.fn> {
  const run = vi.fn()
  const commands: readonly Command[] = [{ id: keys, title: keys, group: 'View', keys, run }]
  scope = effectScope()
  scope.run(() => useShortcuts(computed(() => commands)))
  return run
}

const press = (
  key: string,
  options: KeyboardEventInit = {},
  target: EventTarget = window,
): void => {
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options }),
  )
}

function field(): HTMLInputElement {
  const input = document.createElement('input')
  document.body.append(input)
  return input
}

describe('useShortcuts', () => {
  it('runs a single key', () => {
    const run = listening('n')
    press('n')
    expect(run).toHaveBeenCalledOnce()
  })

  it('runs a two-key jump and not its second key alone', () => {
    const run = listening('g j')
    press('j')
    expect(run).not.toHaveBeenCalled()
    press('g')
    press('j')
    expect(run).toHaveBeenCalledOnce()
  })

  it('leaves plain letters to the field that has the focus', () => {
    const run = listening('n')
    press('n', {}, field())
    expect(run).not.toHaveBeenCalled()
  })

  it('leaves the field on Esc, and only then goes back', () => {
    const run = listening('Esc')
    const input = field()
    input.focus()
    press('Escape', {}, input)
    expect(run).not.toHaveBeenCalled()
    expect(document.activeElement).not.toBe(input)
    press('Escape')
    expect(run).toHaveBeenCalledOnce()
  })

  it('runs Ctrl combinations also from a field', () => {
    const run = listening('Ctrl K')
    press('k', { ctrlKey: true }, field())
    expect(run).toHaveBeenCalledOnce()
  })

  it('leaves plain letters alone while a dialog is open', () => {
    const run = listening('n')
    const dialog = document.createElement('div')
    dialog.setAttribute('role', 'dialog')
    document.body.append(dialog)
    press('n')
    expect(run).not.toHaveBeenCalled()
  })

  it('prints the command key of either system as Ctrl', () => {
    expect(printedKey(new KeyboardEvent('keydown', { key: 'k', metaKey: true }))).toBe('Ctrl K')
    expect(printedKey(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true }))).toBe(
      'Ctrl Enter',
    )
  })
})
