import type { Migration } from '../migration'

/**
 * What a trader writes about a position, beside its note and tags. Nothing of it is in a journal of before, so the
 * rows that are there need no fold: each begins with nothing written.
 */
export const words0005: Migration = {
  version: 5,
  sql: `
-- The price of the first stop, an exact decimal as text; NULL without one.
ALTER TABLE leg ADD COLUMN first_stop TEXT;
-- The plan that the position carries out; NULL without one.
ALTER TABLE leg ADD COLUMN plan TEXT REFERENCES event (id);
ALTER TABLE leg ADD COLUMN setup TEXT;
ALTER TABLE leg ADD COLUMN mistakes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(mistakes));
ALTER TABLE leg ADD COLUMN emotions TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(emotions));
ALTER TABLE leg ADD COLUMN rating INTEGER CHECK (rating BETWEEN 1 AND 5);
ALTER TABLE leg ADD COLUMN checklist TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(checklist));
`,
}
