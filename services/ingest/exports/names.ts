// Names of artists, shows and titles, and the words that services and players write where they know none. Such a word
// is never taken for a name: the play counts with its minutes, and has no name. The words are those of Spotify, Apple
// Music, YouTube Music, Windows, Android, VLC, Rockbox and MusicBrainz, in the languages of their interfaces.
import { parseText } from './values.ts'

/** The name; '' where there is none, or a word that means none. */
export function parseCreator(value: unknown): string {
  const name = parseText(value)
  return name === null || isPlaceholder(name) ? '' : name
}

/** The word that was written in place of a name: the identity of a play depends on it, as it did before. */
export function placeholderIn(value: unknown): { readonly placeholder?: string } {
  const name = parseText(value)
  return name !== null && isPlaceholder(name) ? { placeholder: name } : NONE
}

const NONE = {}

/** The title; '' for a word that means none, null where the row has nothing at all. */
export function parseTitle(value: unknown): string | null {
  const title = parseText(value)
  return title !== null && isAmong(unknownTitles, title) ? '' : title
}

const ADVERTISEMENT = 'advertisement'.length

/** Whether a row is an advert, as far as its two names say so. */
export function isAdvert(creator: unknown, title: unknown): boolean {
  const by = typeof creator === 'string' ? creator.trim() : ''
  if (by.length === ADVERTISEMENT && /^advertisement$/i.test(by)) return true
  if (typeof title !== 'string' || !isAmong(adverts, title)) return false
  return by === '' || /^(?:spotify|deezer)$/i.test(by) || isPlaceholder(by) || isAmong(adverts, by)
}

/** Whether a name means no artist, or several that are not named. */
const isPlaceholder = (name: string): boolean =>
  (isAmong(noNames, name) && !bands.has(name)) ||
  (OPEN.has(name[0] ?? '') && BRACKETED.test(plain(name)))

// Bands that call themselves so, as they spell it; no interface writes a capital in the middle.
const bands = new Set(['Ukendt Kunstner'])
const OPEN = new Set(['<', '[', '('])

/** Words, and where they may be: every row asks, and nearly none has one. */
interface Words {
  readonly all: ReadonlySet<string>
  /** Lengths of words by their first and last character; of those that have one beyond ASCII, none. */
  readonly lengths: ReadonlyMap<number, ReadonlySet<number>>
}

function wordsOf(text: string): Words {
  const all = new Set(text.trim().split(/\s*[|\n]\s*/))
  const edges = Map.groupBy(all, (word) => edgesOf(word) ?? 0)
  const lengths = [...edges].map(
    ([edge, words]) => [edge, new Set(words.map((word) => word.length))] as const,
  )
  return { all, lengths: new Map(lengths) }
}

const ASCII = 128
const LOWER = 32
const BLANK = 32

/** The first and the last character, as one number without their case; undefined where blanks or marks hide them. */
function edgesOf(text: string): number | undefined {
  const first = text.charCodeAt(0)
  const last = text.charCodeAt(text.length - 1)
  if (first > BLANK && first < ASCII && last > BLANK && last < ASCII)
    return lower(first) * ASCII + lower(last)
  return undefined
}

const lower = (code: number): number => (code >= 65 && code <= 90 ? code + LOWER : code)
/** What blanks at the ends and marks in characters of their own may add to a word. */
const LONGER_MAX = 3

function isAmong({ all, lengths }: Words, text: string): boolean {
  const edges = edgesOf(text)
  if (edges !== undefined) {
    const of = lengths.get(edges)
    if (!of) return false
    let length = text.length
    while (!of.has(length)) if (--length < text.length - LONGER_MAX) return false
  }
  return all.has(plain(text))
}

/** Case, width and blanks do not matter; brackets and slashes do. */
const plain = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

// Artists that MusicBrainz reserves, and tags that players show for missing ones.
const BRACKETED =
  /^[<[(](?:unknown(?: artist)?|untagged|untitled|no artist|anonymous|traditional|data|dialogue|none|null|various(?: artists)?|unbekannt|inconnu|desconocido|desconhecido|sconosciuto|onbekend|неизвестно)[>\])]$/

const noNames = wordsOf(`
    unknown artist | unknown artists | unknown | artist unknown | no artist | untitled artist | unknown performer
    unknown album artist | unknown show | unknown podcast | unknown creator | unknown composer | unknown singer
    n/a | null | undefined | none | - | -- | ? | ??? | music library uploads
    various artists | various artist | various | various performers | v.a. | v/a | va | aa.vv. | aa. vv. | aavv
    unbekannter künstler | unbekannter interpret | unbekannte künstler | interpret unbekannt
    verschiedene interpreten | verschiedene künstler | diverse interpreten | diverse künstler
    artiste inconnu | artistes inconnus | interprète inconnu
    artistes divers | divers artistes | artistes variés | multi-interprètes | multi interprètes
    artista desconocido | intérprete desconocido | varios artistas | varios intérpretes | artistas varios
    artistas variados | artista desconhecido | artista desconhecida | intérprete desconhecido
    vários artistas | vários intérpretes | artistas diversos | diversos artistas | diversos intérpretes
    artista sconosciuto | interprete sconosciuto | artisti vari | vari artisti | autori vari
    artisti diversi | onbekende artiest | diverse artiesten | verschillende artiesten
    artista desconegut | intèrpret desconegut | diversos artistes | artista descoñecido | artezau ezezaguna
    artista ezezaguna | okänd artist | blandade artister | diverse artister | flera artister | ukendt kunstner
    ukendt artist | diverse kunstnere | forskellige kunstnere | ukjent artist | ukjent kunstner
    tuntematon esittäjä | tuntematon artisti | eri esittäjiä | useita esittäjiä | eri artisteja
    óþekktur flytjandi | ýmsir flytjendur | nieznany wykonawca | nieznany artysta | różni wykonawcy
    różni artyści | wykonawcy różni | neznámý interpret | neznámý umělec | různí interpreti | různí umělci
    neznámy interpret | neznámy umelec | rôzni interpreti | rôzni umelci | ismeretlen előadó | ismeretlen művész
    több előadó | különböző előadók | artist necunoscut | interpret necunoscut | diverși artiști
    artiști diverși | diverși interpreți | неизвестный исполнитель | неизвестный артист
    разные исполнители | различные исполнители | невідомий виконавець | невідомий артист | різні виконавці
    неизвестен изпълнител | различни изпълнители | разни изпълнители | непознат извођач | разни извођачи
    nepoznat izvođač | nepoznati izvođač | razni izvođači | neznan izvajalec | neznani izvajalec | različni izvajalci
    razni izvajalci | nežinomas atlikėjas | įvairūs atlikėjai | nezināms izpildītājs | dažādi izpildītāji
    tundmatu esitaja | erinevad esitajad | άγνωστος καλλιτέχνης | διάφοροι καλλιτέχνες | διάφοροι
    bilinmeyen sanatçı | çeşitli sanatçılar | muhtelif sanatçılar | naməlum ifaçı
    אמן לא ידוע | אמנים שונים | فنان غير معروف | فنانون متنوعون | فنانون مختلفون | هنرمند ناشناس
    هنرمندان مختلف | نامعلوم فنکار | अज्ञात कलाकार | विविध कलाकार | অজানা শিল্পী | தெரியாத கலைஞர்
    ศิลปินที่ไม่รู้จัก | ไม่ทราบศิลปิน | ศิลปินหลายคน | รวมศิลปิน | nghệ sĩ không xác định | không rõ nghệ sĩ
    nhiều nghệ sĩ | artis tidak dikenal | artis tidak diketahui | berbagai artis | beragam artis | pelbagai artis
    hindi kilalang artist | iba't ibang artist | msanii asiyejulikana
    不明なアーティスト | アーティスト不明 | ヴァリアス・アーティスト | ヴァリアスアーティスト | オムニバス | 各種アーティスト
    未知艺术家 | 未知歌手 | 未知艺人 | 未知演出者 | 群星 | 多位艺人 | 多位艺术家 | 各种艺术家 | 华语群星
    未知藝術家 | 未知藝人 | 未知的演出者 | 多位演出者 | 多位藝人 | 各種藝術家 | 알 수 없는 아티스트 | 여러 아티스트
    여러 음악가 | 다양한 아티스트
  `)

const unknownTitles = wordsOf(`
    unknown track | unknown title | unknown song | unknown episode | <unknown> | [unknown] | <untagged>
    unbekannter titel | unbekannter track | unbekanntes lied | titre inconnu | morceau inconnu | piste inconnue
    título desconocido | canción desconocida | pista desconocida | título desconhecido | faixa desconhecida
    música desconhecida | titolo sconosciuto | brano sconosciuto | traccia sconosciuta | onbekend nummer
    onbekende titel | okänd låt | okänt spår | ukendt nummer | ukjent spor | ukjent låt | tuntematon kappale
    nieznany utwór | nieznany tytuł | neznámá skladba | neznáma skladba | ismeretlen szám
    piesă necunoscută | titlu necunoscut | неизвестный трек | неизвестная композиция | неизвестное название
    невідомий трек | невідома композиція | bilinmeyen parça | bilinmeyen şarkı | άγνωστο κομμάτι
    不明なトラック | 不明な曲 | タイトル不明 | 未知曲目 | 未知歌曲 | 未知标题 | 알 수 없는 트랙 | 알 수 없는 곡
  `)

const adverts = wordsOf(`
    advertisement | advertisement break | advert | audio ad | video ad | spotify advertisement | ad break
    werbung | anzeige | werbeunterbrechung | publicité | annonce publicitaire | publicidad | anuncio | publicidade
    anúncio | pubblicità | annuncio pubblicitario | advertentie | reclame | annons | reklame | mainos | reklama
    reklamní sdělení | reklám | hirdetés | reclamă | anunț | реклама | рекламное объявление | reklam | διαφήμιση
    広告 | 广告 | 廣告 | 광고 | פרסומת | إعلان | विज्ञापन | โฆษณา | quảng cáo | iklan
  `)
