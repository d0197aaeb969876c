import { openConnection, type Connection } from './sqlite'

/**
 * Opens the journal file for reading and writing, with durability above speed: an acknowledged commit
 * survives a killed process and a pulled plug.
 *
 * The lock is exclusive for as long as the file is open: the service keeps folded state in memory, which a
 * second writer would make wrong. A killed process lets go of it.
 * @throws SqliteFailure
 */
export function openJournalConnection(path: string): Connection {
  const connection = openConnection(path)
  try {
    // Without statement objects: when one of these fails, closing lets go of the lock at once.
    connection.exec('PRAGMA locking_mode = EXCLUSIVE')
    connection.exec('PRAGMA journal_mode = WAL')
    connection.exec('PRAGMA synchronous = FULL')
    connection.exec('PRAGMA foreign_keys = ON')
    // Without it an INSERT OR REPLACE would delete an event past its trigger.
    connection.exec('PRAGMA recursive_triggers = ON')
    connection.exec('PRAGMA trusted_schema = OFF')
    // The exclusive lock is taken by the first write, so take it now and not at the first fill.
    connection.transaction(() => connection.exec('PRAGMA user_version'))
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}
