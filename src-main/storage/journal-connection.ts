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
    connection.pragma('locking_mode = EXCLUSIVE')
    connection.pragma('journal_mode = WAL')
    connection.pragma('synchronous = FULL')
    connection.pragma('foreign_keys = ON')
    // Without it an INSERT OR REPLACE would delete an event past its trigger.
    connection.pragma('recursive_triggers = ON')
    connection.pragma('trusted_schema = OFF')
    // The exclusive lock is taken by the first write, so take it now and not at the first fill.
    connection.transaction(() => connection.pragma('user_version'))
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}
