/** Titles of tracks that no catalogue has: plain ones, and such as read like a claim, a number or a date. */
export const trackTitles: readonly string[] = `
Low Water | Tuesday | Three | Half Past Nine | Again | The Longest Day | 7 | Ten Minutes
First Time | Never | January | Interlude | untitled 4 | Don't Look Back, Look Up | Nothing New
Only You | Salt Road | Paper Lantern | kitchen light | Glass Ceiling, Wooden Floor
My Sister's Bicycle | 1989 | Once More | Two Left Shoes | Hollow Bell | No Answer | Ferry to Ystad
Sleeper | The Wrong Coat | Blue Hour | Every Other Sunday | 4 A.M. | Stay (Demo) | Saint Monday
Long Division | Fold | Forty Winks | Gravel | Weathercock | Northbound | Hold | Second Helping
Yellow Pages | Slow Train (Live) | A Map of the Room | Undertow | Cold Tea | Parallel Parking
Night Bus 12 | Small Change | Both Sides Now and Then | Letters I Kept | The Big Quiet | Matches
Orbit | Run, Rabbit | Heavy Rain | All Night | Thursday's Ghost | O Captain | Tin Roof
Seven Sisters | Last Orders | Window Seat | Marigold | Static | What the Tide Left
Echo Park & Ride | Rewind | Cherry Stone | Cinder Path | Hush | Wide Awake | Backroads
Ask Me Later | The Understudy | Vinegar | Mostly Harmless Love | Zero Hour | Lighthouse Keeper
Moth | Carousel | In Bloom, In Debt | Good Bones | Telephone | Borrowed Sugar | Eleven Steps
Feather & Brick | Harvest | Iron Horse | Just a Minute | Knots | Lemon Peel | Mile Marker 9
New Shoes | Open Window | Postscript | Quiet Please | Roof Garden | Splinter | Tidal
Umbrella Weather | Velvet Rope | Wishbone | Yesterday's Bread | Zigzag | Alright, Alright | Bruise
`
  .trim()
  .split(/\s*[|\n]\s*/)

export const episodeTopics: readonly string[] = `
The Missing Ledger | Why Bridges Hum | Salt | A Short History of Queues
The Man Who Counted Swans | Zero | Postcodes | The Second Letter | Half a Million Umbrellas
What Bees Know | Three Blind Referees | Lost Luggage | The Quiet Carriage | Counting Sheep
A Door in the Wall | Bread, Part Two | The Last Lamplighter | Who Owns the Moon? | Paper Money
Small Print | The Great Stink | Nobody Reads the Manual | Left Turns | One Hundred Eggs
Inside the Clock Tower | Fog | The Forger's Daughter | Twelve Angry Gulls | Under the Ice
Thin Air | Mail Order | A Good Hedge | Brass
`
  .trim()
  .split(/\s*[|\n]\s*/)
