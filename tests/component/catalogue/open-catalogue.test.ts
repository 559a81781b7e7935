import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openCatalogue } from '#catalogue/open-catalogue.ts'

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

async function opened(files: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(join(tmpdir(), 'linernotes-catalogue-'))
  folders.push(folder)
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  return openCatalogue(folder)
}

test('two columns are enough, quoted and repeated as they may be', async () => {
  const { catalogue, leftOut } = await opened({
    'mine.csv': 'Artist,Genre\r\n"Tyler, The Creator",Hip Hop\r\nSigur Rós,post-rock; ambient\r\n',
    'more.csv': 'artist;tags;count\n"The ""Quoted""";jazz;2\n"The ""Quoted""";blues;7',
  })

  expect(leftOut).toEqual([])
  expect(catalogue.genresOf('tyler the creator')).toEqual(['hip hop'])
  expect(catalogue.genresOf('Sigur Ro\u0301s')).toEqual(['post-rock', 'ambient'])
  expect(catalogue.genresOf('The "Quoted"')).toEqual(['blues', 'jazz'])
  expect(catalogue.genresOf('Nobody')).toEqual([])
  expect(catalogue.genres).toEqual(['ambient', 'blues', 'hip hop', 'jazz', 'post-rock'])
})

test('the earliest year of a track is its first release, whatever the edition is called', async () => {
  const { catalogue } = await opened({
    'tracks.csv':
      'artist,title,first_release_date,energy\nA,Song (2011 Remaster),2011-05-01,0.7\nA,Song,1979-01-30,\nA,Other,soon,1.5\n',
  })

  expect(catalogue.releaseYearOf('A', 'Song - Remastered 2009')).toBe(1979)
  expect(catalogue.releaseYearOf('A', 'SONG')).toBe(1979)
  expect(catalogue.releaseYearOf('A', 'Other')).toBeUndefined()
  expect(catalogue.energyOf('A', 'Song')).toBe(0.7)
  expect(catalogue.energyOf('A', 'Other')).toBeUndefined()
})

test('genres are as far apart as on the map, or else as in the tree', async () => {
  const { catalogue } = await opened({
    'artists.csv': 'artist,genre\nA,a\nB,b\nC,c\nD,d\nE,e\n',
    'map.csv': 'genre,x,y,hex_colour\na,0,0,#fff\nb,10,200,#000\nc,5,100,#123\n',
    'tree.csv': 'genre,parent\nd,rock\ne,rock\n',
  })

  expect(catalogue.distance('a', 'a')).toBe(0)
  expect(catalogue.distance('a', 'b')).toBeCloseTo(1)
  expect(catalogue.distance('a', 'c')).toBeCloseTo(0.5)
  expect(catalogue.distance('d', 'e')).toBeCloseTo(0.5)
  expect(catalogue.distance('a', 'd')).toBe(1)
})

test("ListenBrainz's metadata gives genres by their count, and years", async () => {
  const { catalogue } = await opened({
    'metadata.json': JSON.stringify({
      'mbid-1': {
        artist: { name: 'Marrow Lane', artists: [{ name: 'Marrow Lane', artist_mbid: 'a1' }] },
        recording: { name: 'Low Tide', length: 201_000 },
        release: { name: 'Tides', year: 1994 },
        tag: {
          artist: [
            { tag: 'folk', count: 1, artist_mbid: 'a1' },
            { tag: 'dream pop', count: 9, artist_mbid: 'a1', genre_mbid: 'g' },
          ],
        },
      },
    }),
  })

  expect(catalogue.genresOf('Marrow Lane')).toEqual(['dream pop', 'folk'])
  expect(catalogue.releaseYearOf('Marrow Lane', 'Low Tide')).toBe(1994)
})

test("the tables of MusicBrainz's dump are joined; a tag that is no genre is left out", async () => {
  const { catalogue } = await opened({
    'mbdump/artist': '7\tgid\tMarrow\\tLane\tLane\n',
    'mbdump/tag': '1\tfolk\t9\n2\tseen live\t99\n',
    'mbdump/genre': '5\tgid\tfolk\t\t0\n',
    'mbdump/artist_tag': '7\t1\t3\t2020-01-01\n7\t2\t50\t2020-01-01\n',
    'mbdump/artist_credit': '70\tMarrow Lane\t1\t1\n',
    'mbdump/recording': '500\tgid\tLow Tide\t70\t201000\n501\tgid\tUndated\t70\t\\N\n',
    'mbdump/recording_first_release_date': '500\t1994\t3\t\\N\n501\t\\N\t\\N\t\\N\n',
  })

  expect(catalogue.genresOf('Marrow Lane')).toEqual(['folk'])
  expect(catalogue.releaseYearOf('Marrow Lane', 'Low Tide')).toBe(1994)
  expect(catalogue.releaseYearOf('Marrow Lane', 'Undated')).toBeUndefined()
})

test('a file that is none of these is named and left out, and a folder that is not there is empty', async () => {
  const { catalogue, leftOut } = await opened({
    'readme.txt': 'Hello.\n',
    'other.json': '{"a":1}',
    'a.csv': 'artist,genre\nA,a\n',
  })

  expect(leftOut.map(({ file, why }) => [file.split('/').at(-1), why])).toEqual([
    ['other.json', 'it is no metadata of recordings'],
    ['readme.txt', 'its header names no column of a catalogue'],
  ])
  expect(catalogue.counts.artists).toBe(1)
  expect((await openCatalogue('/nowhere/at/all')).catalogue.version).toBe('')
})

test('the version follows what is said, not the files or the order that say it', async () => {
  const rows = ['A,rock', 'B,folk', 'C,jazz']
  const one = await opened({ 'a.csv': `artist,genre\n${rows.join('\n')}` })
  const other = await opened({
    'x.csv': `artist,genre\n${rows[2]}\n${rows[0]}`,
    'y.csv': `genre,artist\nfolk,B`,
  })
  const changed = await opened({ 'a.csv': `artist,genre\n${rows.slice(1).join('\n')}` })

  expect(other.catalogue.version).toBe(one.catalogue.version)
  expect(changed.catalogue.version).not.toBe(one.catalogue.version)
})
