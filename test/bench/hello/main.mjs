// The least that an Electron window can be: what a cold start and its memory are compared with.
import { app, BrowserWindow } from 'electron'

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800 })
  void window.loadFile(new URL('index.html', import.meta.url).pathname)
})
