import { err } from '../num/result'

/** Why a plan cannot be made: the input at fault, and a sentence for the person who typed it. */
export interface Refusal<About extends string> {
  readonly about: About
  readonly message: string
}

export const refused = <About extends string>(
  about: About,
  message: string,
): { readonly ok: false; readonly error: Refusal<About> } => err({ about, message })
