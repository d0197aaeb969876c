import type { BrowserWindow } from 'electron'

import { askWhereToSave, askWhichToOpen } from '../files/file-dialogs'
import { venuePackFiles, type VenuePackFiles } from '../files/venue-pack-files'
import { scenarioFiles, type ScenarioFiles } from '../scenarios/scenario-files'

/** Venue packs where the person points, asked in front of this window. */
export const packFilesOf = (window: BrowserWindow): VenuePackFiles =>
  venuePackFiles({
    whereToSave: (name) => askWhereToSave(window, { title: 'Export a venue pack', name }),
    whichToOpen: () => askWhichToOpen(window, { title: 'Import a venue pack' }),
  })

/** Scenarios where the person points. */
export const scenarioFilesOf = (window: BrowserWindow): ScenarioFiles =>
  scenarioFiles({
    whereToSave: (name) => askWhereToSave(window, { title: 'Export the scenario', name }),
    whichToOpen: () => askWhichToOpen(window, { title: 'Import a scenario' }),
  })
