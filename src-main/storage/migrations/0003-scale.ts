import type { Migration } from '../migration'

/**
 * A journal of a million events: streams by the side they count towards, legs with their figures while they are
 * open too, sums by day, and states kept on the way so that a late event folds a stretch and not a lifetime.
 * The projections are dropped and folded anew from the events when the file is next opened.
 */
export const scale0003: Migration = {
  version: 3,
  sql: `
ALTER TABLE event ADD COLUMN position_side TEXT NOT NULL DEFAULT 'net';
DROP INDEX event_by_contract;
CREATE INDEX event_by_stream ON event (account_id, contract, position_side, at_ms, seq);

DROP TABLE leg;
DROP TABLE contract_state;

-- A leg's number is the place of its opening event: a fill opens at most one leg.
CREATE TABLE leg (
  opened_seq        INTEGER PRIMARY KEY,
  id                TEXT    NOT NULL UNIQUE REFERENCES event (id),
  account_id        TEXT    NOT NULL,
  contract          TEXT    NOT NULL,
  position_side     TEXT    NOT NULL,
  listing           TEXT    NOT NULL REFERENCES event (id),
  side              TEXT    NOT NULL,
  opened_at_ms      INTEGER NOT NULL,
  opening_quantity  TEXT    NOT NULL,
  note              TEXT    NOT NULL,
  tags              TEXT    NOT NULL CHECK (json_valid(tags)),
  -- Note and tags in small letters, for searching: SQLite itself knows those of English only.
  words             TEXT    NOT NULL,
  closed_at_ms      INTEGER,
  closed_seq        INTEGER,
  closed_day        INTEGER,
  quantity          TEXT    NOT NULL,
  peak_quantity     TEXT    NOT NULL,
  average_entry     TEXT    NOT NULL,
  open_entry        TEXT,
  average_exit      TEXT,
  gross             INTEGER NOT NULL,
  fees              INTEGER NOT NULL,
  funding           INTEGER NOT NULL,
  gross_micro_usd   INTEGER NOT NULL,
  fees_micro_usd    INTEGER NOT NULL,
  funding_micro_usd INTEGER NOT NULL,
  fill_count        INTEGER NOT NULL,
  liquidated        INTEGER NOT NULL
) STRICT;
CREATE INDEX leg_by_stream ON leg (account_id, contract, position_side, opened_at_ms, opened_seq);
CREATE INDEX leg_by_time ON leg (opened_at_ms, opened_seq);
-- What lists sum and sort by, so that a hundred thousand legs are counted without reading their notes.
CREATE INDEX leg_by_money ON leg (
  listing, closed_day, closed_at_ms, opened_at_ms, gross, fees, funding,
  gross_micro_usd, fees_micro_usd, funding_micro_usd
);

-- The money of all of a stream's events stands beside its state, and beside each state kept on the way.
CREATE TABLE stream_state (
  account_id        TEXT    NOT NULL,
  contract          TEXT    NOT NULL,
  position_side     TEXT    NOT NULL,
  state             TEXT    NOT NULL,
  gross             INTEGER NOT NULL,
  fees              INTEGER NOT NULL,
  funding           INTEGER NOT NULL,
  gross_micro_usd   INTEGER NOT NULL,
  fees_micro_usd    INTEGER NOT NULL,
  funding_micro_usd INTEGER NOT NULL,
  PRIMARY KEY (account_id, contract, position_side)
) STRICT, WITHOUT ROWID;

-- The state of every event before the first millisecond of a day.
CREATE TABLE kept_state (
  account_id        TEXT    NOT NULL,
  contract          TEXT    NOT NULL,
  position_side     TEXT    NOT NULL,
  day               INTEGER NOT NULL,
  state             TEXT    NOT NULL,
  gross             INTEGER NOT NULL,
  fees              INTEGER NOT NULL,
  funding           INTEGER NOT NULL,
  gross_micro_usd   INTEGER NOT NULL,
  fees_micro_usd    INTEGER NOT NULL,
  funding_micro_usd INTEGER NOT NULL,
  PRIMARY KEY (account_id, contract, position_side, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE day_sum (
  account_id        TEXT    NOT NULL,
  contract          TEXT    NOT NULL,
  position_side     TEXT    NOT NULL,
  day               INTEGER NOT NULL,
  gross             INTEGER NOT NULL,
  fees              INTEGER NOT NULL,
  funding           INTEGER NOT NULL,
  gross_micro_usd   INTEGER NOT NULL,
  fees_micro_usd    INTEGER NOT NULL,
  funding_micro_usd INTEGER NOT NULL,
  PRIMARY KEY (account_id, contract, position_side, day)
) STRICT, WITHOUT ROWID;

-- Holds a row while the projections wait to be folded from the events; a new file has none to wait for.
CREATE TABLE projections_due (since_version INTEGER NOT NULL) STRICT;
INSERT INTO projections_due SELECT 3 WHERE EXISTS (SELECT 1 FROM event);
`,
}
