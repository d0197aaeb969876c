import { z } from 'zod'

import { ContractListing } from './listing'
import type { ListingJson } from './venue'

/** Fields whose written form is their read form. They are what lists show and search. */
const PLAIN = new Set([
  'kind',
  'id',
  'version',
  'venue',
  'symbol',
  'title',
  'base',
  'quote',
  'settlement',
  'settlementScale',
  'term',
  'userDefined',
])

/**
 * A listing that goes through its schema when the first of its figures is asked for, and once. The program starts
 * with every venue's contracts and shows the figures of one: reading all of them takes as long as painting the page.
 * That each is sound is a test's to say, not the start's.
 *
 * @throws ZodError when a figure is asked for that does not fit the schema
 */
export function readWhenAsked(json: ListingJson): ContractListing {
  let read: ContractListing | undefined
  const whole = (): ContractListing => (read ??= z.decode(ContractListing, json))
  const spec = Object.defineProperties(
    {},
    Object.fromEntries(
      Object.entries(json.spec).map(([name, written]) => [
        name,
        PLAIN.has(name)
          ? { value: written, enumerable: true }
          : {
              enumerable: true,
              get: () => whole().spec[name as keyof ContractListing['spec']],
            },
      ]),
    ),
    // Every field of the written spec is there, as itself or as a getter of the read one.
  ) as ContractListing['spec']
  return {
    spec,
    get eras() {
      return whole().eras
    },
  }
}
