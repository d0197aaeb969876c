import { contextBridge, ipcRenderer } from 'electron'

// SECURITY: #20 two functions and nothing of Electron's: no ipcRenderer, no event object, no channel name
// chosen by the page. It imports nothing of ours, so it never grows with the program.
contextBridge.exposeInMainWorld('bridge', {
  call: (name: string, input: unknown): Promise<unknown> =>
    ipcRenderer.invoke('app:call', name, input),
  onEvent: (listener: (event: unknown) => void): (() => void) => {
    const relay = (_: unknown, event: unknown): void => {
      listener(event)
    }
    ipcRenderer.on('app:event', relay)
    return () => {
      ipcRenderer.off('app:event', relay)
    }
  },
})
