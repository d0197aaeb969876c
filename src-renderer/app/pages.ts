import {
  BookOpen,
  Landmark,
  NotebookText,
  Settings2,
  ShieldCheck,
  SlidersHorizontal,
  Wallet,
} from '@lucide/vue'
import type { Component } from 'vue'

export interface Page {
  readonly name:
    'workbench' | 'journal' | 'accounts' | 'venues' | 'glossary' | 'safety' | 'settings'
  readonly title: string
  readonly keys: string
  readonly icon: Component
}

/** The pages of the rail, in its order. */
export const pages: readonly Page[] = [
  { name: 'workbench', title: 'Workbench', keys: 'g w', icon: SlidersHorizontal },
  { name: 'journal', title: 'Journal', keys: 'g j', icon: NotebookText },
  { name: 'accounts', title: 'Accounts', keys: 'g a', icon: Wallet },
  { name: 'venues', title: 'Venues', keys: 'g v', icon: Landmark },
  { name: 'glossary', title: 'Glossary', keys: 'g l', icon: BookOpen },
  { name: 'safety', title: 'Safety', keys: 'g s', icon: ShieldCheck },
  { name: 'settings', title: 'Settings', keys: 'g e', icon: Settings2 },
]
