import { z } from 'zod'

// Zod otherwise probes `new Function`, which the content policy reports as a violation. Imported first.
z.config({ jitless: true })
