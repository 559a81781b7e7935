import { isAdvert, parseCreator, parseTitle } from '#services/ingest/exports/names.ts'

test.each([
  'Unknown Artist',
  'UNKNOWN ARTIST',
  ' Unknown  Artist ',
  '<unknown>',
  '[unknown]',
  '<Untagged>',
  'Various Artists',
  'Verschiedene Interpreten',
  'Unbekannter Künstler',
  'Artiste inconnu',
  'Artistes divers',
  'Artista desconocido',
  'Varios artistas',
  'Artista desconhecido',
  'Vários artistas',
  'Artista sconosciuto',
  'Artisti vari',
  'Onbekende artiest',
  'Okänd artist',
  'Blandade artister',
  'Ukendt kunstner',
  'Ukjent artist',
  'Tuntematon esittäjä',
  'Nieznany wykonawca',
  'Neznámý interpret',
  'Ismeretlen előadó',
  'Artist necunoscut',
  'Неизвестный исполнитель',
  'Разные исполнители',
  'Невідомий виконавець',
  'Bilinmeyen Sanatçı',
  'Άγνωστος καλλιτέχνης',
  '不明なアーティスト',
  'ヴァリアス・アーティスト',
  '未知艺术家',
  '群星',
  '알 수 없는 아티스트',
  'Music Library Uploads',
  'Unknown Show',
  'V.A.',
  'AA.VV.',
])('%s is no name', (word) => {
  expect(parseCreator(word)).toBe('')
})

test.each([
  'Unknown Mortal Orchestra',
  'Unknown T',
  'Various',
  'The Unknowns',
  'Va Va Voom',
  'Divers',
])('%s is a name, unless it is a word for none alone', (name) => {
  expect(parseCreator(name)).toBe(name === 'Various' ? '' : name)
})

test('a title that means none is empty, and one that is missing is none at all', () => {
  expect(parseTitle('Unknown Track')).toBe('')
  expect(parseTitle('Unbekannter Titel')).toBe('')
  expect(parseTitle('Unknown')).toBe('Unknown')
  expect(parseTitle(' ')).toBeNull()
})

test('an advert is known by its words where no artist made it', () => {
  expect(isAdvert('Spotify', 'Advertisement')).toBe(true)
  expect(isAdvert('', 'Werbung')).toBe(true)
  expect(isAdvert('Advertisement', 'Buy now')).toBe(true)
  expect(isAdvert('Oda Brandt', 'Werbung')).toBe(false)
  expect(isAdvert('Spotify', 'Discover Weekly')).toBe(false)
})
