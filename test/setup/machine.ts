/** A stand-in for a machine: what set-up asks of the world, without a world. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { onTestFinished } from 'vitest'

import { effects } from '../../build/setup/effects.mjs'
import { createSay } from '../../build/setup/say.mjs'
import { SetupFailure } from '../../build/setup/setup-failure.mjs'

type Effects = ReturnType<typeof effects>

/** A Linux x64 machine with an ordinary user, and the lines that set-up says on it. */
export function machine(replaced: Partial<Effects> = {}): { world: Effects; said: string[] } {
  const said: string[] = []
  const say = createSay({ write: (text: string) => said.push(text.trimEnd()) })
  const linux = { platform: 'linux' as const, arch: 'x64', uid: 1000, env: { ...process.env } }
  return { world: effects({ say, ...linux, ...replaced }), said }
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'reciprocal-setup-spec-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The failure that an action stops with; the test fails when it does not stop. */
export async function failureOf(action: () => unknown): Promise<SetupFailure> {
  try {
    await action()
  } catch (error) {
    if (error instanceof SetupFailure) return error
    throw error
  }
  throw new Error('Nothing failed.')
}
