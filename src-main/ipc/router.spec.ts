import { describe, expect, it, vi } from 'vitest'

import type { Handlers } from '@shared/ipc/contract'
import { AppError } from '@shared/ipc/errors'
import { D } from '@shared/num/decimal'

import { createRouter, type RouterOptions } from './router'

const unused = (): never => {
  throw new Error('this handler is not part of the test')
}

/** Handlers of which only the named methods of `journal` do anything. */
function routerWith(journal: Partial<Handlers['journal']>, options: Partial<RouterOptions> = {}) {
  const absent = new Proxy({}, { get: () => unused })
  const handlers = {
    app: absent,
    settings: absent,
    drafts: absent,
    contracts: absent,
    journal: { ...journal },
  }
  return createRouter({
    // A Proxy answers for every method of a group.
    handlers: handlers as unknown as Handlers,
    newTraceId: () => 'trace-1',
    onDefect: () => undefined,
    ...options,
  })
}

const fill = {
  action: 'buy',
  quantity: '100',
  price: '50000.5',
  role: 'taker',
  atMs: 1_700_000_000_000,
}
const legId = '00000000-0000-4000-8000-000000000001'
const recorded = { legIds: [], lastSeq: 1 }

describe('router', () => {
  it('gives the handler decoded numbers and the page wire text', async () => {
    const addFill = vi.fn<Handlers['journal']['addFill']>(() => recorded)
    const router = routerWith({ addFill })

    const result = await router.dispatch('journal.addFill', { legId, fill })

    expect(result).toEqual({ ok: true, value: recorded })
    expect(addFill.mock.calls[0]?.[0].fill.price).toEqual(new D('50000.5'))
  })

  it('names every wrong field with its path and plain words', async () => {
    const router = routerWith({ addFill: unused })

    const result = await router.dispatch('journal.addFill', {
      legId,
      fill: { ...fill, price: '-1', role: 'maker of deals', extra: 1, atMs: undefined },
    })

    expect(result).toEqual({
      ok: false,
      error: {
        code: 'invalid-input',
        message: 'Some fields are not as they must be.',
        issues: expect.arrayContaining([
          { path: 'fill.price', message: 'price must be above zero, was -1' },
          { path: 'fill.role', message: 'must be one of: maker, taker, liquidation, settlement' },
          { path: 'fill.atMs', message: 'is missing' },
          { path: 'fill', message: 'has fields that are not known: extra' },
        ]) as unknown,
      },
    })
  })

  it('refuses a JSON number where money is meant', async () => {
    const router = routerWith({ addFill: unused })

    const result = await router.dispatch('journal.addFill', {
      legId,
      fill: { ...fill, price: 50_000.5 },
    })

    expect(result).toMatchObject({
      error: { issues: [{ path: 'fill.price', message: 'must be a text' }] },
    })
  })

  it('passes on an expected failure with its own words', async () => {
    const router = routerWith({
      readLeg: () => {
        throw new AppError('not-found', 'There is no such position.')
      },
    })

    expect(await router.dispatch('journal.readLeg', { id: legId })).toEqual({
      ok: false,
      error: { code: 'not-found', message: 'There is no such position.' },
    })
  })

  it('hides the text of a defect and reports it under a trace id', async () => {
    const onDefect = vi.fn()
    const broken = new Error('secret 0.51 BTC')
    const router = routerWith({ readLeg: () => Promise.reject(broken) }, { onDefect })

    const result = await router.dispatch('journal.readLeg', { id: legId })

    expect(result).toMatchObject({ ok: false, error: { code: 'internal', traceId: 'trace-1' } })
    expect(JSON.stringify(result)).not.toContain('secret')
    expect(onDefect).toHaveBeenCalledWith('journal.readLeg', 'trace-1', broken)
  })

  it('lets no output through that does not fit the contract', async () => {
    // A handler that breaks its type is what the check is for.
    const router = routerWith({ status: () => ({ state: 'open' }) as never })

    expect(await router.dispatch('journal.status', {})).toMatchObject({
      error: { code: 'internal' },
    })
  })

  it.each([
    '__proto__.x',
    'journal.constructor',
    'journal.__proto__',
    'journal.toString',
    'toString',
    'journal',
    'journal.',
    '.status',
    'journal.status ',
    'JOURNAL.STATUS',
    '',
    undefined,
    null,
    7,
    ['journal.status'],
    { toString: () => 'journal.status' },
  ])('knows no method named %s', async (name) => {
    const router = routerWith({ status: unused })

    expect(await router.dispatch(name, {})).toMatchObject({ error: { code: 'unknown-method' } })
  })
})
