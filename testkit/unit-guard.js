// Jest loads this before each unit test (jest.config.js). A unit test stays in its process: what opens a
// socket, starts a process or writes a file fails there, and belongs to tests/component.
// It imports nothing: a module that it imported would keep the functions that it replaces.
const fs = process.getBuiltinModule('node:fs')
const net = process.getBuiltinModule('node:net')
const childProcess = process.getBuiltinModule('node:child_process')

const doors = [
  [net.Server.prototype, 'listen'],
  [net.Socket.prototype, 'connect'],
  ...['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync'].map((name) => [
    childProcess,
    name,
  ]),
  ...['createWriteStream', 'mkdirSync', 'mkdtempSync', 'writeFileSync'].map((name) => [fs, name]),
  ...['mkdir', 'mkdtemp', 'writeFile'].map((name) => [fs.promises, name]),
]

/** The tests of the project's own sources ask git which files there are. */
const isAllowed = (name, [file]) => name === 'execFileSync' && file === 'git'

const restores = doors.map(([owner, name]) => {
  const original = owner[name]
  owner[name] = function (...given) {
    if (isAllowed(name, given)) return original.apply(this, given)
    throw new Error(`a unit test calls ${name}(): move it to tests/component`)
  }
  return () => {
    owner[name] = original
  }
})

/** Other tests may run in the same process afterwards. */
afterAll(() => {
  for (const restore of restores) restore()
})
