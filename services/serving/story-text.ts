import { type Html, html } from '#foundation/html.ts'
import type { CitedFact } from '#reports/citation.ts'
import type { Report } from '#reports/report.ts'
import type { Sentence } from '#schemas/index.ts'

type Piece = string | Sentence

/** The story in paragraphs; each sentence carries the numbers of the facts it rests on. */
export function storyText(report: Report, cited: readonly CitedFact[]): Html {
  const numberOf = new Map(cited.map(({ fact, number }) => [fact.id, number]))
  const show = (piece: Piece): Html | string =>
    typeof piece === 'string' ? piece : sentence(piece, report.date, numberOf)
  return html`<div class="text">${paragraphs(report).map((pieces) => html`<p>${pieces.map(show)}</p>`)}</div>`
}

function sentence(
  { text, factIds }: Sentence,
  date: string,
  numberOf: ReadonlyMap<string, number>,
): Html {
  const numbers = factIds.flatMap((id) => numberOf.get(id) ?? []).sort((a, b) => a - b)
  if (numbers.length === 0) return html`<span class="sentence"><bdi>${text}</bdi></span>`
  const links = numbers.map(
    (number) =>
      html`<a href="#d${date}-f${number}" data-fact="${number}" aria-label="rests on fact ${number}">${number}</a>`,
  )
  return html`<span class="sentence" data-facts="${numbers.join(' ')}"><bdi>${text}</bdi><sup>${links}</sup></span>`
}

/** Finds the sentences in the story; the text between them stays, so that no word is lost. */
function paragraphs({ story, sentences }: Report): readonly (readonly Piece[])[] {
  const pieces: Piece[] = []
  let end = 0
  for (const each of sentences) {
    const start = each.text === '' ? -1 : story.indexOf(each.text, end)
    if (start < 0) continue
    pieces.push(story.slice(end, start), each)
    end = start + each.text.length
  }
  pieces.push(story.slice(end))
  return split(pieces)
}

function split(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const found: Piece[][] = [[]]
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      found.at(-1)?.push(piece)
      continue
    }
    for (const [index, text] of piece.split(/\n\s*\n/).entries()) {
      if (index > 0) found.push([])
      if (text !== '') found.at(-1)?.push(text)
    }
  }
  return found.filter((paragraph) => paragraph.length > 0)
}
