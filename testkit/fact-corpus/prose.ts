// Written by hand in the manner of chat models, before the check had seen them.
import type { CheckedDay } from '#fact-check/ground.ts'
import { music, podcasts } from './fixtures.ts'

/** True: day, title and story. */
export const trueStories: readonly (readonly [CheckedDay, string, string])[] = [
  [
    music,
    'The day you let Sigur Rós lead a parade of 42 artists through your Monday',
    'Monday, 14 July 2025, was your biggest day of music all year. You logged 412 minutes across 108 plays, more than three times what you usually hear. Sigur Rós claimed 86 of those minutes, while “7 rings” returned six times. From 08:02 until nearly midnight, the queue hardly rested.',
  ],
  [
    music,
    'The day you played more music than on any other day this year',
    'On 14 July you pressed play at 8:02 and kept going until 23:41. By the end there were 412 minutes of music on the clock, against your usual 133. Forty-two artists got a turn, but Sigur Rós came out on top with 14 plays.',
  ],
  [
    music,
    'The day you met five new artists and still came home to Sigur Rós',
    'Five artists were new to you on 14 July, Twenty One Pilots and May among them. Yet the day belonged to Sigur Rós: 14 plays and 86 minutes, or 21% of the music. In total you heard 42 artists, three times the usual 14.',
  ],
  [
    music,
    'The day you made a Monday last for 412 minutes of music',
    'A usual day of yours holds about 133 minutes of music. This Monday held 412. Sigur Rós accounted for roughly a fifth of it, “7 rings” by Ariana Grande was the most played track with six plays, and your longest session lasted 196 minutes.',
  ],
  [
    music,
    'The day you turned three sessions into 442 minutes of listening',
    'Three sessions, 442 minutes: that is what Monday 14 July came to, with the longest running 3 hours and 16 minutes. Most of it, 412 minutes, was music. One Radiolab episode, “The Golden Rule”, filled the remaining half an hour.',
  ],
  [
    music,
    'The day you gave the repeat button 17 reasons to exist',
    'You returned to tracks 17 times on 14 July, when four repeats is normal. “7 rings” led with six plays. Beyond the repeats there were 91 different tracks by 42 artists, and Sigur Rós had the most plays of all, 14.',
  ],
  [
    music,
    'The day you and Sigur Rós spent the better part of ninety minutes together',
    'Eighty-six minutes with Sigur Rós is a lot by your standards; your top artist usually gets 12. The rest of Monday’s 412 minutes of music went elsewhere. It was also your biggest music day of the year, at 3.1 times the usual length, and it went on until 23:41.',
  ],
  [
    podcasts,
    'The day you handed your ears to Radiolab for nearly three hours',
    'Wednesday, March 5 was all talk. Podcasts took 268 minutes, your most of any day this year, compared with 41 minutes on a typical day. Seven episodes from three shows made up the lineup, and Radiolab alone supplied four of them. Nine songs squeezed in around the edges.',
  ],
  [
    podcasts,
    'The day seven podcast episodes outtalked everything else in your year',
    'You listened to seven podcast episodes on March 5, four of them from Radiolab. Together the podcasts ran for 4 hours and 28 minutes, more than six times your usual. “Part 22: What the Harbour Kept” was the longest episode. Music got 33 minutes.',
  ],
  [
    podcasts,
    'The day you started at 6:45 a.m. and let Radiolab do the talking',
    'At 6:45 a.m. on Wednesday the first episode began; at 9:30 p.m. the last one ended. In between came 268 minutes of podcasts, a record for your year. Radiolab filled 173 of them. Mitski had 3 plays, which was more than any other artist.',
  ],
  [
    podcasts,
    'The day your podcasts took up 268 minutes and your music just 33',
    'Your podcast time hit 268 minutes on Wednesday, March 5, 2025: 227 minutes above your usual 41. Radiolab was your top show, with 4 episodes and 173 minutes. Mitski led the music with 12 minutes. It was a day of two sessions, the longer lasting 188 minutes.',
  ],
  [
    music,
    'The day you spread 108 plays over 91 tracks and 42 artists',
    '108 plays. 91 different tracks. 42 artists. Monday 14 July was the day your library got its exercise, and the 412 minutes of music that it took are more than three times your usual 133. Leading the pack was Sigur Rós, with 14 of those plays.',
  ],
  [
    music,
    'The day you spent an hour and 26 minutes with Sigur Rós alone',
    'Of the 412 minutes of music on 14 July, an hour and 26 minutes went to Sigur Rós. That is 21% of the whole, and far above the 12 minutes that a top artist usually gets. Blink-182 and The 1975 followed with nine and seven plays.',
  ],
  [
    music,
    'The day you came back to “7 rings” six times over',
    '“7 rings” came around six times on Monday, 14 July, more than any other track. The day was long enough for it: 412 minutes of music in three sessions, the longest of them 196 minutes. The most minutes, though, went to Sigur Rós.',
  ],
  [
    music,
    'The day you added five artists to a history of 564 days',
    'It took 564 days of history to get here, and on 14 July five more artists joined it. May came first among them, then Twenty One Pilots. The familiar names held on as well: Sigur Rós had 14 plays, Blink-182 nine.',
  ],
  [
    music,
    'The day you outdid your usual music by 279 minutes',
    'Your usual day has 133 minutes of music; this one had 412, which is 279 more than usual. Those minutes were divided among 42 artists. Sigur Rós received 86 of them and Blink-182 had nine plays. It was the biggest music day of your 2025 so far.',
  ],
  [
    music,
    'The day you heard 42 artists and kept one of them on top',
    'On 14 July 2025, a Monday, your music ran from 8:02 in the morning to 11:41 at night. 42 artists appeared in it. One, Sigur Rós, appeared 14 times. And one track, “7 rings”, was heard six times.',
  ],
  [
    music,
    'The day you found nearly seven hours for music on a Monday',
    'Nearly 7 hours of music on a weekday is no small thing. You usually stop after 133 minutes. This time you carried on to 412, over 108 plays, with “Glósóli” by Sigur Rós and “7 rings” by Ariana Grande along the way.',
  ],
  [
    podcasts,
    'The day you swapped music for 268 minutes of podcasts',
    'Music made up just 33 of the 301 minutes you listened to on Wednesday. Podcasts made up the rest: 268 minutes, 7 episodes, 3 shows. “99 Problems” from History, Slowly was in there, and so were four episodes of Radiolab.',
  ],
  [
    podcasts,
    'The day two sessions gave you seven episodes and nine tracks',
    'Two sessions on Wednesday, March 5, and between them seven episodes and nine tracks. The longer session lasted 188 minutes. Radiolab had the most time, 173 minutes across 4 episodes, while Mitski was the artist you heard most, with three plays.',
  ],
  [
    podcasts,
    'The day you gave Radiolab 173 minutes and the other shows the remainder',
    'Radiolab took 173 of 268 podcast minutes on March 5, almost two thirds. It did so in four episodes, “Part 22: What the Harbour Kept” being the longest of them. All in all you listened 3.2 times as long as usual, from 6:45 AM to 9:30 PM.',
  ],
]

/** True, but more than the check can see: derived thirds and denials send the writer back. */
export const tooClever: readonly (readonly [CheckedDay, string, string])[] = [
  [
    music,
    'The day your listening ran to almost seven hours of music and then some',
    'Almost seven hours of music: that was your Monday. It took 108 plays of 91 different tracks to get there, with Sigur Rós in front at 86 minutes, Blink-182 behind on nine plays and The 1975 on seven. A typical day asks for a third of that.',
  ],
  [
    music,
    'The day you pressed play before breakfast and did not stop for 412 minutes',
    'You pressed play at 08:02 on a Monday in July and the last track ended at 23:41. Between those two times came 412 minutes of music, 42 artists and one clear winner: Sigur Rós, with 86 minutes. No other day this year had as much music in it.',
  ],
  [
    podcasts,
    'The day you listened to more podcasts than on any other day of the year',
    'Nobody talked more than Radiolab on March 5. Four of the seven episodes you played were theirs, and 173 of your 268 podcast minutes. That Wednesday holds the record for podcasts this year; a usual day of yours has 41 minutes.',
  ],
]

/** Each false in one thing: a real number of something else, another's name, a rank the day does not have. */
export const falseStories: readonly (readonly [CheckedDay, string])[] = [
  [
    music,
    'You heard 412 minutes of podcasts on 14 July and it was all Radiolab, from 08:02 until 23:41, with 108 plays in total across the whole day for you.',
  ],
  [
    music,
    'On Monday 14 July you heard 412 minutes of music. Blink-182 took 86 minutes and Sigur Rós had 9 plays, while the rest was spread over 42 artists in 108 plays.',
  ],
  [
    music,
    'Your usual day has 412 minutes of music, and on Monday 14 July you reached 133, across 108 plays by 42 artists, most of them new names in the queue.',
  ],
  [
    music,
    'On Monday 14 July you heard 412 minutes of music, half of them by Sigur Rós, who had 14 plays, and you listened to 42 artists and 108 plays in all.',
  ],
  [
    music,
    'On Monday 14 July you heard 91 artists in 412 minutes of music, and Sigur Rós had 14 plays while 42 tracks came and went before 23:41 that evening.',
  ],
  [
    music,
    'On Monday 14 July you played “7 rings” 14 times and Sigur Rós 6 times, in a day of 412 minutes of music, 108 plays and 42 artists that ended at 23:41.',
  ],
  [
    music,
    'On Monday 14 July you heard five new artists, Sigur Rós and Blink-182 among them, in 412 minutes of music over 108 plays, three times the usual amount.',
  ],
  [
    music,
    'On Monday 14 July you heard 412 minutes of music, which is twice your usual. Sigur Rós had 14 plays and there were 42 artists and 108 plays in all of it.',
  ],
  [
    music,
    'On Monday 14 July you heard 412 minutes of music. It was your second biggest music day of the year, and Sigur Rós had 14 plays out of 108 that day.',
  ],
  [
    music,
    'On Monday 14 July you heard 412 minutes of music in a single session of 412 minutes, and Sigur Rós had 14 plays while 42 artists shared the other plays.',
  ],
  [
    music,
    'On Monday 14 July you began at 09:15 and heard 412 minutes of music. Sigur Rós had 14 plays while 42 artists shared the other plays of the day for you.',
  ],
  [
    music,
    'On Monday 14 July you heard 412 minutes of music. Thom Yorke had 14 plays while 42 artists shared the other plays of the day for you, and so it went.',
  ],
  [
    music,
    'On Monday 14 July you heard 412 minutes of music. Your top artist was The 1975, and 42 artists shared the 108 plays of the day for you, until 23:41.',
  ],
  [
    podcasts,
    'On Wednesday, March 5 you finished all seven Radiolab episodes, 268 minutes of podcasts in total, where a usual day has 41 minutes. Mitski had 3 plays.',
  ],
  [
    podcasts,
    'On Wednesday, March 5 you heard 7 episodes of Radiolab and 268 minutes of podcasts, where a usual day has 41 minutes. Mitski had 3 plays as well that day.',
  ],
  [
    podcasts,
    'On Wednesday, March 5 you spent 268 minutes with Radiolab over 4 episodes, where a usual day has 41 minutes of podcasts. Mitski had 3 plays as well that day.',
  ],
  [
    podcasts,
    'On Wednesday, March 5 you heard 268 minutes of podcasts from 7 shows, where a usual day has 41 minutes of podcasts. Mitski had 3 plays as well that day.',
  ],
  [
    podcasts,
    'On Wednesday, March 5 you heard 268 minutes of podcasts from 3 shows, and it was also your biggest music day of the year. Mitski had 3 plays as well that day.',
  ],
  [
    podcasts,
    'On Wednesday, March 5 you heard 268 minutes of podcasts from 3 shows, less than usual for you. Mitski had 3 plays as well that day, and Radiolab had 4 episodes.',
  ],
  [
    podcasts,
    'On Wednesday, March 5 you heard 268 minutes of podcasts from 3 shows. Mitski was your most played artist with 12 plays, and Radiolab had 4 episodes in all of it.',
  ],
  [
    podcasts,
    'On Wednesday, March 5 you heard 268 minutes of podcasts from 3 shows. Mitski played a concert downtown, and Radiolab had 4 episodes in all of it for you.',
  ],
]
