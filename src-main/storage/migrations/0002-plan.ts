import type { Migration } from '../migration'

/** Plans: events that move no position, and their list. A file without plans only gains an empty table. */
export const plan0002: Migration = {
  version: 2,
  sql: `
CREATE INDEX event_planning ON event (account_id, contract) WHERE kind = 'plan-recorded';

-- Figures are exact decimals as text; NULL where a plan has no stop, no target or no leverage.
CREATE TABLE plan (
  id            TEXT    PRIMARY KEY REFERENCES event (id),
  account_id    TEXT    NOT NULL,
  contract      TEXT    NOT NULL,
  listing       TEXT    NOT NULL REFERENCES event (id),
  planned_at_ms INTEGER NOT NULL,
  planned_seq   INTEGER NOT NULL,
  name          TEXT    NOT NULL,
  side          TEXT    NOT NULL,
  quantity      TEXT    NOT NULL,
  entry         TEXT    NOT NULL,
  stop          TEXT,
  targets       TEXT    NOT NULL CHECK (json_valid(targets)),
  leverage      TEXT,
  risk          TEXT,
  risk_usd      TEXT,
  planned_r     TEXT,
  planned_r_usd TEXT,
  note          TEXT    NOT NULL
) STRICT;
CREATE INDEX plan_by_contract ON plan (account_id, contract);
CREATE INDEX plan_by_time ON plan (planned_at_ms, planned_seq);
`,
}
