import { archiveInMemory } from '#testkit/archive-in-memory.ts'
import { writeFileSync } from 'node:fs'
const [out, ...ns] = process.argv.slice(2)
for (const n of ns) {
  for (const zone of ['America/New_York', 'Asia/Karachi', 'Europe/Berlin', 'Australia/Sydney']) {
    const { selection } = await archiveInMemory([`/work/shared/data/listener-${n}.zip`], { userId: 'ada', zone })
    writeFileSync(`${out}-${n}-${zone.replace('/', '_')}.json`, JSON.stringify(selection.days, null, 1))
  }
}
