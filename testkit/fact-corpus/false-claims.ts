// Lies about rank, comparison, newness, genre, scene; denials; and texts that stop too early.

import type { Clean } from './authors.ts'
import { type Operator, pickAny, stated } from './lies.ts'

const rankWords = ['second', 'third', 'fifth', '4th']

export const ordinal: Operator = (clean, random) => {
  const word = pickAny(rankWords, random) ?? ''
  const own = clean.day.facts.find(({ id }) => id === 'music-minutes')?.rank
  if (own === null || own === undefined || own <= 5) {
    if (own !== 1) return undefined
    return {
      title: clean.title,
      story: `${clean.story} It was your ${word} biggest music day of the year.`,
    }
  }
  return {
    title: clean.title,
    story: `${clean.story} It ranked as your ${word} biggest music day.`,
  }
}

export const superlative: Operator = (clean, random) => {
  const isFirst = (id: string) => clean.day.facts.some((fact) => fact.id === id && fact.rank === 1)
  const lies = [
    isFirst('music-minutes') || isFirst('tracks') ? '' : 'No other day of the year had more music.',
    isFirst('podcast-minutes') || isFirst('episodes')
      ? ''
      : 'It was your biggest podcast day of the year.',
    isFirst('artists') || isFirst('new-artists') || isFirst('top-artist-minutes')
      ? ''
      : 'You never had more artists in one day: a record number of artists.',
    'It was the longest day of listening you ever had.',
    'It stands as your busiest day of all time.',
  ].filter(Boolean)
  return { title: clean.title, story: `${clean.story} ${pickAny(lies, random)}` }
}

const usualOf = (clean: Clean, id: string) => clean.day.facts.find((fact) => fact.id === id)

export const comparison: Operator = (clean, random) => {
  const flips: readonly (readonly [RegExp, string])[] = [
    [/\bmore than usual\b/i, 'less than usual'],
    [/\bNearly\b/, 'Over'],
    [/\bahead of\b/, 'behind'],
    [/\bled the way\b/, 'came second'],
    [/\bcame second\b/, 'came first'],
    [/\bfollowed by\b/, 'just behind'],
  ]
  const known = flips.filter(([from]) => from.test(clean.story))
  const flip = pickAny(known, random)
  if (flip) return { title: clean.title, story: clean.story.replace(flip[0], flip[1]) }
  const music = usualOf(clean, 'music-minutes')
  if (!music || music.usual === null || music.value === music.usual) return undefined
  const direction = Number(music.value) > music.usual ? 'fewer' : 'more'
  return {
    title: clean.title,
    story: `${clean.story} That is ${direction} minutes of music than usual.`,
  }
}

export const genreOperator: Operator = (clean, random) => {
  const word = pickAny(
    [
      'jazz',
      'indie',
      'techno',
      'folk',
      'hip-hop',
      'metal',
      'synth-pop',
      'classical',
      'R&B',
      'punk',
    ],
    random,
  )
  const forms = [
    `${clean.story} It was ${word} almost throughout.`,
    clean.story.replace(/ of music\b/, ` of ${word}`),
    clean.story.replace(/ (artists|plays|tracks)\b/, ` ${word} $1`),
  ].filter((story) => story !== clean.story)
  return { title: clean.title, story: pickAny(forms, random) ?? clean.story }
}

const scenes = [
  'The crowd sang along.',
  'It rained all afternoon outside.',
  'You shared it with friends.',
  'A long drive home made it possible.',
  'You danced in the kitchen.',
  'It is your favourite band, after all.',
  'Their new album came out that week.',
  'You were in a melancholy mood.',
  'The festival was worth it.',
  'You loved every minute.',
]

export const scene: Operator = (clean, random) => ({
  title: clean.title,
  story: `${clean.story} ${pickAny(scenes, random)}`,
})

export const negation: Operator = (clean) => {
  const verbs: readonly (readonly [RegExp, string])[] = [
    [/\byou heard\b/i, 'you never heard'],
    [/\bled the way\b/, 'never led the way'],
    [/\bsupplied\b/, 'did not supply'],
    [/\bran to\b/, 'did not run to'],
    [/\baccounted for\b/, 'did not account for'],
    [/\bwas the most\b/, 'was not the most'],
    [/\badded\b/, 'never added'],
    [/ had (\d)/, ' had no $1'],
  ]
  const verb = verbs.find(([from]) => from.test(clean.story))
  return verb && { title: clean.title, story: clean.story.replace(verb[0], verb[1]) }
}

export const firstTime: Operator = (clean) => {
  const top = stated(clean, 'top-artist')
  const isNew = clean.day.facts.some(({ kind, value }) => kind === 'new-artist' && value === top)
  return top && !isNew
    ? { title: clean.title, story: `${clean.story} You heard ${top} for the first time.` }
    : undefined
}

/** Cut after a word that leads on, or within a name or number, as a stopped model leaves it. */
export const titleCut: Operator = (clean, random) => {
  const cuts = [...clean.title.matchAll(/\s(?:and|of|with|to|the|from|in|for)(?=\s)/g)]
  const cut = pickAny(cuts, random)
  return cut && { title: clean.title.slice(0, cut.index + cut[0].length), story: clean.story }
}

export const storyCut: Operator = (clean, random) => ({
  title: clean.title,
  story: clean.story
    .slice(0, Math.floor(clean.story.length * (0.6 + 0.3 * random.next())))
    .replace(/[.\s]+$/, ''),
})
