import type { z } from 'zod'

import type { InverseSpec } from './contract-spec'

/** An inverse contract as it is written in a venue's file: JSON, every decimal as text. */
export type InverseSpecJson = z.input<typeof InverseSpec>

/** Types a venue's data without changing it: literals stay literals, a wrong field does not compile. */
export const defineContract = <const S extends InverseSpecJson>(spec: S): S => spec
