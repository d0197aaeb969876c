import { computed } from 'vue'
import { useRouter } from 'vue-router'

import type { CoinUnit } from '@shared/ipc/settings'

import { offerCommands, type Command } from './commands'
import { pages } from './pages'
import { useJournalStatus } from './use-journal-status'
import { useSettings } from './use-settings'

const NEXT_UNIT: Readonly<Record<CoinUnit, CoinUnit>> = {
  coin: 'milli',
  milli: 'minor',
  minor: 'coin',
}

/** What can be done from anywhere: pages, view settings, the journal at hand. */
export function useAppCommands(doors: {
  readonly openPalette: () => void
  readonly openSheet: () => void
}): void {
  const router = useRouter()
  const { settings, change } = useSettings()
  const { isDemo, switchTo } = useJournalStatus()

  const goTo = (name: string) => () => void router.push({ name })

  const commands = computed<readonly Command[]>(() => [
    {
      id: 'palette',
      title: 'Find or do anything',
      group: 'View',
      keys: 'Ctrl K',
      run: doors.openPalette,
    },
    {
      id: 'sheet',
      title: 'Show keyboard shortcuts',
      group: 'View',
      keys: '?',
      run: doors.openSheet,
    },
    {
      id: 'new-position',
      title: 'Record a position',
      keywords: 'new trade fill journal',
      group: 'Actions',
      keys: 'n',
      run: goTo('record'),
    },
    isDemo.value
      ? {
          id: 'leave-demo',
          title: 'Leave the demo journal',
          group: 'Actions',
          run: () => void switchTo('own'),
        }
      : {
          id: 'enter-demo',
          title: 'Try with demo data',
          keywords: 'sample example',
          group: 'Actions',
          run: () =>
            void switchTo('demo').then((open) =>
              open ? router.push({ name: 'journal' }) : undefined,
            ),
        },
    ...pages.map((page): Command => ({
      id: `go-${page.name}`,
      title: page.title,
      group: 'Go to',
      keys: page.keys,
      run: goTo(page.name),
    })),
    {
      id: 'go-plans',
      title: 'Plans',
      keywords: 'journal planned intend',
      group: 'Go to',
      keys: 'g p',
      run: goTo('plans'),
    },
    {
      id: 'next-unit',
      title: 'Next coin unit',
      keywords: 'btc mbtc sat satoshi',
      group: 'View',
      keys: 'u',
      run: () => void change({ coinUnit: NEXT_UNIT[settings.value.coinUnit] }),
    },
    ...(['dark', 'light', 'system'] as const).map((theme): Command => ({
      id: `theme-${theme}`,
      title: `Theme: ${theme}`,
      keywords: 'appearance colour',
      group: 'View',
      run: () => void change({ theme }),
    })),
    ...(['dense', 'roomy'] as const).map((density): Command => ({
      id: `density-${density}`,
      title: `Density: ${density}`,
      keywords: 'rows spacing',
      group: 'View',
      run: () => void change({ density }),
    })),
    {
      id: 'side-meaning',
      title:
        settings.value.sideMeaning === 'underlying'
          ? 'Side means: switch to contract value'
          : 'Side means: switch to underlying',
      keywords: 'long short reciprocal label',
      group: 'View',
      run: () =>
        void change({
          sideMeaning:
            settings.value.sideMeaning === 'underlying' ? 'contract-value' : 'underlying',
        }),
    },
  ])
  offerCommands(commands)
}
