import type { AccountDescription } from '@shared/ipc/accounts'
import { isZone } from '@shared/journal/account-day'
import { MarginMode } from '@shared/journal/event'
import { err, ok, type Result } from '@shared/num/result'

import { reader, type FormIssue } from '../read-fill'

/** What is said of an account, as it was typed. */
export interface DescriptionForm {
  name: string
  marginMode: string
  zone: string
  /** The hour at which the statement's day begins, on clocks of the zone: `08:00`. */
  dayBegins: string
}

const MOST_NAME = 80
const CLOCK = /^([01]?\d|2[0-3]):([0-5]\d)$/

export function emptyDescription(from: AccountDescription | null = null): DescriptionForm {
  return {
    name: from?.name ?? '',
    marginMode: from?.marginMode ?? 'cross',
    zone: from?.zone ?? 'UTC',
    dayBegins: clockText(from?.dayBoundary ?? 0),
  }
}

/** Minutes after midnight as a clock shows them: 480 → 08:00. */
export const clockText = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')

/** A typed description as the journal takes it, or what is wrong at which field. */
export function readDescription(
  form: DescriptionForm,
): Result<AccountDescription, readonly FormIssue[]> {
  const { issues, add } = reader('')
  const name = form.name.trim()
  if (name.length > MOST_NAME) add('name', `A name has at most ${MOST_NAME} characters.`)
  const marginMode = MarginMode.safeParse(form.marginMode)
  const zone = form.zone.trim()
  if (!isZone(zone)) add('zone', 'Write a zone such as UTC or Asia/Singapore.')
  const clock = CLOCK.exec(form.dayBegins.trim())
  if (!clock) add('dayBoundary', 'Write the hour as 08:00.')
  if (issues.length > 0 || !marginMode.success || !clock) return err(issues)
  const dayBoundary = Number(clock[1]) * 60 + Number(clock[2])
  return ok({ name, marginMode: marginMode.data, zone, dayBoundary })
}
