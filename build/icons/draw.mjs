// Run by Electron (see ../make-icons.mjs): draws icon.svg as PNG files of the usual sizes.
import { readFileSync, writeFileSync } from 'node:fs'
import { app, BrowserWindow } from 'electron'

const SIZES = [32, 48, 64, 128, 256, 512]
const file = (name) => new URL(name, import.meta.url)

app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false })
  await window.loadURL('data:text/html,<canvas></canvas>')
  const svg = readFileSync(file('icon.svg')).toString('base64')
  for (const size of SIZES) {
    const picture = await window.webContents.executeJavaScript(`(async () => {
      const image = new Image()
      image.src = 'data:image/svg+xml;base64,${svg}'
      await image.decode()
      const canvas = new OffscreenCanvas(${size}, ${size})
      canvas.getContext('2d').drawImage(image, 0, 0, ${size}, ${size})
      const blob = await canvas.convertToBlob({ type: 'image/png' })
      return Array.from(new Uint8Array(await blob.arrayBuffer()))
    })()`)
    writeFileSync(file(`${size}x${size}.png`), Buffer.from(picture))
  }
  app.exit(0)
})
