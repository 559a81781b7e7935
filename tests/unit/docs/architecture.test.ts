import { readFileSync } from 'node:fs'
import { topology } from '#deploy/topology.ts'
import { replaceBlock, topologyText } from '#deploy/topology-doc.ts'

test('docs/ARCHITECTURE.md shows the topology of the declarations (else: npm run topology)', () => {
  const document = readFileSync('docs/ARCHITECTURE.md', 'utf8')

  expect(document).toBe(replaceBlock(document, topologyText(topology)))
})
