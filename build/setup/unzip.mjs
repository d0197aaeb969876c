/** Unpacks a zip file entry by entry, so that memory stays small whatever the archive's size. */
import { mkdir, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { Transform } from 'node:stream'
import yauzl from 'yauzl'

const FILE_TYPE = 0o170000
const SYMLINK = 0o120000

/**
 * @param {object} job
 * @param {string} job.zipFile
 * @param {(entryName: string) => string | undefined} job.place where an entry goes, relative to
 *   `folder`; undefined leaves it out
 * @param {string} job.folder
 * @param {string} job.label what the progress line says
 * @param {Pick<import('./effects.mjs').Effects, 'createWriteStream' | 'say'>} effects
 * @throws whatever reading the archive or writing the files throws; the caller cleans up
 */
export async function unzip({ zipFile, place, folder, label }, { createWriteStream, say }) {
  // yauzl refuses absolute names and names with `..`, so no entry can leave the folder.
  // It must stay open after the list of entries is read: their content is read later.
  const zip = await yauzl.openPromise(zipFile, { autoClose: false })
  try {
    const entries = []
    for await (const entry of zip.eachEntry()) {
      const target = entry.fileName.endsWith('/') ? undefined : place(entry.fileName)
      if (target !== undefined) entries.push({ entry, path: join(folder, target) })
    }
    const totalBytes = entries.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0)
    const progress = say.progress(label, totalBytes)
    for (const { entry, path } of entries) {
      await writeEntry({ zip, entry, path, progress, createWriteStream })
    }
    progress.done()
  } finally {
    zip.close()
  }
}

async function writeEntry({ zip, entry, path, progress, createWriteStream }) {
  await mkdir(dirname(path), { recursive: true })
  const source = await zip.openReadStreamPromise(entry)
  const mode = entry.externalFileAttributes >>> 16
  if ((mode & FILE_TYPE) === SYMLINK) {
    await symlink(await text(source), path)
    return
  }
  const count = new Transform({
    transform(chunk, _encoding, done) {
      progress.add(chunk.length)
      done(null, chunk)
    },
  })
  await pipeline(source, count, createWriteStream(path, { mode: mode & 0o777 || 0o644 }))
}
