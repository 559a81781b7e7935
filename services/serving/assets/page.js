// The page reads without this file. It adds: from story to story by keys, light between a sentence and the
// facts it rests on, and a look for stories that were still being written.

const POLL_MS = 2000
const POLLS_MAX = 450

const stories = [...document.querySelectorAll('.story')]

document.addEventListener('keydown', (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const step = { j: 1, ArrowRight: 1, k: -1, ArrowLeft: -1 }[event.key]
  if (step === undefined || stories.length === 0) return
  const here = stories.indexOf(document.activeElement?.closest('.story'))
  const next = here < 0 ? (step > 0 ? 0 : stories.length - 1) : here + step
  const story = stories[Math.min(Math.max(next, 0), stories.length - 1)]
  story.focus({ preventScroll: true })
  story.scrollIntoView({ block: 'start' })
  event.preventDefault()
})

/** Lights what belongs together in one story: numbers are facts, sentences rest on them. */
function light(target) {
  for (const lit of document.querySelectorAll('.lit')) lit.classList.remove('lit')
  const story = target?.closest?.('.story')
  const holder = target?.closest?.('[data-fact], [data-facts]')
  if (!story || !holder) return
  const numbers = (holder.dataset.fact ?? holder.dataset.facts).split(' ')
  const isFact = holder.matches('.fact')
  for (const fact of story.querySelectorAll('.fact[data-fact]')) {
    if (numbers.includes(fact.dataset.fact)) fact.classList.add('lit')
  }
  for (const sentence of story.querySelectorAll('.sentence[data-facts]')) {
    const rests = sentence.dataset.facts.split(' ')
    const isMeant = isFact ? rests.includes(numbers[0]) : sentence.contains(target)
    if (isMeant) sentence.classList.add('lit')
  }
}

for (const type of ['mouseover', 'focusin', 'click']) {
  document.addEventListener(type, (event) => light(event.target))
}

/** A number leads to its fact, which may be folded away. */
function unfold() {
  const fact = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  const details = fact?.closest('details')
  if (!details || details.open) return
  details.open = true
  fact.scrollIntoView({ block: 'nearest' })
}
addEventListener('hashchange', unfold)
unfold()

async function poll(left) {
  const response = await fetch(location.pathname, { headers: { accept: 'text/html' } })
  if (!response.ok) return
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  const waiting = fresh.querySelector('[data-pending]')?.dataset.pending
  if (waiting !== document.querySelector('[data-pending]')?.dataset.pending) location.reload()
  else if (left > 0) setTimeout(poll, POLL_MS, left - 1)
}
if (document.querySelector('[data-pending]')) setTimeout(poll, POLL_MS, POLLS_MAX)
