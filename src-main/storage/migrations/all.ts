import type { Migration } from '../migration'

import { journal0001 } from './0001-journal'
import { plan0002 } from './0002-plan'
import { scale0003 } from './0003-scale'
import { accounts0004 } from './0004-accounts'
import { words0005 } from './0005-words'

/** Every step from an empty file to the newest format, in order. */
export const MIGRATIONS: readonly Migration[] = [
  journal0001,
  plan0002,
  scale0003,
  accounts0004,
  words0005,
]
