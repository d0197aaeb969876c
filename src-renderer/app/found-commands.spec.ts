import { describe, expect, it } from 'vitest'

import type { Command } from './commands'
import { foundCommands } from './found-commands'

const command = (title: string, group: Command['group'], keywords?: string): Command => ({
  id: title,
  title,
  group,
  ...(keywords !== undefined && { keywords }),
  run: () => undefined,
})

const all = [
  command('Record a position', 'Actions', 'new trade'),
  command('Journal', 'Go to'),
  command('BitMEX XBTUSD long 10,000', 'Positions'),
  command('Position size', 'Glossary'),
]
const titles = (query: string): string[] => foundCommands(all, query).map((each) => each.title)

describe('foundCommands', () => {
  it('lists what can be done, and no positions or terms, before anything is typed', () => {
    expect(titles(' ')).toEqual(['Record a position', 'Journal'])
  })

  it('puts a title that starts with the query before one that contains it', () => {
    expect(titles('position')).toEqual([
      'Position size',
      'Record a position',
      'BitMEX XBTUSD long 10,000',
    ])
  })

  it('finds by keyword and needs every word', () => {
    expect(titles('trade new')).toEqual(['Record a position'])
    expect(titles('trade bitmex')).toEqual([])
  })
})
