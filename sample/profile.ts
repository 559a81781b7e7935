/** What the sample's listener declares about themselves. */
export const sampleProfile = {
  zone: 'America/New_York',
  /** `MM-DD`. */
  birthday: '06-14',
  /** ISO 3166 alpha-2. */
  country: 'US',
} as const
