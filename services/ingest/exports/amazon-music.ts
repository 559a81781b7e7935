import { tableFormat } from './scrobble-table.ts'

/**
 * Amazon Music: `listening.csv` of a request for one's data, known by its `ASIN`. `Timestamp` is the start, in UTC;
 * what was heard is in seconds.
 */
export const amazonMusic = tableFormat({
  name: 'amazon-music',
  service: 'amazon',
  guide: {
    title: 'Amazon Music',
    files: '`listening.csv`',
    fields: [
      'Timestamp',
      'ASIN',
      'Title',
      'Artist Name',
      'Album Name',
      'consumptionDurationInSeconds',
    ],
    instant: 'the start, UTC',
    length: 'measured, in seconds',
    source: 'no published sample: names as users report them',
    seen: '2026-11',
  },
  signature: ['asin'],
  columns: {
    title: ['Track Title', 'Title', 'Track Name', 'Product Name', 'trackTitle'],
    artist: ['Artist Name', 'artistName'],
    start: ['Timestamp', 'Start Time', 'Creation Date', 'consumptionDate', 'Event Timestamp'],
    played: ['consumptionDurationInSeconds', 'consumption duration', 'listeningDuration'],
  },
})
