import { campaignsDeclaration } from '#services/campaigns/turn.ts'
import type { Inspector } from './inspector.ts'

/** Names of the actors that live for each listener. The actor of a campaign keeps nothing of any listener. */
export const listenerActors = ({ actors }: Pick<Inspector, 'actors'>): readonly string[] =>
  actors.filter((name) => name !== campaignsDeclaration.name)
