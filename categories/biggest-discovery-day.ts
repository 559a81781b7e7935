import type { CategoryRecord } from './category.ts'
import { biggestDiscoveryStories } from './stories/biggest-discovery-day.ts'

export const biggestDiscoveryDay: CategoryRecord = {
  label: 'Biggest discovery day',
  name: 'biggest discovery day',
  weight: 0.9,
  isSuperlative: true,
  measure: { timed: 'new-artists', untimed: 'new-artists' },
  document: {
    chooses: 'most artists never heard before',
    silentWhen: 'under 6; or the history before is shorter than 60 days with music on 30',
  },
  prompt: 'most artists never heard before.',
  stories: biggestDiscoveryStories,
}
