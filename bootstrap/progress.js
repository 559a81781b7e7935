// Steps with their elapsed time, on stderr: a line each where nobody watches, and a moving one below them
// on a terminal. The bootstrap and the commands show their steps through this one.

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const frameMs = 100
/** A step shorter than this is printed once, when it is over. */
const quietMs = 1_000
const remindMs = 30_000

/**
 * @typedef {object} Progress
 * @property {<T>(title: string, run: (say: (detail: string) => void) => Promise<T>) => Promise<T>} step
 *   Shows `title` until `run` ends, then how long it took; `say` sets the text after it.
 * @property {(text: string) => void} line Writes a line above the running steps.
 */

/**
 * @typedef {object} Step
 * @property {string} title
 * @property {string} detail
 * @property {number} begunAt
 * @property {boolean} isTold
 */

/**
 * @param {{ write(text: string): unknown, isTTY?: boolean, columns?: number }} stream
 * @param {NodeJS.ProcessEnv} env
 * @returns {Progress}
 */
export function openProgress(stream, env) {
  const isMoving = stream.isTTY === true && env.TERM !== 'dumb' && !env.CI
  const paint = painter(stream.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb')
  const region = isMoving ? movingRegion(stream, paint) : quietRegion(stream)
  return {
    line: region.line,
    async step(title, run) {
      /** @type {Step} */
      const step = { title, detail: '', begunAt: performance.now(), isTold: false }
      region.begin(step)
      try {
        const result = await run((detail) => {
          step.detail = detail
        })
        region.end(step, `${paint.green('✓')} ${told(step)} ${paint.dim(elapsed(step))}`)
        return result
      } catch (error) {
        region.end(step, `${paint.red('✗')} ${told(step)} ${paint.dim(elapsed(step))}`)
        throw error
      }
    },
  }
}

/**
 * A duration in words: 0.4 s, 42 s, 4 min 58 s.
 *
 * @param {number} milliseconds
 */
export function duration(milliseconds) {
  const seconds = milliseconds / 1_000
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`
  if (seconds < 59.5) return `${Math.round(seconds)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${whole % 60} s`
}

const told = (/** @type {Step} */ { title, detail }) => (detail ? `${title}: ${detail}` : title)
const elapsed = (/** @type {Step} */ { begunAt }) => duration(performance.now() - begunAt)

function painter(/** @type {boolean} */ isColoured) {
  const code =
    (/** @type {number} */ open, /** @type {number} */ close) => (/** @type {string} */ text) =>
      isColoured ? `\u001b[${open}m${text}\u001b[${close}m` : text
  return { green: code(32, 39), red: code(31, 39), dim: code(2, 22) }
}

function quietRegion(/** @type {{ write(text: string): unknown }} */ stream) {
  /** @type {Map<Step, NodeJS.Timeout>} */
  const timers = new Map()
  const line = (/** @type {string} */ text) => void stream.write(`${text}\n`)
  const remind = (/** @type {Step} */ step) => {
    line(step.isTold ? `  … ${told(step)} ${elapsed(step)}` : `  … ${told(step)}`)
    step.isTold = true
    timers.set(step, setTimeout(remind, remindMs, step).unref())
  }
  return {
    line,
    begin: (/** @type {Step} */ step) =>
      void timers.set(step, setTimeout(remind, quietMs, step).unref()),
    end: (/** @type {Step} */ step, /** @type {string} */ text) => {
      clearTimeout(timers.get(step))
      timers.delete(step)
      line(text)
    },
  }
}

/**
 * @param {{ write(text: string): unknown, columns?: number }} stream
 * @param {ReturnType<typeof painter>} paint
 */
function movingRegion(stream, paint) {
  /** @type {Set<Step>} */
  const running = new Set()
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  let [frame, drawn] = [0, 0]
  const clear = () => {
    if (drawn > 0) stream.write(`\u001b[${drawn}A\u001b[0J`)
    drawn = 0
  }
  const draw = () => {
    clear()
    for (const step of running) {
      const text = `${told(step)} ${elapsed(step)}`.slice(0, (stream.columns || 80) - 3)
      stream.write(`${paint.dim(frames[frame % frames.length] ?? '')} ${text}\n`)
    }
    drawn = running.size
    frame += 1
  }
  return {
    line: (/** @type {string} */ text) => {
      clear()
      stream.write(`${text}\n`)
      draw()
    },
    begin: (/** @type {Step} */ step) => {
      running.add(step)
      timer ??= setInterval(draw, frameMs).unref()
      draw()
    },
    end: (/** @type {Step} */ step, /** @type {string} */ text) => {
      clear()
      running.delete(step)
      stream.write(`${text}\n`)
      draw()
      if (running.size > 0) return
      clearInterval(timer)
      timer = undefined
    },
  }
}
