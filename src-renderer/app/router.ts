import { createRouter, createWebHashHistory, type Router } from 'vue-router'

import WorkbenchPage from '../features/workbench/WorkbenchPage.vue'

/** Only the first page is on the start path; the others are fetched from disk when they are opened. */
export function makeRouter(): Router {
  return createRouter({
    history: createWebHashHistory(),
    routes: [
      { path: '/', redirect: '/workbench' },
      {
        path: '/workbench/compare',
        name: 'compare',
        component: () => import('../features/workbench/scenarios/ComparePage.vue'),
        props: ({ query }) => ({ a: query['a'], b: query['b'] }),
      },
      { path: '/workbench/:tool?', name: 'workbench', component: WorkbenchPage, props: true },
      {
        path: '/journal',
        name: 'journal',
        component: () => import('../features/journal/JournalPage.vue'),
      },
      {
        path: '/journal/new',
        name: 'record',
        component: () => import('../features/journal/RecordPage.vue'),
      },
      {
        path: '/journal/plans',
        name: 'plans',
        component: () => import('../features/journal/plans/PlansPage.vue'),
      },
      {
        path: '/journal/plans/:id',
        name: 'plan',
        component: () => import('../features/journal/plans/PlanPage.vue'),
        props: true,
      },
      {
        path: '/journal/:id',
        name: 'leg',
        component: () => import('../features/journal/LegPage.vue'),
        props: true,
      },
      {
        path: '/accounts',
        name: 'accounts',
        component: () => import('../features/journal/accounts/AccountsPage.vue'),
      },
      {
        path: '/accounts/:id',
        name: 'account',
        component: () => import('../features/journal/accounts/AccountPage.vue'),
        props: true,
      },
      {
        path: '/venues/:id?',
        name: 'venues',
        component: () => import('../features/venues/VenuesPage.vue'),
        props: true,
      },
      {
        path: '/venues/:id/edit',
        name: 'edit-contract',
        component: () => import('../features/venues/EditContractPage.vue'),
        props: ({ params, query }) => ({ id: params['id'], copy: query['as'] === 'copy' }),
      },
      {
        path: '/glossary/:term?',
        name: 'glossary',
        component: () => import('../features/glossary/GlossaryPage.vue'),
        props: true,
      },
      {
        path: '/safety',
        name: 'safety',
        component: () => import('../features/safety/SafetyPage.vue'),
      },
      {
        path: '/settings',
        name: 'settings',
        component: () => import('../features/settings/SettingsPage.vue'),
      },
      { path: '/:unknown(.*)*', redirect: '/workbench' },
    ],
  })
}
