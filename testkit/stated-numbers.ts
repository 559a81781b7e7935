/** A text with durations in minutes and clock times of 24 hours, as facts have them. */
export const asFactsHaveThem = (text: string): string =>
  text
    .replaceAll(/(?<=\d),(?=\d{3})/g, '')
    .replace(/\b(an|\d+) hours? and (\d+) minutes?/g, (_all, hours: string, minutes: string) =>
      String((hours === 'an' ? 1 : Number(hours)) * 60 + Number(minutes)),
    )
    .replace(/\b(\d+):(\d\d) ([ap])m\b/g, (_all, hour: string, minute: string, half: string) => {
      const hours = (Number(hour) % 12) + (half === 'p' ? 12 : 0)
      return `${String(hours).padStart(2, '0')}:${minute}`
    })
