import { describe, expect, it } from 'vitest'

import { readCommandLine } from './command-line'

describe('command line', () => {
  it('opens the first page when nothing is asked', () => {
    expect(readCommandLine(['electron', '.', '--no-sandbox', '--user-data-dir=/x'])).toEqual({
      ok: true,
      value: { route: '/', screenshot: undefined },
    })
  })

  it('reads a whole screenshot request', () => {
    const args = ['--screenshot=a.png', '--size=1440x900', '--theme=dark', '--route=/journal']
    expect(readCommandLine(args)).toEqual({
      ok: true,
      value: {
        route: '/journal',
        screenshot: { file: 'a.png', size: { width: 1440, height: 900 }, theme: 'dark' },
      },
    })
  })

  it.each([
    [['--screenshot=a.jpg'], '--screenshot must name a .png file, was a.jpg'],
    [['--screenshot='], '--screenshot must name a .png file, was '],
    [
      ['--screenshot=a.png', '--size=9x9'],
      '--size must look like 1280x800, from 200 to 8000, was 9x9',
    ],
    [['--screenshot=a.png', '--size=99999x900'], 'was 99999x900'],
    [['--screenshot=a.png', '--theme=pink'], '--theme must be dark or light, was pink'],
    [['--route=https://example.com'], '--route must look like /journal, was https://example.com'],
    [['--route=journal'], '--route must look like /journal, was journal'],
  ])('refuses %s in words', (args, words) => {
    const read = readCommandLine(args)
    expect(read).toMatchObject({ ok: false, error: expect.stringContaining(words) as unknown })
  })
})
