import type { CategoryRecord } from './category.ts'
import { birthdayStories } from './stories/birthday.ts'

export const birthday: CategoryRecord = {
  label: 'Your birthday',
  name: 'birthday',
  weight: 0.8,
  isSuperlative: true,
  measure: null,
  document: {
    chooses: 'the birthday; one on 29 February on the 28th in common years',
    silentWhen: 'under 20 minutes, or 6 plays; or under half of the usual; no birthday known',
  },
  prompt: "what was played on the listener's birthday.",
  stories: birthdayStories,
}
