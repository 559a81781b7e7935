// What Google Takeout writes around and in place of a video's title, in its languages: "Watched X", "Searched for X",
// "Watched a video that has been removed". `*` is the title. The newer and the older wording of a language are both
// listed. Which of them a public source has, and which are from memory, is in `word-sources`.

/** The text before a title and after it. */
export type Wrapping = readonly [before: string, after: string]

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const wrappings = (text: string): Wrapping[] =>
  lines(text)
    .map((line): Wrapping => {
      const at = line.indexOf('*')
      return [line.slice(0, at), line.slice(at + 1)]
    })
    // The longest first: `Zhlédli jste video *` before a shorter one that is part of it.
    .sort((a, b) => b.join('').length - a.join('').length)

/** A language by its code, and how it says that a video was watched. */
export const watchedWords: Readonly<Record<string, readonly string[]>> = {
  af: ['Het * gekyk'],
  am: ['*ን ተመልክተዋል'],
  ar: ['تمت مشاهدة *', 'تمت مشاهدة * .', 'شاهدت *', 'لقد شاهدت *'],
  az: ['* izlənildi', '* adlı videoya baxdınız'],
  be: ['Прагледжана відэа *'],
  bg: ['Гледахте *', 'Изгледахте *', 'Гледахте „*“'],
  bn: ['* দেখা হয়েছে', 'আপনি * দেখেছেন'],
  bs: ['Gledali ste *', 'Pogledali ste *'],
  ca: ['Has vist *', 'Has mirat *'],
  cs: [
    'Zhlédli jste video *',
    'Zhlédli jste *',
    'Zhlédnuto: *',
    'Zhlédnuté video: *',
    'Sledovali jste *',
    'Sledováno: *',
  ],
  cy: ['Gwyliwyd *'],
  da: ['Så *', 'Du så *', 'Har set *', 'Du har set *'],
  de: ['* angesehen', 'Angesehen: *', '„*“ angesehen', 'Du hast * angesehen', '*: angesehen'],
  el: ['Παρακολουθήσατε το βίντεο *', 'Παρακολουθήσατε *', 'Έγινε παρακολούθηση: *', 'Είδατε *'],
  en: ['Watched *', 'You watched *', 'Viewed *', 'Listened to *', 'Played *'],
  es: ['Has visto *', 'Has visto: *'],
  'es-419': ['Viste *', 'Miraste *', 'Visto: *', 'Se miró *', 'Se vio *'],
  et: ['Vaatasite videot *', 'Vaatasite *', 'Vaadatud: *'],
  eu: ['* ikusi duzu', 'Ikusi duzu *'],
  fa: ['را تماشا کردید *', '* را تماشا کردید', '* را دیدید', '* تماشا شد'],
  fi: ['* katsottiin', 'Katsoit: *', 'Katsoit videon *', 'Katsottu: *', 'Katsoit *'],
  fil: ['Pinanood ang *', 'Napanood ang *', 'Pinanood mo ang *'],
  fr: ['Vous avez regardé *', 'Vous avez regardé « * »', 'Vous avez visionné *', 'A regardé *'],
  'fr-CA': ['Vous avez écouté *', 'Vous avez vu *'],
  ga: ['D’fhéach tú ar *'],
  gl: ['Viches *', 'Vistes *', 'Viu *'],
  gu: ['* જોયું', '* જોઈ'],
  hi: ['* देखा', '* देखा गया', 'आपने * देखा', '* देखा.'],
  hr: ['Gledali ste videozapis *', 'Pogledali ste *', 'Pogledano: *', 'Gledali ste *'],
  hu: [
    'Megtekintette a következőt: *',
    'Megtekintve: *',
    'Megnézte a következőt: *',
    'Megnézte: *',
    '* megtekintve',
  ],
  hy: ['Դիտվել է *', 'Դուք դիտել եք *'],
  id: ['Menonton *', 'Anda menonton *', 'Telah menonton *', 'Ditonton: *'],
  is: ['Horfðir á *', 'Þú horfðir á *'],
  it: ['Hai guardato *', 'Hai guardato: *', 'Hai visto *', 'Hai visualizzato *', 'Ha guardato *'],
  iw: ['צפית ב-*', 'צפית בסרטון *', 'צפית ב*', 'צפיתם ב-*', 'צפייה ב-*'],
  ja: [
    '* を視聴しました',
    '*を視聴しました',
    '「*」を視聴しました',
    '* を再生しました',
    '* を見ました',
  ],
  ka: ['თქვენ უყურეთ: *', 'ნანახია *'],
  kk: ['* бейнесін көрдіңіз', 'Көрілді: *'],
  km: ['បាន​មើល *', 'បានមើល *'],
  kn: ['* ವೀಕ್ಷಿಸಲಾಗಿದೆ', '* ವೀಕ್ಷಿಸಿದ್ದೀರಿ'],
  ko: [
    '* 을(를) 시청했습니다.',
    '* 을(를) 시청함',
    '*을(를) 시청했습니다.',
    '*을(를) 시청함',
    '* 시청함',
    '* 시청',
    '*을 시청했습니다.',
    '*를 시청했습니다.',
  ],
  ky: ['* көрүлдү', 'Сиз * көрдүңүз'],
  lo: ['ເບິ່ງ *', 'ໄດ້ເບິ່ງ *'],
  lt: ['Žiūrėjote *', 'Peržiūrėta: *', 'Žiūrėta: *', 'Peržiūrėjote *'],
  lv: [
    'Jūs noskatījāties *',
    'Skatījāties videoklipu *',
    'Noskatīts: *',
    'Noskatījāties *',
    'Skatījāties *',
  ],
  mk: ['Гледавте *', 'Изгледавте *'],
  ml: ['* കണ്ടു', '* നിങ്ങൾ കണ്ടു'],
  mn: ['* үзсэн', 'Үзсэн: *'],
  mr: ['* पाहिला', '* पाहिले', 'तुम्ही * पाहिले'],
  ms: ['Menonton *', 'Telah menonton *', 'Anda telah menonton *', 'Ditonton *'],
  my: ['* ကို ကြည့်ခဲ့သည်', 'ကြည့်ခဲ့သည် *'],
  nb: ['Så på *', 'Du så på *', 'Har sett *', 'Du har sett *', 'Så *'],
  ne: ['* हेरियो', '* हेर्नुभयो'],
  nl: [
    'Je hebt naar * gekeken',
    '* bekeken',
    'Bekeken: *',
    'Je hebt * bekeken',
    'U heeft * bekeken',
    'Heeft * bekeken',
    'Gekeken naar *',
  ],
  pa: ['* ਦੇਖਿਆ', '* ਦੇਖਿਆ ਗਿਆ'],
  pl: ['Obejrzano: *', 'Obejrzano film *', 'Obejrzano *', 'Oglądano: *', 'Obejrzałeś: *'],
  pt: ['Viu *', 'Visualizou *', 'Viu o vídeo *', 'Visto: *', 'Visualizado: *'],
  'pt-BR': [
    'Assistiu a *',
    'Você assistiu a *',
    'Assistiu *',
    'Você assistiu *',
    'Assistiu ao vídeo *',
    'Assistido: *',
    'Assistiu: *',
  ],
  ro: [
    'Ați vizionat *',
    'Aţi vizionat *',
    'A vizionat *',
    'Ai vizionat *',
    'Ați urmărit *',
    'Vizionat: *',
    'S-a vizionat *',
  ],
  ru: [
    'Просмотрено видео *',
    'Просмотрено видео "*"',
    'Просмотрено: *',
    'Вы посмотрели *',
    'Вы посмотрели видео *',
    'Вы посмотрели видео "*"',
    'Вы смотрели *',
    'Просмотрен ролик *',
  ],
  si: ['* නැරඹුවා', 'නැරඹුවේ *'],
  sk: [
    'Pozreli ste si video *',
    'Pozreli ste si *',
    'Pozreté: *',
    'Sledovali ste *',
    'Prezreté: *',
    'Pozerali ste *',
  ],
  sl: ['Ogledali ste si videoposnetek *', 'Ogledali ste si *', 'Ogledano: *', 'Gledali ste *'],
  sq: ['Shikove *', 'Keni parë *', 'U shikua *'],
  sr: ['Гледали сте *', 'Одгледали сте *', 'Погледали сте *', 'Odgledali ste *', 'Одгледано: *'],
  sv: [
    'Tittade på *',
    'Har tittat på *',
    'Du tittade på *',
    'Du har tittat på *',
    'Såg *',
    'Du såg *',
  ],
  sw: ['Ulitazama *', 'Umetazama *', 'Alitazama *'],
  ta: ['* பார்க்கப்பட்டது', '* ஐப் பார்த்தீர்கள்', '* பார்த்தீர்கள்'],
  te: ['* చూసారు', '* చూశారు', '* వీక్షించారు'],
  th: ['ดู * แล้ว', 'ดู *', 'ดูวิดีโอ *', 'รับชม *', 'คุณดู *'],
  tr: [
    '* adlı videoyu izlediniz',
    '* videosunu izlediniz',
    'İzlenen video: *',
    'Yeniden izlenen video: *',
    'İzlendi: *',
    '* izlendi',
    '* izlediniz',
  ],
  uk: [
    'Ви дивилися відео *',
    'Переглянуто відео *',
    'Переглянуто: *',
    'Ви переглянули відео *',
    'Ви переглянули *',
    'Ви дивилися *',
    'Переглянуто відео "*"',
  ],
  ur: ['* دیکھی', '* دیکھا', '* دیکھا گیا'],
  uz: ['* tomosha qilindi', 'Ko‘rildi: *'],
  vi: ['Đã xem *', 'Bạn đã xem *', 'Đã xem video *'],
  'zh-CN': [
    '观看了 *',
    '看过 *',
    '已观看 *',
    '您观看了 *',
    '已观看：*',
    '观看了“*”',
    '观看了*',
    '已观看*',
    '您观看了*',
  ],
  'zh-TW': [
    '觀看了「*」',
    '已觀看「*」',
    '已觀看 *',
    '觀看了 *',
    '看過 *',
    '您觀看了「*」',
    '已觀看：*',
    '觀看了*',
    '已觀看*',
    '已看過 *',
  ],
  'zh-HK': ['已觀看《*》', '觀看了《*》', '收看了 *', '已收看 *'],
  zu: ['Ubuke i-*', 'Ubuke *'],
}

/** Every wording of every language, the longest first. */
export const watched: readonly Wrapping[] = wrappings(Object.values(watchedWords).flat().join('\n'))

const byLanguage = Object.values(watchedWords).map((words) => wrappings(words.join('\n')))

/** The wordings of the language that explains most of the titles; undefined where none explains half of them. */
export function wordingsOf(titles: readonly string[]): readonly Wrapping[] | undefined {
  const scores = byLanguage.map((wordings) => {
    const matches = titles.map((title) => wordings.find((each) => isWrapped(title, ...each)))
    const chars = matches.reduce((sum, match) => sum + (match?.join('').length ?? 0), 0)
    return { wordings, chars, count: matches.filter(Boolean).length }
  })
  const best = scores.reduce((a, b) => (b.chars > a.chars ? b : a))
  return best.count * 2 > titles.length ? best.wordings : undefined
}

// What is in place of a title where the video is gone, behind the verb or in place of all. Compared without case.
const GONE = lines(`
  a video that has been removed | a video that is no longer available | a private video | a story | a deleted video
  a video that was removed | an unavailable video | that has been removed | a post that is no longer available
  ein video, das entfernt wurde | ein entferntes video | gelöschtes video | nicht mehr verfügbar | ein privates video
  une vidéo qui a été supprimée | une vidéo supprimée | une vidéo privée | vidéo supprimée | n'est plus disponible
  un vídeo que se ha eliminado | un vídeo que se ha retirado | un video que se quitó | un video que se eliminó
  un vídeo eliminado | un video eliminado | un video que fue eliminado | un vídeo que ha sido eliminado | que se borró
  um vídeo que foi removido | um vídeo removido | um vídeo que já não está disponível | um vídeo que não está mais
  un video che è stato rimosso | un video rimosso | un video non più disponibile | een video die is verwijderd
  een verwijderde video | en video som har tagits bort | en borttagen video | en video, der er blevet fjernet
  en video som er fjernet | en video som har blitt fjernet | en fjernet video | video, joka on poistettu
  poistettu video | film, który został usunięty | usunięty film | video, které bylo odstraněno | odstraněné video
  video, ktoré bolo odstránené | odstránené video | eltávolított videó | egy eltávolított videót
  un videoclip care a fost eliminat | un videoclip eliminat | видео, которое было удалено | удаленное видео
  удалённое видео | видео удалено | відео, яке було видалено | видалене відео | видеоклип, който е премахнат
  премахнат видеоклип | kaldırılmış bir video | kaldırılan bir video | βίντεο που έχει καταργηθεί
  βίντεο που καταργήθηκε | видео које је уклоњено | videozapis koji je uklonjen | uklonjeni videozapis
  削除された動画 | 削除済みの動画 | 삭제된 동영상 | 삭제된 동영상을 | 已移除的视频 | 已删除的视频 | 一个已被移除的视频
  已移除的影片 | 已刪除的影片 | 一部已移除的影片 | סרטון שהוסר | فيديو تمت إزالته | video yang telah dihapus
  video yang telah dialih keluar | video đã bị xóa | วิดีโอที่ถูกนำออกแล้ว | एक ऐसा वीडियो जिसे हटा दिया गया
`)
  .join(' | ')
  .split('|')
  .map((each) => each.trim())

/** Whether a text says that a video is gone instead of naming it. */
export function isGone(title: string): boolean {
  const text = title.toLowerCase().replace(/[.。]$/, '')
  return GONE.some((phrase) => text === phrase || (phrase.length > 14 && text.endsWith(phrase)))
}

// What begins a row that is no video: searches, posts, visits, likes, votes, surveys.
const OTHER = wrappings(`
  Searched for *
  Viewed a post*
  Viewed Post*
  Viewed a *
  Visited *
  Liked *
  Disliked *
  Voted on *
  Answered *
  Saved *
  Subscribed to *
  Used *
  Nach „*“ gesucht
  Nach * gesucht
  Gesucht nach *
  Vous avez recherché *
  Recherche de *
  Has buscado *
  Buscaste *
  Pesquisou *
  Pesquisou por *
  Você pesquisou *
  Hai cercato *
  Je hebt gezocht naar *
  Je hebt naar * gezocht
  Gezocht naar *
  Sökte efter *
  Har sökt efter *
  Søgte efter *
  Har søgt efter *
  Søkte etter *
  Wyszukano: *
  Szukano: *
  Odwiedzono: *
  Vyhledali jste *
  Hledali jste *
  Vyhledávání: *
  Vyhľadali ste *
  Hľadali ste *
  Keresés: *
  Rákeresett erre: *
  Ați căutat *
  Выполнен поиск *
  Вы искали *
  Поиск: *
  Просмотрена запись *
  Ви шукали *
  Виконано пошук *
  Търсихте *
  Αναζητήσατε *
  Haettiin: *
  Haku: *
  Hait: *
  * için arama yaptınız
  * araması yaptınız
  Aranan: *
  * を検索しました
  「*」を検索しました
  * 을(를) 검색했습니다.
  * 검색함
  搜索了 *
  搜索了“*”
  搜尋了「*」
  已搜尋 *
  搜尋了 *
  חיפשת *
  تم البحث عن *
  بحثت عن *
  Menelusuri *
  Anda menelusuri *
  Đã tìm kiếm *
  ค้นหา *
  * खोजा
  Naghanap ng *
  Pretražili ste *
  Претражили сте *
  Ieškojote *
  Otsisite *
  Meklējāt *
`)

/** Whether a text says that something else was done than watching a video. */
export const isOtherActivity = (text: string): boolean =>
  OTHER.some(([before, after]) => isWrapped(text, before, after))

export const isWrapped = (text: string, before: string, after: string): boolean =>
  text.length > before.length + after.length && text.startsWith(before) && text.endsWith(after)

// The channels that YouTube makes for artists: "X - Topic".
const TOPIC =
  /\s+[-–—]\s+(?:topic|thema|thème|sujet|tema|tópico|argomento|onderwerp|ämne|emne|aihe|temat|téma|subiect|тема|тематика|konu|θέμα|topik|chủ đề|トピック|主题|主題|话题|話題|주제|נושא|موضوع|विषय|หัวข้อ|paksa)$/iu

/** The artist that a channel of YouTube's own is about; undefined for a channel that someone made. */
export function artistOfChannel(channel: string): string | undefined {
  const artist = channel.replace(TOPIC, '')
  return artist === channel ? undefined : artist
}
