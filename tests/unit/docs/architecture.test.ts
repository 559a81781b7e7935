import { readFileSync } from 'node:fs'
import { actors, flows } from '#deploy/actors.ts'
import { replaceBlock, topologyText } from '#deploy/topology-doc.ts'
import { topics } from '#topics/index.ts'

test('docs/ARCHITECTURE.md shows the topology of the declarations (else: npm run topology)', () => {
  const document = readFileSync('docs/ARCHITECTURE.md', 'utf8')

  expect(document).toBe(replaceBlock(document, topologyText({ topics, actors, flows })))
})
