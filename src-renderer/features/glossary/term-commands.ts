import type { Router } from 'vue-router'

import type { Command } from '../../app/commands'

import { terms } from './terms'

/** Every term as a command of the palette, found by its title and its first words. */
export function termCommands(router: Router): readonly Command[] {
  return terms.map((term) => ({
    id: `term-${term.id}`,
    title: term.title,
    group: 'Glossary',
    keywords: term.formula ?? '',
    run: () => void router.push({ name: 'glossary', params: { term: term.id } }),
  }))
}
