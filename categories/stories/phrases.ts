// Phrases that other patterns take in: `{in}` before a sentence about what the listener heard, `{with}` after one that
// counts it. Each is about something that the sentence around it is not.
import type { Patterns } from '../story.ts'

export const phrases: Readonly<Record<'in' | 'with', Patterns>> = {
  in: ['', '', '', '', '(sessions>2) Across {sessions}, ', 'In the end, '],
  with: ['', '', ', with {top-artist} [in front|ahead of the rest]'],
}
