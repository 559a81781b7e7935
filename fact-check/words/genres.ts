import { wordList } from './word-list.ts'

/** Genres: a text may name those of the day's facts, which are names to it, and no other. */
export const genres = wordList(`
acoustic, afrobeat, afrobeats, alt-country, alternative rock, alt-rock, ambient, americana, anime music, avant-garde,
bachata, baroque, bebop, bluegrass, blues, bluesy, bolero, bossa nova, breakbeat, breakcore, britpop, bubblegum,
calypso, celtic, chamber music, chamber pop, chanson, chillout, chillwave, city pop, classical, classic rock, cumbia,
dancehall, dance-pop, dark wave, darkwave, deep house, disco, doo-wop, downtempo, dream pop, drone, drum and bass, dubstep,
edm, electro, electronic, electronica, electropop, emo, eurodance, eurobeat, experimental music,
fado, flamenco, folk, folky, folk-rock, funk, funky, gangsta, glam rock, glitch, gospel, goth, gothic, grime, grunge,
hair metal, hard rock, hardcore, heavy metal, hip-hop, hip hop, hiphop, honky-tonk, house music, hyperpop,
idm, indie, indie-rock, indie pop, industrial, instrumental, j-pop, jpop, jazz, jazzy, jungle, k-pop, kpop, krautrock,
latin, lo-fi, lofi, lounge music, mariachi, math rock, mathcore, merengue, metal, metalcore, minimal techno, motown,
neo-soul, new age, new wave, noise rock, nu metal, opera, operatic, orchestral, polka, pop, pop-punk, post-punk, post-rock,
power ballad, power pop, prog, prog rock, progressive rock, psychedelia, psychedelic, punk, r&b, r b, ragga, ragtime, rap,
rapper, rappers, rave, reggae, reggaeton, rhythm and blues, rock, rockabilly, rock and roll, rock'n'roll, roots music,
salsa, samba, screamo, sertanejo, shoegaze, ska, skiffle, slowcore, sludge, smooth jazz, soca, soft rock, soul, soulful,
stoner rock, surf rock, swing music, symphonic, symphony, synth, synth-pop, synthpop, synthwave, tango, techno,
thrash, trance, trip-hop, tropical house, vaporwave, world music, yacht rock, zydeco,
country music, country songs, country song, country twang, dance music, dance track, dance tracks, trap music, trap beats,
drill music, garage rock, uk garage, dub music, true crime, comedy podcast, comedy podcasts, comedy show, news podcast,
history podcast, science podcast, sports podcast, business podcast
`)

/** Moods and energies: the plays carry none. */
export const moods = wordList(`
angry, anxious, blissful, boring, delightful, dull, enjoyable, exhilarating, exciting, joyless, lovely, pleasant, pleasing, satisfying, thrilling, unforgettable, wonderful, breezy, brooding, calm, calming, cathartic, cheerful, chill, chilled, cosy, cozy,
contemplative, dark, dreamy, ecstatic, eerie, elated, energetic, energising, energizing, energy, ethereal, euphoria, euphoric,
feel-good, gentle, gloomy, groovy, happy, happiness, haunting, heartbreak, heartfelt, high-energy, hypnotic, intimate, introspective,
joy, joyful, joyous, laid-back, lively, lonely, loneliness, lush, melancholic, melancholy, mellow, mood, moods, moody, mournful,
nostalgia, nostalgic, optimistic, peaceful, pensive, playful, raucous, reflective, relaxed, relaxing, restless, rowdy,
romantic, sad, sadness, sensual, serene, sleepy, sombre, somber, soothing, sorrow, sunny, tender, thoughtful,
tranquil, triumphant, uplifting, upbeat, vibe, vibes, wistful, yearning
`)
