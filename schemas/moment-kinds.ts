/** The kinds of facts about one moment of a day: what came first and last, in a row, for the first time, or back. */
export const momentKinds = {
  'first-play': {
    label: 'First thing played',
    states: 'the track, episode or other item that was played first; subject its maker; unit name',
  },
  'last-play': {
    label: 'Last thing played',
    states: 'the one that ended last, where lengths are known; subject its maker; unit name',
  },
  'longest-session-from': {
    label: 'Longest session began',
    states: 'local clock time HH:MM at which the longest of several sessions began; unit clock',
  },
  'longest-session-until': {
    label: 'Longest session ended',
    states: 'local clock time HH:MM at which it ended; unit clock',
  },
  'track-in-a-row': {
    label: 'Most in a row',
    states: 'the track with most plays in a row, three at least; subject its artist; unit name',
  },
  'track-in-a-row-plays': {
    label: 'Plays in a row',
    states: 'how many plays of that track, its subject, came in a row; unit plays',
  },
  'new-artist-at': {
    label: 'First play of that artist began',
    states:
      'local clock time HH:MM at which the first play of the new artist of the same number, its subject, began; unit clock',
  },
  'returning-artist': {
    label: 'Artist back after the longest time',
    states:
      'the artist, heard before, whose last play was on the day longest ago, 60 days at least; unit name',
  },
  'returning-artist-days': {
    label: 'Days since that artist was heard',
    states: 'days since the last day with that artist, its subject; unit days',
  },
  'returning-track': {
    label: 'Track back after the longest time',
    states: 'the same of a track; subject its artist; unit name',
  },
  'returning-track-days': {
    label: 'Days since that track was heard',
    states: 'days since the last day with that track, its subject; unit days',
  },
} as const
