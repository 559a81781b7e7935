import { tableFormat } from './scrobble-table.ts'

/**
 * Amazon Music: `listening.csv` of a request for one's data, known by its `ASIN`. `Timestamp` is the start, in UTC;
 * what was heard is in seconds.
 */
export const amazonMusic = tableFormat({
  name: 'amazon-music',
  service: 'amazon',
  signature: ['asin'],
  columns: {
    title: ['Track Title', 'Title', 'Track Name', 'Product Name', 'trackTitle'],
    artist: ['Artist Name', 'artistName'],
    start: ['Timestamp', 'Start Time', 'Creation Date', 'consumptionDate', 'Event Timestamp'],
    played: ['consumptionDurationInSeconds', 'consumption duration', 'listeningDuration'],
  },
})
