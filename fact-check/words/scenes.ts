import { wordList } from './word-list.ts'

/** Scenes that plays do not show: places, people, the sky, journeys, doings, feelings, the trade. */
export const scenes = wordList(`
concert, concerts, gig, gigs, festival, festivals, live show, live shows, live set, venue, venues, arena, stadium, stage, encore,
crowd, crowds, audience, tour, tickets, ticket, merch, front row, moshpit, mosh pit, backstage,
friend, friends, family, mother, father, mum, mom, dad, sister, brother, colleague, colleagues, neighbour, neighbours,
neighbor, neighbors, kids, children, guest, guests, company of friends, stranger, party, parties, wedding, funeral,
weather, rain, rained, rainy, raining, drizzle, thunder, lightning, snow, snowed, snowy, storm, stormy, sunshine, sun, cloudy, wind, windy, cold, heat, hot, fog, foggy,
summer, winter, autumn, springtime, season, moonlight, starlight, sky,
travel, travelled, traveled, travelling, traveling, trip, journey, road trip, roadtrip, drive, driving, drove, commute, commuting,
commuter, train, trains, plane, flight, airport, bus, car, highway, motorway, hotel, beach, holiday, vacation, abroad, city,
kitchen, bedroom, bed, couch, sofa, living room, office, desk, gym, park, garden, pub, bar, cafe, coffee shop, classroom,
headphones, earphones, earbuds, speakers, stereo, turntable, vinyl, radio, car stereo, phone, laptop,
workday, homework, school, study, studying, studied, exam, exams, meeting, meetings, workout, workouts,
run club, jogging, walk, walked, walking, hike, hiking, cooking, cooked, cleaning, chores, shopping,
coffee, tea, dinner, lunch break, cake, candles, sleep, asleep, slept, dream, dreams, dreaming, dreamt, woke, waking, awake,
danced, dancing, dance, dances, dance floor, dancefloor, sang, singing, sing along, sing-along, singalong, hummed, humming, laughed, laughing,
cried, crying, tears, smile, smiled, smiling,
loved, love, adored, adore, enjoyed, enjoy, hated, felt, feel, feeling, feelings, emotion, emotions, emotional, heart, hearts,
spirit, spirits, comfort, comforting, solace, excitement, excited, passion, passionate, obsession, obsessed, devoted, devotion,
guilty pleasure, memories, memory, remember, remembered, reminisce, childhood, youth, teenage,
favourite, favourites, favorite, favorites, fan, fans, superfan, beloved, all-time,
album release, new release, released, release day, new album, new single, comeback, grammy, award, awards, chart, charts, hits,
chart-topping, number-one hit, billboard, classic, classics, masterpiece, legendary, iconic, celebrated, acclaimed, famous, icon, icons,
lyrics, lyric, melody, melodies, guitar, guitars, piano, drums, drum, bass, vocals, riff, riffs, orchestra,
shuffle, shuffled, algorithm, recommended, recommendation, recommendations, skipped, skipping,
yesterday, tomorrow, last week, last month, last year, next week, next day, the day before, the day after, a week earlier,
a year earlier, a month earlier, years ago, weeks ago, months ago, days ago, decade, decades, century,
background, soundtrack to your, accompanied you, kept you company
`)
