import { SqliteFailure, type Connection } from './sqlite'

/**
 * Runs work during which the journal's file stands still: a commit only lengthens its log, and nothing is folded into
 * the file. So another process can copy both, byte by byte, without asking for the lock, which is this process's
 * alone. This process must not: closing any handle of its own to the file would drop the lock.
 */
export async function whileStill<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  const pages = Number(connection.pragma('wal_autocheckpoint'))
  connection.pragma('wal_autocheckpoint = 0')
  try {
    return await work()
  } finally {
    goesOn(connection, pages)
  }
}

function goesOn(connection: Connection, pages: number): void {
  try {
    connection.pragma(`wal_autocheckpoint = ${pages}`)
  } catch (error) {
    // Closed meanwhile: closing folded the log in.
    if (!(error instanceof SqliteFailure)) throw error
  }
}
