/**
 * The version of what is computed from plays: one more whenever equal plays give other days or other facts. A report
 * keeps in its basis the one that it follows, so that judging does not count it again by other rules.
 */
export const RULES_VERSION = 3
