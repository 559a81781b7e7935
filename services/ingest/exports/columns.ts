// What columns of a table, or keys of a JSON object, are called: by exporters, and by people who translate, shorten or
// capitalise the names. A name is compared without case, marks, blanks and units; nothing else is guessed.

/** What a column holds. `date` and `clock` are halves of a time in two columns. */
export type ColumnRole =
  | 'title'
  | 'artist'
  | 'albumArtist'
  | 'album'
  | 'start'
  | 'end'
  | 'date'
  | 'clock'
  | 'zone'
  | 'played'
  | 'length'
  | 'country'
  | 'kind'
  | 'private'

type Unit = 'ms' | 's' | 'min' | undefined

export interface Column {
  /** As the file writes it. */
  readonly key: string
  readonly unit: Unit
}

export type Columns = Readonly<Partial<Record<ColumnRole, readonly Column[]>>>

/** Names that a format has beside those that all know. */
export type ColumnNames = Readonly<Partial<Record<ColumnRole, readonly string[]>>>

/** Which of `keys` has which role. Columns of one role come in the order in which the role's names are listed. */
export function columnsOf(keys: readonly string[], own: ColumnNames = none): Columns {
  const index = indexOf(own)
  const found: Found = {}
  for (const key of keys) {
    const { plain, unit } = splitUnit(key)
    // `Date#ada`: an exporter signs its last column with the name of the listener.
    const signed = key.includes('#') ? plainName(key.split('#')[0] ?? '') : ''
    const known = index.get(plain) ?? index.get(signed)
    if (!known) continue
    const { role, at } = known
    found[role] = [...(found[role] ?? []), { column: { key, unit }, at }]
  }
  addLikely(keys, found)
  const columns: Partial<Record<ColumnRole, readonly Column[]>> = {}
  for (const role of Object.keys(found) as ColumnRole[])
    columns[role] = (found[role] ?? []).sort((a, b) => a.at - b.at).map(({ column }) => column)
  return columns
}

const none: ColumnNames = {}
type Found = Partial<Record<ColumnRole, { column: Column; at: number }[]>>

const OF_OTHERS = /url|uri|mbid|id$|number|count|cover|image|link|genre|length|duration|dauer|durée/
const likely: readonly (readonly [ColumnRole, RegExp, RegExp])[] = [
  [
    'title',
    /song|track|titel|title|titre|titulo|titolo|brano|faixa|cancion/,
    /artist|album|interpret|list/,
  ],
  [
    'artist',
    /artist|interpret|kunstler|performer|singer/,
    /album|title|song(?!artist)|track(?!artist)/,
  ],
  [
    'start',
    /date|time|stamp|datum|zeit|fecha|hora|heure|played|listened|scrobbled|quand|when/,
    /release|added|total|updated|zone|last|modified|purchase|birth|created|end/,
  ],
]

/** A role that no name has goes to the one column whose name has its word in it, as in `Raw Date Time`. */
function addLikely(keys: readonly string[], found: Found): void {
  const hasTime = found.start ?? found.end ?? found.date ?? found.clock
  for (const [role, word, not] of likely) {
    if (role === 'start' ? hasTime : found[role]) continue
    const others = new Set(
      Object.values(found).flatMap((each) => each.map(({ column }) => column.key)),
    )
    const fitting = keys.filter((key) => {
      const plain = plainName(key)
      const isOther = OF_OTHERS.test(plain) || not.test(plain) || key.length > 40
      return !isOther && word.test(plain) && !others.has(key)
    })
    if (fitting.length === 1)
      found[role] = [{ column: { key: fitting[0] as string, unit: undefined }, at: 0 }]
  }
}

type NameIndex = ReadonlyMap<string, { readonly role: ColumnRole; readonly at: number }>
const indexes = new WeakMap<ColumnNames, NameIndex>()

/** The role of every name; names of the format's own come first. */
function indexOf(own: ColumnNames): NameIndex {
  const known = indexes.get(own)
  if (known) return known
  const index = new Map<string, { role: ColumnRole; at: number }>()
  const add = (source: ColumnNames, from: number) => {
    for (const role of Object.keys(source) as ColumnRole[])
      for (const [at, name] of (source[role] ?? []).entries()) {
        const plain = plainName(name)
        if (!index.has(plain)) index.set(plain, { role, at: from + at })
      }
  }
  add(own, 0)
  add(names, 100)
  indexes.set(own, index)
  return index
}

/** Whether columns are enough for plays: a title, who made it, and when it was heard. */
export const areOfPlays = ({
  title,
  artist,
  albumArtist,
  start,
  end,
  date,
  clock,
}: Columns): boolean =>
  title !== undefined &&
  (artist ?? albumArtist) !== undefined &&
  (start ?? end ?? date ?? clock) !== undefined

/** A name without case, marks, blanks and punctuation. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\p{M}\ufeff]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const MS =
  /^(.+?)(?:inmilliseconds|inmillisekunden|enmillisecondes|enmilisegundos|emmilissegundos|inmillisecondi|inmilliseconden|milliseconds|millisekunden|millisecondes|milisegundos|milissegundos|millisecondi|ms)$/
const SECONDS =
  /^(.+?)(?:inseconds|insekunden|ensecondes|ensegundos|emsegundos|insecondi|seconds|sekunden|secondes|segundos|secs|sec)$/
const MINUTES =
  /^(.+?)(?:inminutes|inminuten|enminutes|enminutos|emminutos|inminuti|minutes|minuten|minutos|minuti|mins)$/

/** `Dauer (s)`, `Duration [min]`. */
const BRACKETED = /^(.+?)\s*[([]\s*(?:(secs?|sek|s|сек|с|秒)|(mins?|мин|分))\.?\s*[)\]]$/iu

function splitUnit(key: string): { readonly plain: string; readonly unit: Unit } {
  const plain = plainName(key.replace(/[([](?:utc|gmt|local|dd.*|yyyy.*|mm.dd.*)[)\]]/i, ''))
  if (listed.has(plain)) return { plain, unit: unitOf(plain) }
  for (const [pattern, unit] of [
    [MS, 'ms'],
    [SECONDS, 's'],
    [MINUTES, 'min'],
  ] as const) {
    const bare = pattern.exec(plain)?.[1]
    if (bare !== undefined && listed.has(bare)) return { plain: bare, unit }
  }
  const [, name = '', seconds] = BRACKETED.exec(key) ?? []
  const bare = plainName(name)
  if (listed.has(bare)) return { plain: bare, unit: seconds === undefined ? 'min' : 's' }
  return { plain, unit: undefined }
}

const unitOf = (plain: string): Unit =>
  /^msplayed$|ms$|milli/.test(plain) ? 'ms' : /sec(?:ond)?s?$/.test(plain) ? 's' : undefined

const list = (text: string): string[] =>
  text
    .split(/[|\n]/)
    .map(plainName)
    .filter((name) => name !== '')

// English first, then the names that exporters give, then other languages. Of two columns that could hold one thing,
// the name that is listed first wins: a count of seconds before a written date, a track before a bare `name`.
const names: Readonly<Record<ColumnRole, readonly string[]>> = {
  title: list(`
    track | track name | track title | song | song name | song title | title | recording | recording name
    master_metadata_track_name | track_name | item name | name | content name | piece
    titel | titelname | lied | song titel | musiktitel | stück | titre | titre du morceau | morceau | chanson
    nom du morceau | nom du titre | piste | canción | título | titulo | nombre de la canción | título de la canción
    nombre del tema | tema | pista | música | faixa | nome da faixa | nome da música | título da música | brano
    titolo | traccia | canzone | nome brano | titolo brano | nummer | titel van nummer | liedje | låt | låttitel | spår
    sang | sangtitel | spor | nummer titel | kappale | kappaleen nimi | utwór | tytuł | tytuł utworu | nazwa utworu
    piosenka | skladba | název skladby | název | píseň | skladby | názov | szám | dal | cím | szám címe | piesă
    titlu | melodie | трек | название | песня | композиция | название трека | назва | пісня | композиція | песен
    заглавие | parça | şarkı | parça adı | şarkı adı | başlık | τραγούδι | τίτλος | κομμάτι | pjesma | naslov | skladba
    曲 | 曲名 | タイトル | トラック | トラック名 | 楽曲 | 歌曲 | 歌名 | 歌曲名称 | 标题 | 曲目 | 歌曲名稱 | 標題
    곡 | 곡명 | 제목 | 노래 | 트랙 | שיר | שם השיר | أغنية | عنوان | गीत | เพลง | ชื่อเพลง | bài hát | tên bài hát | lagu | judul`),
  artist: list(`
    artist | artist name | artists | artist names | track artist | artist(s) | artist name(s) | performer | band | singer
    artistname | creator | by | master_metadata_album_artist_name | song artist
    künstler | künstlername | interpret | interpreten | kunstler | artiste | artistes | nom de l'artiste | interprète
    artista | artistas | nombre del artista | intérprete | nome do artista | interpreti | nome artista | interprete
    artiest | artiesten | naam artiest | artistnamn | kunstner | kunstnere | esittäjä | artisti | esittäjän nimi
    wykonawca | artysta | nazwa wykonawcy | interpret skladby | umělec | umelec | előadó | művész | artistul
    исполнитель | артист | имя исполнителя | виконавець | изпълнител | sanatçı | sanatçı adı | καλλιτέχνης
    izvođač | izvajalec | アーティスト | アーティスト名 | 歌手 | 艺术家 | 艺人 | 歌手名 | 演出者 | 藝人 | 藝術家
    아티스트 | 가수 | 음악가 | אמן | فنان | الفنان | कलाकार | ศิลปิน | nghệ sĩ | ca sĩ | artis`),
  albumArtist: list(`
    album artist | albumartist | album artist name | container artist name | release artist | albuminterpret
    album künstler | artiste de l'album | artista del álbum | artista do álbum | artista album | albumartiest`),
  album: list(`
    album | album name | album title | release | release name | record | collection | albumtitel | albumname
    master_metadata_album_album_name | nom de l'album | titre de l'album | álbum | nombre del álbum | nome do álbum
    titolo album | nome album | albumi | альбом | албум | albüm | άλμπουμ | アルバム | アルバム名 | 专辑 | 专辑名 | 專輯
    앨범 | אלבום | ألبوم | อัลบั้ม`),
  start: list(`
    uts | timestamp | unix timestamp | unix time | unixtime | epoch | timems | time ms | listened at | played at
    scrobbled at | raw date time | date scrobbled | date listened | scrobble time | start time | started at | event start timestamp | utc time | utc_time | datetime
    date time | date and time | date/time | time stamp | listen date | play date | played on | played date
    date played | scrobble date | listened on | listening date | entry date | entry_date | play time stamp
    date created | timehuman | playedat | listenedat | time | ts | when
    zeitstempel | zeitpunkt | gehört am | abgespielt am | wiedergegeben am | datum und uhrzeit | startzeit | beginn
    horodatage | date et heure | écouté le | date d'écoute | heure de début | fecha y hora | marca de tiempo
    fecha de reproducción | escuchado el | reproducido el | data e hora | ouvido em | reproduzido em | data/hora
    data e ora | data di ascolto | ascoltato il | datum en tijd | tijdstip | afgespeeld op | tidpunkt | datum och tid
    tidsstempel | dato og tid | aikaleima | kuunteluaika | data i czas | data odtworzenia | znacznik czasu
    datum a čas | časové razítko | datum přehrání | dátum a čas | dátum és idő | időbélyeg | időpont | data și ora
    дата и время | время прослушивания | дата прослушивания | дата і час | дата и час | tarih ve saat | zaman damgası
    dinlenme tarihi | ημερομηνία και ώρα | 再生日時 | 日時 | 再生日 | タイムスタンプ | 时间戳 | 播放时间 | 日期时间 | 時間戳 | 播放時間
    재생 일시 | 일시 | 날짜 및 시간 | 타임스탬프 | תאריך ושעה | التاريخ والوقت | วันที่และเวลา | thời gian`),
  end: list(`
    end time | endtime | ended at | stopped at | event end timestamp | finished at | stream end | endzeit | ende
    heure de fin | hora de fin | hora de finalización | ora di fine | eindtijd | sluttid | время окончания`),
  date: list(`
    date | day | datum | jour | fecha | data | dag | dato | päivämäärä | päivä | dátum | dată | дата | tarih
    ημερομηνία | 日付 | 日期 | 날짜 | תאריך | التاريخ | วันที่ | ngày | tanggal | tarikh`),
  clock: list(`
    clock | time of day | clock time | uhrzeit | zeit | heure | hora | ora | tijd | tid | klockslag | kello | aika
    godzina | czas | čas | idő | время | час | saat | ώρα | 時刻 | 時間 | 时间 | 시간 | 시각 | שעה | الوقت | giờ | waktu`),
  zone: list('time zone | timezone | tz | zone | utc offset in seconds | utc offset'),
  played: list(`
    ms played | msplayed | ms_played | played ms | playedms | play duration | played duration | duration played
    duration_played | stream duration | stream_duration_ms | listening time | listening duration | listened | listen time
    listened duration | playback duration | time played | played time | play time | playtime | seconds played
    consumption duration | consumption duration in seconds | playduration | stream length
    wiedergabedauer | gespielt | gehörte zeit | hördauer | abspieldauer | spieldauer | durée de lecture | durée d'écoute
    temps d'écoute | duración de reproducción | tiempo de reproducción | tiempo de escucha | duração da reprodução
    tempo de reprodução | tempo di ascolto | durata riproduzione | durata di ascolto | afspeelduur | luistertijd
    lyssningstid | uppspelningstid | afspilningstid | avspillingstid | kuunneltu | czas odtwarzania | czas słuchania
    doba přehrávání | doba prehrávania | lejátszási idő | durata redării | время воспроизведения
    длительность воспроизведения | час відтворення | dinleme süresi | oynatma süresi | 再生時間 | 播放时长 | 收听时长
    播放時長 | 재생 시간`),
  length: list(`
    duration | length | track duration | track length | song length | song duration | durationms | duration ms
    media duration | track duration ms | total time | dauer | länge | titellänge | mediendauer | durée | duración
    duração | durata | duur | lengte | längd | varaktighet | varighed | længde | varighet | lengde | kesto | czas trwania
    długość | délka | trvání | dĺžka | trvanie | hossz | időtartam | durată | длительность | продолжительность
    тривалість | продължителност | süre | διάρκεια | trajanje | 長さ | 时长 | 時長 | 길이`),
  country: list(
    'country | country code | conn country | conn_country | land | pays | país | paese',
  ),
  kind: list(
    'event | event type | media type | item type | product type | type | rating | content type',
  ),
  private: list('incognito mode | incognito_mode | incognito | private session | private'),
}

const listed = new Set(Object.values(names).flat())
