import type { Migration } from '../migration'

/**
 * The first journal: the events, and two projections of them that can be rebuilt at any time.
 * Only what is queried is a column; the payload holds the event as JSON with decimals as text.
 */
export const journal0001: Migration = {
  version: 1,
  sql: `
-- “RCPJ”: tells a journal from any other program's database.
PRAGMA application_id = 1380143178;
CREATE TABLE event (
  seq            INTEGER PRIMARY KEY,
  id             TEXT    NOT NULL UNIQUE,
  account_id     TEXT    NOT NULL,
  kind           TEXT    NOT NULL,
  version        INTEGER NOT NULL,
  at_ms          INTEGER NOT NULL,
  recorded_at_ms INTEGER NOT NULL,
  contract       TEXT,
  subject        TEXT REFERENCES event (id),
  venue_trade_id TEXT,
  payload        TEXT    NOT NULL CHECK (json_valid(payload))
) STRICT;
CREATE UNIQUE INDEX event_by_venue_trade ON event (account_id, contract, venue_trade_id)
  WHERE venue_trade_id IS NOT NULL;
CREATE INDEX event_by_contract ON event (account_id, contract, at_ms, seq);
CREATE INDEX event_by_subject ON event (subject) WHERE subject IS NOT NULL;
CREATE INDEX event_declaring ON event (seq) WHERE kind IN ('account-opened', 'contract-listed');
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are never changed: record a void and a new event'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are never deleted: record a void'); END;

-- Figures are NULL while a leg is open: they change with every fill and stand in contract_state,
-- so that a fill writes them once. They are settled here when the leg closes.
CREATE TABLE leg (
  id                TEXT    PRIMARY KEY REFERENCES event (id),
  account_id        TEXT    NOT NULL,
  contract          TEXT    NOT NULL,
  listing           TEXT    NOT NULL REFERENCES event (id),
  side              TEXT    NOT NULL,
  opened_at_ms      INTEGER NOT NULL,
  opened_seq        INTEGER NOT NULL,
  opening_quantity  TEXT    NOT NULL,
  note              TEXT    NOT NULL,
  tags              TEXT    NOT NULL,
  closed_at_ms      INTEGER,
  closed_seq        INTEGER,
  peak_quantity     TEXT,
  average_entry     TEXT,
  average_exit      TEXT,
  gross             INTEGER,
  fees              INTEGER,
  funding           INTEGER,
  gross_micro_usd   INTEGER,
  fees_micro_usd    INTEGER,
  funding_micro_usd INTEGER,
  fill_count        INTEGER,
  liquidated        INTEGER
) STRICT;
CREATE INDEX leg_by_contract ON leg (account_id, contract, opened_at_ms, opened_seq);
CREATE INDEX leg_by_time ON leg (opened_at_ms, opened_seq);

CREATE TABLE contract_state (
  account_id TEXT NOT NULL,
  contract   TEXT NOT NULL,
  state      TEXT NOT NULL,
  PRIMARY KEY (account_id, contract)
) STRICT, WITHOUT ROWID;
`,
}
