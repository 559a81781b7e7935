// Which translated words a public source has. What is not in this list is from memory, and was seen in no file.
import { watchedWords } from './youtube-words.ts'

interface WordSource {
  readonly source: string
  readonly words: readonly string[]
}

/** Wordings of `watchedWords` that public importers of Takeout's history have. */
export const attestedWords: readonly WordSource[] = [
  {
    source: 'github.com/atillaturkmen/youtube-rewind, src/util/supportedLanguages.js',
    words: [
      '* adlı videoyu izlediniz',
      'Watched *',
      '* angesehen',
      'تمت مشاهدة * .',
      '* izlənildi',
      '* দেখা হয়েছে',
      'را تماشا کردید *',
      'Pinanood ang *',
      'Vous avez regardé *',
      '* देखा',
      'Has visto *',
      'Hai guardato *',
      '* を視聴しました',
      '* 을(를) 시청했습니다.',
      'Просмотрено видео *',
      '* دیکھی',
      'Je hebt naar * gekeken',
      'Tittade på *',
      'Så *',
      'Så på *',
      'Ați vizionat *',
      'Obejrzano: *',
      'Ви дивилися відео *',
      'Παρακολουθήσατε το βίντεο *',
      '* katsottiin',
      'Zhlédli jste video *',
      'Гледахте *',
      'Megtekintette a következőt: *',
    ],
  },
  {
    source: 'importers that a search of public code finds',
    words: ['Angesehen: *', 'Assistiu a *', 'Miraste *', 'Viste *', 'Zhlédli jste *'],
  },
]

const languagesOf = (word: string): string =>
  Object.keys(watchedWords)
    .filter((language) => watchedWords[language]?.includes(word))
    .join(', ')

/** For docs/FORMATS.md, in Markdown. */
export function watchedWordsGuide(): string {
  const attested = attestedWords.flatMap(({ words }) => words)
  const others = Object.keys(watchedWords).filter(
    (language) => !watchedWords[language]?.some((word) => attested.includes(word)),
  )
  const sources = attestedWords.map(
    ({ source, words }) =>
      `In ${source}: ${words.map((word) => `\`${word}\` (${languagesOf(word)})`).join('; ')}.`,
  )
  return `${sources.join(' ')} From memory: all other wordings of these languages, and all of ${others.join(', ')}; the first of these sources says that files in Chinese and Portuguese are written in English`
}

/** No public source with a translated header was found: all readers of the export use the English names. */
export const appleWordsGuide =
  'English names are those of public readers; of translated ones no public source was found: all are from memory'
