import moment from 'moment-timezone'
import { offsetsOf } from '#facts/zone-data.ts'
import { zonesOfCountry } from '#services/ingest/travels.ts'

test.each([
  ['JP', ['Asia/Tokyo']],
  ['DE', ['Europe/Berlin', 'Europe/Busingen']],
  ['NZ', ['Pacific/Auckland', 'Pacific/Chatham']],
  ['ZZ', []],
])('the platform names the zones of %s', (country, zones) => {
  expect(zonesOfCountry(country)).toEqual(zones)
})

test('the platform names zones of every country that has any, and the data knows each', () => {
  const countries = moment.tz.countries()
  const unnamed = countries.filter((country) => zonesOfCountry(country).length === 0)
  const unknown = countries.flatMap(zonesOfCountry).filter((zone) => offsetsOf(zone).length === 0)

  expect(countries.length).toBeGreaterThan(240)
  expect([unnamed, unknown]).toEqual([[], []])
})
