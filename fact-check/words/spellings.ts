// Pairs, British first. A word is checked only if its spelling identifies the country; words that both
// sides spell one way, or whose other spelling is another word (tyre, storey), are left out.

const stems = `
analyse/analyze analysed/analyzed apologise/apologize armour/armor behaviour/behavior 
centre/center centred/centered centres/centers characterise/characterize
colour/color coloured/colored colourful/colorful colouring/coloring colours/colors criticise/criticize
emphasise/emphasize emphasised/emphasized equalled/equaled
favour/favor favourable/favorable favoured/favored favouring/favoring favourite/favorite favourites/favorites
favours/favors fibre/fiber flavour/flavor flavoured/flavored flavours/flavors fulfil/fulfill fulfils/fulfills
grey/gray greys/grays harbour/harbor honour/honor honoured/honored honouring/honoring honours/honors
humour/humor jewellery/jewelry kilometre/kilometer kilometres/kilometers labelled/labeled labelling/labeling
labour/labor laboured/labored levelled/leveled manoeuvre/maneuver marvelled/marveled
marvellous/marvelous memorise/memorize memorised/memorized metres/meters modelled/modeled
monopolise/monopolize monopolised/monopolized neighbour/neighbor neighbours/neighbors
odour/odor offence/offense organise/organize organised/organized organising/organizing parlour/parlor
pretence/pretense programme/program programmes/programs realise/realize realised/realized
realising/realizing recognise/recognize recognised/recognized rivalled/rivaled unrivalled/unrivaled
rumour/rumor rumours/rumors savour/savor savoured/savored savouring/savoring sceptical/skeptical
signalled/signaled skilful/skillful spiralled/spiraled spiralling/spiraling splendour/splendor
specialise/specialize summarise/summarize summarised/summarized theatre/theater theatres/theaters totalled/totaled
totalling/totaling travelled/traveled traveller/traveler travelling/traveling vapour/vapor vigour/vigor
visualise/visualize capitalise/capitalize prioritise/prioritize energised/energized energising/energizing
symbolise/symbolize maximise/maximize minimise/minimize mesmerise/mesmerize mesmerised/mesmerized mesmerising/mesmerizing
harmonise/harmonize harmonised/harmonized immortalise/immortalize immortalised/immortalized synchronise/synchronize
synchronised/synchronized mum/mom cosy/cozy sombre/somber
`

export interface Spelling {
  /** The same word as the other side writes it. */
  readonly other: string
  readonly side: 'british' | 'american'
}

export const spellings: ReadonlyMap<string, Spelling> = new Map<string, Spelling>(
  stems
    .trim()
    .split(/\s+/)
    .flatMap((pair) => {
      const [british = '', american = ''] = pair.split('/')
      return [
        [british, { other: american, side: 'british' }] as const,
        [american, { other: british, side: 'american' }] as const,
      ]
    }),
)

export const sides: Readonly<Record<string, 'british' | 'american'>> = {
  GB: 'british',
  IE: 'british',
  AU: 'british',
  NZ: 'british',
  IN: 'british',
  ZA: 'british',
  US: 'american',
}

/** Canada writes colour and centre, but organize and program. */
export const isCanadian = ({ side }: Spelling, word: string): boolean =>
  /(?:is|iz|ys|yz)(?:e|ed|ing)$|^program|^programme/.test(word)
    ? side === 'american'
    : side === 'british'
