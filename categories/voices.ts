// The composer's own figures of speech: openings that set a mood and last lines that close, by category. People have
// read each of them: it counts nothing, and names only what the facts put first. `{id}` stands for a fact, `(id>n)` and
// `(id#1)` say when it may be written. A list that is closed: figures of others are read by the rules.

export interface Voice {
  /** With the date. */
  readonly openings: readonly string[]
  readonly closings: readonly string[]
}

export const biggestMusicDayVoice: Voice = {
  openings: [
    '(music-minutes#1) No other day this year held as much music as {date}.',
    '(music-minutes#1) Call it a personal record: {date} had more music than any other day of your year.',
    'Some days hum quietly along; {date} was another kind.',
    'What does a big day of music look like? In your case, like {date}.',
    'Music had a lot of room on {date}, and used it.',
  ],
  closings: [
    'If the day had a sleeve, {top-artist} would be on the front of it.',
    'Leave some room on the shelf under {top-artist}.',
    'The year had other days; this one had the volume.',
    '(times-usual>2) As days go, this one kept the play button busy.',
    'It all fits on one side of a sleeve, if the writing is small.',
    '(minutes#1) The rest of the calendar can only look up.',
  ],
}

export const biggestTopArtistDayVoice: Voice = {
  openings: [
    '(top-artist-share>50) {date} belonged to {top-artist}.',
    'If a day can have a headliner, {date} had {top-artist}.',
    'One name stands above all others on {date}: {top-artist}.',
    '(top-artist-share>50, artists>1) Other artists had plays on {date}, but {top-artist} had the day.',
    'On {date} the queue had a clear idea: {top-artist}.',
    'Look at {date} from any side and {top-artist} looks back.',
    'Some artists drop by; on {date}, {top-artist} stayed.',
  ],
  closings: [
    'Put {top-artist} on the front of the sleeve.',
    'Call it a residency of one day.',
    'The queue said {top-artist}, and the queue had its way.',
    'The needle went round, and so did the {weekday}.',
  ],
}

export const biggestTopGenreDayVoice: Voice = {
  openings: [
    'One word is enough for the label of {date}: {top-genre}.',
    'If {date} needs a label, {top-genre} will do.',
    'The place to look for {date} is under {top-genre}.',
    'There is a shelf for {top-genre}, and {date} has its place on it.',
    'The label on {date} is easily written.',
  ],
  closings: [
    'One shelf, well used.',
    'The label is small, and it fits.',
    'What to write on the spine is settled.',
  ],
}

export const biggestPodcastDayVoice: Voice = {
  openings: [
    '(podcast-minutes>music-minutes) {date} was a day of voices.',
    'On {date} the talking was left to others.',
    '(podcast-minutes#1) No other day this year held as much podcast time as {date}.',
    'Other people had a lot to say on {date}, and you listened.',
    '(podcast-minutes>music-minutes) Podcasts had the floor on {date}.',
    '(episodes>3) An episode ends, another begins: that was {date}.',
    'There is more to hear than songs, as anyone who looks at {date} can tell.',
  ],
  closings: [
    'The last word here goes to {top-show}.',
    'It is good to let others finish their sentences.',
    'Talk is one thing; minutes can be counted.',
    'That is a {weekday} on the record, word for word.',
    'Leave the sleeve open for the next episode.',
  ],
}

export const biggestTopPodcastDayVoice: Voice = {
  openings: [
    '(podcast-minutes>music-minutes) One show had the floor on {date}.',
    '{top-show} had a lot to say on {date}, and you let it.',
    'If {date} had a host, it was {top-show}.',
    'Look under {date} and you will find {top-show}.',
    '(podcast-minutes>music-minutes) Some shows get a slot; on {date}, {top-show} got the schedule.',
    'The programme of {date} is quickly read.',
    '(top-show-episodes>1) On {date} one show followed upon itself.',
  ],
  closings: [
    'To be continued, as shows like to say.',
    'That was a {weekday} with a host.',
    'Someone speaks and someone listens.',
    'Put the name of the show on the spine.',
  ],
}

export const biggestDiscoveryDayVoice: Voice = {
  openings: [
    'The shelf had some room left, and {date} filled a part of it.',
    'On {date} your listening went off the map.',
    'New names came in on {date}, one after another.',
    'First plays are short moments, and {date} had its share of them.',
    '{date} opened doors that your history had passed by.',
    'Until {date}, your history had never heard {new-artist:1}.',
    'There is a first play for every artist, and {date} had several.',
    'A first hearing only happens once; on {date} it happened again and again.',
  ],
  closings: [
    'Every old name in your history was a new one once.',
    'The history took note and turned the page.',
    'On the shelf, the names moved closer together.',
    'What comes after a first play is another story.',
    'Play by play, the shelf filled up.',
    'A {weekday} of first plays, and there it stands.',
  ],
}

export const mostDiverseDayVoice: Voice = {
  openings: [
    'On {date} everyone had a turn.',
    'One after another they came up on {date}.',
    'Take a breath before you read out the names of {date}.',
    '{date} had a liking for variety.',
    'It takes small print to list the names of {date}.',
    'The queue of {date} was passed around.',
    'Names, and more names: that was {date}.',
  ],
  closings: [
    'So many names, and one page to hold them.',
    'The sleeve will need small print.',
    'A {weekday} with room for everyone.',
    'The shelf was left in some disorder.',
    'There is little left to add to that.',
  ],
}

export const mostUnusualDayVoice: Voice = {
  openings: [
    'The year has its habits, and {date} had others.',
    'Now and then a day changes the subject, and {date} did.',
    '{date} stands a little apart from the rest of your year.',
    'On {date} the queue took a turning.',
    'Put {date} next to the rest of the year and it sticks out.',
    'The habits of the year took no part in {date}.',
    'The needle of {date} came down on another side.',
  ],
  closings: [
    'A shelf is there to be left.',
    'A {weekday} with a label of its own.',
    'There is more than one way to fill a sleeve.',
    'Variety sits well on a sleeve.',
  ],
}

export const mostNostalgicDayVoice: Voice = {
  openings: [
    'The needle went a long way back on {date}.',
    'Old sleeves came out on {date}.',
    'On {date} the shelf was opened at its far end.',
    'As a matter of dates, {date} was one for nostalgia.',
    'The calendar said {date}, and the music said otherwise.',
    'Some days look ahead; {date} looked over its shoulder.',
    'The dust was blown off a few sleeves on {date}.',
  ],
  closings: [
    'Old music has one advantage: it has been tried.',
    'The years between are on the inner sleeve.',
    'A {weekday} with old sleeves in it.',
    'Put it back, and leave the dust for next time.',
    'What is old can be played again.',
  ],
}

export const mostEnergeticDayVoice: Voice = {
  openings: [
    'The music of {date} came with energy.',
    'The needle jumped on {date}.',
    'There was energy in the queue on {date}.',
    'What can be measured of energy, {date} had plenty of.',
    'On {date} the dial was turned up.',
    'Some music sits still; that of {date} was of another kind.',
    '{date} had its foot on the pedal.',
  ],
  closings: [
    'Let the needle rest.',
    'A {weekday} with the meter well up.',
    'The volume button can be let go of now.',
    'A sleeve like this one wants to be held tight.',
    'Turn it down before you turn the page.',
  ],
}

export const repeatHeavyDayVoice: Voice = {
  openings: [
    'Once was only the beginning on {date}.',
    'Some tracks are heard once; {date} had other plans.',
    'Again is a small word, and {date} was full of it.',
    'The queue of {date} went round, and then it went round again.',
    'On {date} the same tracks kept coming back.',
    'Play, then play again: that was {date}.',
    'Going forward is one way to listen; {date} went back.',
    'A loop is a small thing, and {date} was built of them.',
    'Again and again, {date} went back to what it had just heard.',
  ],
  closings: [
    '(top-track-plays>9) By the end, the track knew you as well as you knew it.',
    'Even the needle would have known the way by then.',
    'A good loop goes on; a day, in the end, stops.',
    'Say it again, the queue said, and you did.',
    'Play by play, round by round, that is how it added up.',
    'The {weekday} ended; the tune may not have.',
  ],
}

export const birthdayVoice: Voice = {
  openings: [
    'Your birthday fell on {date}, and it came with a soundtrack.',
    'A birthday is a day like any other, except that {date} was yours.',
    'On {date} it was your birthday, and the queue had a few things to play.',
    'A birthday comes once a year, and yours, {date}, sounded like this.',
    'Every birthday needs a page, and this is the one for {date}.',
  ],
  closings: [
    'What was wished for stays between you and the queue.',
    'Same time next year.',
    'Many returns of the day, as the repeat button would say.',
    'Quite a {weekday} to grow older on.',
    'Cut the page with care; there is one a year.',
  ],
}

export const newYearsDayVoice: Voice = {
  openings: [
    'The year was still in its wrapping when you pressed play on {date}.',
    'A year has to start with something, and on {date} yours did.',
    'On {date} the calendar was empty and the queue was ready.',
    'The first page of the year is {date}, and it has sound.',
    'Before any of the other days there was {date}.',
  ],
  closings: [
    '(times-usual>1) The rest of the year had something to follow.',
    '(times-usual>1) As first pages go, it was well filled.',
    'Turn the page, and the rest of the year begins.',
    'A calendar has to open somewhere.',
  ],
}

export const anyDayVoice: Voice = {
  openings: [
    'You pressed play on {date}, and the year kept a record of it.',
    '{date} is one of the days that stand out in your year.',
    'Take a day out of the year, and let it be {date}.',
    'A page of your year is headed {date}.',
    'Here is what {date} sounded like.',
  ],
  closings: [
    'Some days ask for a page of their own.',
    'The archive keeps the page open.',
    'A {weekday} to write on the spine.',
    'Put that on the back of the sleeve.',
    '(times-usual>1) Liner notes have been written about less.',
  ],
}

/** All of them. */
export const voicedSentences: readonly string[] = [
  biggestMusicDayVoice,
  biggestTopArtistDayVoice,
  biggestTopGenreDayVoice,
  biggestPodcastDayVoice,
  biggestTopPodcastDayVoice,
  biggestDiscoveryDayVoice,
  mostDiverseDayVoice,
  mostUnusualDayVoice,
  mostNostalgicDayVoice,
  mostEnergeticDayVoice,
  repeatHeavyDayVoice,
  birthdayVoice,
  newYearsDayVoice,
  anyDayVoice,
].flatMap(({ openings, closings }) => [...openings, ...closings])
