import { onScopeDispose, type ComputedRef } from 'vue'

import type { Command } from './commands'

const TWO_KEY_WINDOW_MS = 1_200

/** True where typing belongs to the field: single-letter shortcuts must not steal it. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}

/** A key press as it is printed in `Command.keys`: `Ctrl K`, `Ctrl Shift Z`, `Ctrl Enter`, `g`, `?`. */
export function printedKey(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key : event.key.replace('Escape', 'Esc')
  if (event.ctrlKey || event.metaKey) {
    const shift = event.shiftKey && /^[a-z]$/i.test(key) ? 'Shift ' : ''
    return `Ctrl ${shift}${key.length === 1 ? key.toUpperCase() : key}`
  }
  return event.altKey ? `Alt ${key}` : key
}

/** True where a plain letter is not a shortcut: in a field, or behind an open dialog. */
function belongsElsewhere(key: string, event: KeyboardEvent): boolean {
  if (key.startsWith('Ctrl ') || key.startsWith('Alt ')) return false
  return isTyping(event.target) || document.querySelector('[role="dialog"]') !== null
}

/** Esc first leaves the field, so that the letters are shortcuts again; a dialog closes itself. */
function leaveField(target: EventTarget | null): void {
  if (target instanceof HTMLElement && !document.querySelector('[role="dialog"]')) target.blur()
}

/**
 * Runs commands from the keyboard. Two-key jumps (`g` then `j`) wait a moment for the second key; plain
 * letters are left alone while a field has the focus or a dialog is open; Ctrl combinations always work.
 */
export function useShortcuts(commands: ComputedRef<readonly Command[]>): void {
  let first = { key: '', atMs: 0 }

  function commandFor(key: string, atMs: number): Command | undefined {
    const within = atMs - first.atMs < TWO_KEY_WINDOW_MS && first.key !== ''
    const keys = within ? [`${first.key} ${key}`, key] : [key]
    const found = keys.map((each) => commands.value.find((command) => command.keys === each))
    return found.find((command) => command !== undefined)
  }

  function onKeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return
    const key = printedKey(event)
    if (belongsElsewhere(key, event)) {
      if (key === 'Esc') leaveField(event.target)
      return
    }
    const command = commandFor(key, event.timeStamp)
    first = { key: command ? '' : key, atMs: event.timeStamp }
    if (!command) return
    event.preventDefault()
    command.run()
  }

  window.addEventListener('keydown', onKeydown)
  onScopeDispose(() => window.removeEventListener('keydown', onKeydown))
}
