// Zod otherwise probes `new Function`, which the content policy reports as a violation. A script of its own,
// because the bundler may run shared chunks, and with them the first schema, before the entry's first import.
globalThis.__zod_globalConfig = { jitless: true }
