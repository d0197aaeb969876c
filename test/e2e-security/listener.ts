import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'

import { test as base } from '../e2e/app'

/** A server on this machine that the program must never reach. */
export interface Listener {
  readonly port: number
  /** How often anything at all came in: TCP connections and UDP packets on the same port. */
  readonly contacts: () => number
}

export const test = base.extend<{ listener: Listener }>({
  // Playwright insists on a destructured first argument, and this fixture needs no other.
  // eslint-disable-next-line no-empty-pattern -- see above
  listener: async ({}, use) => {
    let contacts = 0
    const tcp = createServer((socket) => {
      contacts += 1
      socket.destroy()
    })
    await new Promise<void>((listening) => tcp.listen(0, '127.0.0.1', listening))
    const address = tcp.address()
    if (address === null || typeof address === 'string') throw new Error('no port was given')
    const udp = createSocket('udp4', () => (contacts += 1))
    await new Promise<void>((bound) => udp.bind(address.port, '127.0.0.1', bound))
    await use({ port: address.port, contacts: () => contacts })
    tcp.close()
    udp.close()
  },
})
