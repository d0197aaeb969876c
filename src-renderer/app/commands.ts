import { computed, onScopeDispose, shallowReactive, toValue, type MaybeRefOrGetter } from 'vue'
import type { ComputedRef } from 'vue'

/**
 * Everything a person can do, as data: the palette lists it, the shortcut sheet prints its keys, the
 * keyboard runs it. A feature adds its own while it is on screen.
 */
export interface Command {
  readonly id: string
  readonly title: string
  readonly group:
    'Actions' | 'Go to' | 'View' | 'Scenarios' | 'Positions' | 'Contracts' | 'Glossary'
  /** Words that find it besides its title. */
  readonly keywords?: string
  /** Keys as printed: `Ctrl K`, `g j`, `?`. */
  readonly keys?: string
  readonly run: () => void
}

const providers = shallowReactive(new Set<MaybeRefOrGetter<readonly Command[]>>())

/** Offers commands for as long as the calling scope lives. */
export function offerCommands(commands: MaybeRefOrGetter<readonly Command[]>): void {
  providers.add(commands)
  onScopeDispose(() => providers.delete(commands))
}

/** All commands on offer now; a later provider wins over an earlier one with the same id. */
export function useCommands(): ComputedRef<readonly Command[]> {
  return computed(() => {
    const byId = new Map<string, Command>()
    for (const provider of providers)
      for (const command of toValue(provider)) byId.set(command.id, command)
    return [...byId.values()]
  })
}

/** What a search means by itself, such as a link that was pasted; none for most. */
type Reader = (query: string) => readonly Command[]

const readers = shallowReactive(new Set<Reader>())

/** Offers to read what is typed into the palette, for as long as the calling scope lives. */
export function offerAnswers(reader: Reader): void {
  readers.add(reader)
  onScopeDispose(() => readers.delete(reader))
}

/** What a search means by itself: listed before the commands that it finds. */
export const answersTo = (query: string): readonly Command[] =>
  [...readers].flatMap((reader) => reader(query))
