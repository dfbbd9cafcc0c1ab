/*
 * Loaded before the Action: the disk is full for one write, or from it on. FULL_DISK: which write, and `once` or `on`.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const [first, lasts] = (process.env.FULL_DISK ?? '').split(' ')
let count = 0

function refuse() {
  const index = count++
  if (index === Number(first) || (lasts === 'on' && index > Number(first)))
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      syscall: 'write',
    })
}

for (const name of ['writeFileSync', 'appendFileSync', 'mkdirSync', 'mkdtempSync']) {
  const write = fs[name]
  fs[name] = (...args) => {
    refuse()
    return write(...args)
  }
}
for (const name of ['writeFile', 'appendFile', 'mkdir']) {
  const write = fs.promises[name]
  fs.promises[name] = async (...args) => {
    refuse()
    return write(...args)
  }
}
syncBuiltinESMExports()
process.on('exit', () => {
  if (process.env.FULL_DISK_COUNT) process._rawDebug(`writes: ${count}`)
})
