import { expect, it } from 'vitest'

import { killRun } from './kill.mjs'

it(
  'loses no acknowledged event and leaves no broken file when the process is killed',
  { timeout: 120_000 },
  async () => {
    const figures = await killRun({ kills: 10, seed: 7 })
    expect(figures.failures).toEqual([])
    expect(figures).toMatchObject({ kills: 10 })
    // Nine of the ten kills wait for a first acknowledgement, however slow the machine.
    expect(figures.acknowledged).toBeGreaterThanOrEqual(9)
  },
)
