// The English that a sentence may use beside its atoms: closed classes (function words, measuring and listening
// verbs, nouns of the report itself) and the words that claim something. A word that is in no class is not read,
// and its sentence is not settled.

export type Tag =
  /** Says nothing by itself. */
  | 'function'
  | 'you'
  | 'pronoun'
  | 'noun'
  | 'verb'
  | 'be'
  /** Things of a record sleeve: what is said of them is a figure of speech. */
  | 'sleeve'
  /** These claim something, and one of the rules has to account for them. */
  | 'usual'
  | 'more'
  | 'less'
  | 'most'
  | 'least'
  | 'all'
  | 'no'
  | 'only'
  | 'mostly'
  | 'new'
  | 'return'
  | 'begin'
  | 'end'
  | 'lead'
  | 'ahead'
  | 'behind'
  | 'second'
  | 'ordinal'
  | 'together'
  | 'rest'
  | 'daypart'
  | 'music'
  | 'podcast'
  | 'session'
  | 'kind'
  | 'year'
  | 'exceed'
  | 'share'
  | 'energy'
  | 'taste'
  /** Without anything else in between. */
  | 'row'
  /** Time without listening. */
  | 'gap'
  /** Heard before the day. */
  | 'known'
  /** As many, or as much. */
  | 'level'
  /** More than once. */
  | 'twice'

/** Each base form; after a slash, the past forms that are not regular. */
const verbs = `
hear/heard listen play log have/had get/got give/gave/given take/took/taken make/made keep/kept go/went/gone
come/came run/ran reach hit/hit pass spend/spent fill cover hold/held bring/brought include contain feature add
contribute supply provide account claim collect gather rack clock spread/spread split/split divide share stretch
span last turn put/put press send/sent say/said tell/told read/read write/wrote/written see/saw/seen find/found
leave/left stay remain amount total number count deliver serve produce yield need ask fit/fitted squeeze appear
show/showed/shown sit/sat stand/stood work occupy use receive cram pack pile stack notch rank call tick amass
devote let/let hand tune set/set settle draw/drew/drawn carry register measure arrive drop happen flow pull push
comprise consist constitute represent belong average mean/meant compare match equal become/became join mix
feed/fed pick wait lie/lay/lain shift alternate fall/fell/fallen file work date continue rest pause`

const words: Readonly<Record<Exclude<Tag, 'verb'>, string>> = {
  function: `
a an the this that these those i its such same own as at by for from in into of off on onto out per than through
to toward towards until till up upon via with within without and or but nor if so while whereas though although because
since when whenever where wherever which who whom whose what that how there here then too also even still quite rather
very just simply indeed instead along across alongside amid amidst among amongst around about over under above below
between beyond beside besides despite during except like near past plus throughout away down yet either whether
not-only thus hence therefore however meanwhile otherwise anyway altogether overall after before
can could may might has have had having do did does doing done let is-it let's each else
well far long often up much many little lot lots enough some any something anything somehow somewhere sometimes
ever-so namely exactly precisely roughly nearly almost approximately by-the-way alone perhaps maybe
therein thereof round extra additional apiece apart aside inside outside against versus compared now hereby once`,
  you: 'you your yours yourself',
  pronoun: 'it itself he she they them him her hers his their theirs one ones both',
  be: 'is was were are be been being am',
  noun: `
standard standards personal people day days date play plays track tracks song songs tune tunes artist artists band bands act acts musician
musicians name names voice voices episode episodes show shows genre genres minute minutes hour hours time times number
numbers count counts total totals sum tally amount amounts figure figures share slice portion part parts piece list
listening listen listener sound audio stream streams spin spins way thing things place spot side turn turns point
points clock stretch span length line-up lineup line running rotation playlist selection mix mixture variety range
roster company-of half-hour decade decades history catalogue library ear ears attention case fact facts
size half quarter third word words edge edges statistics stats record-keeping math maths arithmetic
button sort kind kinds means course order button hand hands chunk bulk majority world air airtime space room credit
credits share shares proportion percent percentage cent result story stop credits company handful dozen trio pair couple half-hour lineup hour-long game turns while bit bits blocks block`,
  sleeve: `
page pages sleeve sleeves archive liner notes shelf spine label needle dial queue calendar meter dust print margin
credits footnote footnotes groove grooves cover note play-button`,
  usual: `
usual usually typical typically normal normally ordinary ordinarily average customary median generally norm`,
  more: 'more longer bigger larger higher greater further farther above busier heavier',
  less: 'less fewer shorter smaller lower below short',
  most: `
most biggest largest longest busiest highest greatest heaviest fullest record peak max maximum furthest farthest
richest widest broadest`,
  least: `
least fewest smallest shortest lowest quietest lightest best worst finest loudest earliest latest oldest newest
strangest rarest favourite favorite first-ever slowest fastest calmest youngest`,
  all: 'all every everything everyone everybody entire entirely whole wholly completely full fully nothing nobody none exclusively solely purely throughout',
  no: "no not never neither nor without hardly barely scarcely cannot can't didn't don't doesn't wasn't weren't isn't aren't hadn't haven't hasn't wouldn't couldn't",
  only: 'only alone-only',
  mostly: 'mostly mainly largely chiefly predominantly majority bulk primarily',
  new: `
new unfamiliar unheard fresh newcomer newcomers discovery discoveries discovered discover discovering debut debuts
debuted met meet meeting introduced introduction introductions first-time brand-new unknown stranger strangers`,
  return:
    'again return returned returns returning back repeat repeated repeats repeating repeatedly replay replays replayed replaying revisit revisited loop loops looped looping encore',
  begin:
    'begin begins began beginning start starts started starting open opens opened opening first kicked',
  end: 'end ends ended ending finish finishes finished finishing close closes closed closing stop stops stopped stopping last final finally finale wrapped',
  lead: `
lead leads led leading top tops topped topping head headed heads heading dominate dominated dominates dominating
rule ruled rules win won winner crown crowned headline headlined headliner leader frontrunner star starred star
anchor anchored anchoring belonging`,
  ahead: 'ahead outpaced outranked',
  behind: 'behind trailing trailed',
  second: 'second next runner-up follow follows followed following then third fourth fifth',
  ordinal: 'sixth seventh eighth ninth tenth',
  together: 'together combined between collectively jointly',
  rest: 'rest remainder remaining other others elsewhere',
  daypart:
    'morning afternoon evening night mornings evenings nights overnight dawn noon midday midnight breakfast lunch lunchtime dusk',
  music: 'music musical musically',
  podcast: 'podcast podcasts podcasting talk talking talked spoken speech spoken-word',
  session:
    'session sessions sitting sittings stretch stint stints spell spells bout bouts helpings',
  kind: 'different distinct unique separate individual single',
  year: 'year years yearly annual',
  exceed: `
exceed exceeds exceeded exceeding surpass surpassed surpasses surpassing outdid outdo outstripped topped doubled tripled
trebled quadrupled doubling tripling eclipsed dwarfed dwarfing beat beats`,
  share: 'share',
  energy: 'energy energetic',
  taste: 'taste tastes distance',
  row: 'consecutively running uninterrupted straight',
  gap: 'break pause gap quiet silence interval interruption',
  known: 'familiar acquaintance acquaintances',
  twice: '',
  level: 'level tied tie equally evenly',
}

/** Every class that a word is in, the claiming ones first. */
export const tags: ReadonlyMap<string, ReadonlySet<Tag>> = indexTags()

function indexTags(): Map<string, Set<Tag>> {
  const index = new Map<string, Set<Tag>>()
  const entries = [
    ...(Object.entries(words) as [Tag, string][]).map(
      ([tag, list]) => [tag, wordsIn(list)] as const,
    ),
    ['verb', wordsIn(verbs).flatMap(formsOf)] as const,
  ]
  for (const [tag, list] of entries) {
    for (const word of list) {
      const known = index.get(word) ?? new Set()
      index.set(word, known.add(tag))
    }
  }
  return index
}

function wordsIn(list: string): string[] {
  return list.trim().split(/\s+/).filter(Boolean)
}

/** `stop`: stop, stops, stopped, stopping. */
function formsOf(verb: string): string[] {
  const [base = '', ...past] = verb.split('/')
  const isDoubled = /^[^aeiou]*[aeiou][bdgklmnprt]$/.test(base)
  const stem = isDoubled ? base + base.at(-1) : base.replace(/([^e])e$/, '$1')
  const third = /(?:s|x|z|ch|sh|o)$/.test(base) ? `${base}es` : `${base}s`
  const british = base.endsWith('al') ? [`${base}led`, `${base}ling`] : []
  if (/[^aeiou]y$/.test(base)) {
    const other = base.replace(/y$/, 'i')
    return [base, `${other}es`, `${other}ed`, `${base}ing`]
  }
  const ing = base.endsWith('ie') ? base.replace(/ie$/, 'ying') : `${stem}ing`
  return [base, third, ing, ...british, ...(past.length > 0 ? past : [`${stem}ed`])]
}

const quiet: ReadonlySet<Tag> = new Set<Tag>([
  'function',
  'you',
  'pronoun',
  'be',
  'noun',
  'verb',
  'sleeve',
  'music',
  'podcast',
  'session',
  'share',
  'together',
])

/** Whether a word claims something that a rule has to verify. */
export const isClaiming = (found: ReadonlySet<Tag>): boolean => {
  for (const tag of found) if (!quiet.has(tag)) return true
  return false
}
