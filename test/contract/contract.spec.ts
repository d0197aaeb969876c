import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'

import { createClient } from '@shared/ipc/client'
import { contract, type Answer, type Handlers } from '@shared/ipc/contract'
import { CallResult } from '@shared/ipc/errors'
import type { Settings } from '@shared/ipc/settings'

import { appHandlers } from '../../src-main/ipc/handlers/app'
import { contractHandlers } from '../../src-main/ipc/handlers/contracts'
import { draftHandlers } from '../../src-main/ipc/handlers/drafts'
import { scenarioHandlers } from '../../src-main/ipc/handlers/scenarios'
import { settingsHandlers } from '../../src-main/ipc/handlers/settings'
import { createRouter } from '../../src-main/ipc/router'

import { handlersOf, isDecoded, METHODS, type Handle, type NamedMethod } from './methods'
import { wireArbitrary } from './wire-arbitrary'

/** The same few wire values in every run: what varies is tested in fuzz.spec.ts. */
function samples(schema: z.ZodType): readonly unknown[] {
  const made =
    SAMPLES.get(schema) ?? fc.sample(wireArbitrary(schema), { seed: 20_261_123, numRuns: 5 })
  SAMPLES.set(schema, made)
  return made
}
const SAMPLES = new Map<z.ZodType, readonly unknown[]>()

/** A decoded value that the wire gives back the same: `-0` becomes `0`, text is trimmed. */
const settled = (schema: z.ZodType, wire: unknown) =>
  z.decode(schema, z.encode(schema, z.decode(schema, wire)))

function routerTo(handle: Handle) {
  const onDefect = vi.fn()
  const newTraceId = () => 'trace'
  return {
    onDefect,
    router: createRouter({ handlers: handlersOf(handle), newTraceId, onDefect }),
  }
}

const GARBAGE = [undefined, null, 0, '', 'text', [], [{}], true, { unknown: 1 }, new Map(), 10n]

/** `{}` is the one input of methods that take nothing. */
const takesNothing = ({ input }: NamedMethod) => z.safeDecode(input, {}).success

describe.each(METHODS.map((method) => [method.name, method] as const))('%s', (name, method) => {
  it('refuses garbage before any handler', async () => {
    const handle = vi.fn()
    const { router, onDefect } = routerTo(handle)
    for (const garbage of GARBAGE) {
      const result = CallResult.parse(await router.dispatch(name, garbage))
      expect(result).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    }
    if (!takesNothing(method)) {
      expect(await router.dispatch(name, {})).toMatchObject({ error: { code: 'invalid-input' } })
    }
    expect(handle).not.toHaveBeenCalled()
    expect(onDefect).not.toHaveBeenCalled()
  })

  it('gives the handler what the schema decodes', async () => {
    for (const wire of samples(method.input)) {
      const { router } = routerTo((_, input) => {
        expect(isDecoded(method.input, input)).toBe(true)
        return z.decode(method.output, samples(method.output)[0])
      })
      expect(await router.dispatch(name, wire)).toMatchObject({ ok: true })
    }
  })

  it('encodes its output to what can be cloned and read again', async () => {
    for (const wire of samples(method.output)) {
      const value = settled(method.output, wire)
      const { router } = routerTo(() => value)
      const result = CallResult.parse(await router.dispatch(name, samples(method.input)[0]))
      expect(result).toEqual({ ok: true, value: z.encode(method.output, value) })
      expect(structuredClone(result)).toEqual(result)
    }
  })

  it.each([
    ['undefined', undefined],
    ['null', null],
    ['a stray field', { stray: 1 }],
  ])('never passes on an output of %s', async (_, output) => {
    const { router, onDefect } = routerTo(() => output)
    const result = await router.dispatch(name, samples(method.input)[0])
    expect(result).toMatchObject({ ok: false, error: { code: 'internal', traceId: 'trace' } })
    expect(onDefect).toHaveBeenCalledOnce()
  })

  it('reaches the typed client decoded, through the wire', async () => {
    for (const wire of samples(method.output)) {
      const value = settled(method.output, wire)
      const { router } = routerTo(() => value)
      const client = createClient(async (called, input) =>
        structuredClone(await router.dispatch(structuredClone(called), structuredClone(input))),
      )
      const input = z.decode(method.input, samples(method.input)[0])
      expect(await callOf(client, method)(input)).toEqual({ ok: true, value })
    }
  })

  it('is an error in data, in the client, when the wire fails', async () => {
    const input = z.decode(method.input, samples(method.input)[0])
    const answers = [
      () => Promise.reject(new Error('gone')),
      () => Promise.resolve(undefined),
      () => Promise.resolve({ ok: true, value: { stray: 1 } }),
      () => Promise.resolve({ ok: true, value: [1] }),
      () => Promise.resolve({ ok: false, error: { code: 'unheard of' } }),
    ]
    for (const answer of answers) {
      const result = await callOf(createClient(answer), method)(input)
      expect(result).toMatchObject({ ok: false, error: { code: 'internal' } })
    }
  })

  it('never lets a value leave the client that its schema refuses', async () => {
    const call = vi.fn()
    const result = await callOf(createClient(call), method)({ stray: 1 })
    expect(result).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    expect(call).not.toHaveBeenCalled()
  })
})

function callOf(client: ReturnType<typeof createClient>, { group, key }: NamedMethod) {
  // The client was made from the same contract as the list of methods.
  const methods = client[group as keyof Handlers] as unknown as Record<
    string,
    (input: unknown) => Promise<Answer<unknown>>
  >
  return methods[key]!
}

describe('the handlers that are wired', () => {
  const settings = (): Settings => ({
    theme: 'system',
    density: 'dense',
    sideMeaning: 'underlying',
    coinUnit: 'coin',
    railCollapsed: false,
    setups: [],
    noteTemplates: [],
  })
  const info = () => contract.app.info.output.parse(samples(contract.app.info.output)[0])
  const wired = {
    app: appHandlers(info),
    settings: settingsHandlers({ read: settings, change: settings }, () => undefined),
    drafts: draftHandlers({ read: () => ({}), save: () => undefined }),
    contracts: contractHandlers(
      { list: () => [], replaceAll: () => undefined },
      {
        write: () => Promise.resolve({ state: 'closed' }),
        read: () => Promise.resolve({ state: 'closed' }),
      },
    ),
    scenarios: scenarioHandlers(
      {
        list: () => ({ scenarios: [], unreadable: [] }),
        read: () => expect.fail('not called'),
        save: () => expect.fail('not called'),
        remove: () => undefined,
      },
      {
        write: () => Promise.resolve({ state: 'closed' }),
        read: () => Promise.resolve({ state: 'closed' }),
      },
    ),
  } satisfies Partial<Handlers>

  it.each(Object.keys(wired) as (keyof typeof wired)[])('are all of %s and no more', (group) => {
    expect(Object.keys(wired[group]).sort()).toEqual(Object.keys(contract[group]).sort())
  })
})
