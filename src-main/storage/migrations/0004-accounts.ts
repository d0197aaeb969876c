import type { Migration } from '../migration'

/**
 * Accounts: what is said of them, cash that comes and goes, and what statements say. Cash is summed by day and kind,
 * so that a balance needs no lifetime of events; a file of the format before only gains an empty table.
 */
export const accounts0004: Migration = {
  version: 4,
  sql: `
-- They belong to an account and to no contract.
CREATE INDEX event_of_account ON event (account_id, kind, at_ms, seq)
  WHERE kind IN ('account-described', 'cash-moved', 'checkpoint-stated');

CREATE TABLE cash_sum (
  account_id TEXT    NOT NULL,
  cash       TEXT    NOT NULL,
  day        INTEGER NOT NULL,
  units      INTEGER NOT NULL,
  -- Of the movements with a price; without_price counts the others.
  micro_usd     INTEGER NOT NULL,
  without_price INTEGER NOT NULL,
  PRIMARY KEY (account_id, cash, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX cash_sum_by_day ON cash_sum (account_id, day);
`,
}
