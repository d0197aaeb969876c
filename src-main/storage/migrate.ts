import type { Migration } from './migration'
import type { Connection } from './sqlite'

/** The newest version that a list of steps leads to. */
export function newestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0
}

/**
 * Steps must be numbered 1, 2, 3 …: a gap or a repeat would leave files that no program can name.
 * @throws Error on a defect in the list itself
 */
export function assertMonotonic(migrations: readonly Migration[]): void {
  migrations.forEach(({ version }, index) => {
    if (version !== index + 1)
      throw new Error(`migration ${index + 1} is numbered ${version}: steps are 1, 2, 3 …`)
  })
}

/**
 * Brings a file to the newest version, each step in its own transaction that ends with the new
 * `user_version`: a killed process leaves the file at a whole step.
 * @throws SqliteFailure when a step fails; the step's own transaction is rolled back
 */
export function migrate(connection: Connection, migrations: readonly Migration[]): void {
  assertMonotonic(migrations)
  const from = Number(connection.pragma('user_version'))
  for (const { version, sql } of migrations) {
    if (version <= from) continue
    connection.transaction(() => {
      connection.exec(sql)
      connection.exec(`PRAGMA user_version = ${version}`)
    })
  }
}
