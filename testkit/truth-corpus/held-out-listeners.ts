import type { ListenerPlan } from './listener-plan.ts'

/** Their texts are in `tests/held-out/`. */
export const heldOutListeners: readonly ListenerPlan[] = [
  {
    id: 'lou', isHeldOut: true, seed: 211, zone: 'Europe/London', offsetHours: 0, country: 'GB',
    birthday: '08-30', years: [2025],
    spans: [['20240901', 470]], activity: 74, plays: [4, 14], startHour: [7, 20],
    minutes: [2.5, 5], titlesEach: 4,
    artists: `
      Sunday | Minutes | The Usual | "Big" Al Fresco | Nobody in Particular | 2 Tone Elephants
      Salt & Ochre | may | Seven Plays | Everything Else | The New Artists | Morning Session
      No Repeats | Half of Leeds | Only Children
    `,
    newcomers: `
      First Time Buyers | Second Place | Most of Us | Never Again | The Longest Day | Twelve
      Again & Again | october
    `,
    shows: 'The Episode | Listen Again | An Hour With', episodes: 12,
    special: {
      '20250125': [['09:20', 'artist', 24, 2], ['11:30', 'mix', 7]],
      '20250405': [['10:00', 'loop', 21, 6, 2], ['14:30', 'mix', 9]],
      '20250712': [['13:10', 'new', 8], ['15:00', 'each', 9]],
      '20250830': [['08:30', 'mix', 12], ['20:00', 'artist', 5, 8]],
      '20251004': [['07:50', 'show', 4, 1], ['12:00', 'show', 1, 0], ['16:00', 'mix', 6]],
    },
  },
  {
    id: 'mo', isHeldOut: true, seed: 223, zone: 'America/New_York', offsetHours: -5,
    country: 'US', years: [2025],
    spans: [['20240801', 515]], activity: 93, plays: [12, 36], startHour: [6, 13],
    minutes: [2.2, 4.8], titlesEach: 13,
    artists: `
      Bandana Republic=punk;1994;94 | Loud Librarians=punk;2008;91 | Ezra Quill=folk;2001;22
      The Gowanus Five=jazz;1962;40 | HYDRANT=techno;2020;96 | Mercy Okafor=afrobeat;2017;80
      Stoop Kids=hip hop;1998;75 | Lady Cavendish=disco;1978;85 | Fire Escape=indie rock;2006;65
      Grace Notes=classical;1968;15 | D-Train Saints=gospel;1973;58 | Kid Borough=hip hop;2021;78
      Cool Ranch Dads=indie rock;2013;60 | Miles & Myles=disco;1981;83 | Salt Point=ambient;2015;8
      Rosie Steed=country;1989;44 | The Ushers=soul;1969;52 | J. Alonzo=afrobeat;1975;77
    `,
    newcomers: `
      Subway Sirens=punk;2023;92 | Tall Order=indie rock;2024;63 | Ama & Kojo=afrobeat;2022;81
      Halogen=techno;2019;95 | Bodega Cat=hip hop;2023;73 | Pearl Street=jazz;2018;36
      Oh, Delilah=folk;2020;20 | Nine to Five=disco;2021;84 | West Side Story Hour=soul;2016;50
    `,
    special: {
      '20250208': [
        ['07:15', 'loop', 13, 4, 13], ['09:00', 'loop', 13, 0, 13], ['11:00', 'loop', 12, 1, 13],
        ['18:30', 'mix', 2],
      ],
      '20250322': [['10:00', 'new', 9], ['11:00', 'mix', 16], ['17:45', 'each', 5, 6]],
      '20250531': [['08:20', 'artist', 30, 7], ['11:00', 'artist', 22, 13]],
      '20250823': [['06:30', 'mix', 55], ['12:00', 'each', 18], ['17:00', 'mix', 40]],
      '20251115': [
        ['09:00', 'artist', 18, 9], ['11:00', 'artist', 14, 3], ['14:00', 'artist', 10, 16],
      ],
    },
  },
  {
    id: 'nia', isHeldOut: true, seed: 227, zone: 'Europe/Lisbon', offsetHours: 0, country: 'PT',
    birthday: '05-05', years: [2024, 2025],
    spans: [['20230901', 820]], activity: 86, plays: [6, 20], startHour: [8, 20],
    minutes: [3, 4], isAssumed: true, titlesEach: 5,
    artists: `
      Quarta-Feira | Marta Seixas | Os Vizinhos | Rádio Clara | Pedra | Beira-Rio | Dona Alice
      Eleven Eleven | Fim de Tarde | Sal e Sol | Tomé & Co. | Ninguém
    `,
    newcomers: 'Lua Nova | Corvo | Paço | Manhã | Serra Alta | Oito | Fado Elétrico | Vinha',
    special: {
      '20240406': [['10:00', 'mix', 40], ['15:30', 'mix', 38]],
      '20240505': [['09:00', 'mix', 15], ['17:00', 'artist', 10, 6]],
      '20241012': [['12:00', 'loop', 28, 7, 1], ['18:00', 'mix', 8]],
      '20250215': [['11:00', 'new', 8], ['12:00', 'mix', 7]],
      '20250505': [['10:10', 'artist', 8, 2], ['19:00', 'artist', 8, 3], ['21:00', 'mix', 9]],
      '20250621': [['09:30', 'artist', 38, 9], ['14:30', 'mix', 10]],
    },
  },
  {
    id: 'ola', isHeldOut: true, seed: 229, zone: 'Europe/Oslo', offsetHours: 1, country: 'NO',
    birthday: '12-13', years: [2025],
    spans: [['20130201', 120], ['20241120', 400]], activity: 79, plays: [5, 18],
    startHour: [18, 23], minutes: [3, 8], titlesEach: 5,
    artists: `
      Fjordlys | Sjette Etasje | Tove Nilsen Trio | The Snowploughs | Mørketid | Kaffe & Kart
      Borealis 12 | Grus | Ingrid Falk | Vinterdekk | hytta | Siste Buss
    `,
    newcomers: 'Nordlys Express | Brunost | Lavvo | Skarv | Tre Kroner | Ullgenser | Sti',
    shows: 'Stille Rom', episodes: 5,
    special: {
      '20241231': [['22:30', 'mix', 10]],
      '20250101': [['00:30', 'mix', 18], ['16:00', 'artist', 9, 2]],
      '20250308': [['20:15', 'artist', 20, 4], ['23:00', 'artist', 4, 5]],
      '20250621': [['19:00', 'new', 7], ['20:00', 'mix', 9]],
      '20250913': [['18:40', 'loop', 19, 9, 2]],
      '20251213': [['17:30', 'mix', 30]],
    },
  },
  {
    id: 'pat', isHeldOut: true, seed: 233, zone: 'Europe/Dublin', offsetHours: 0, country: 'IE',
    years: [2025],
    spans: [['20241001', 450]], activity: 81, plays: [3, 11], startHour: [6, 18],
    minutes: [2.5, 5], titlesEach: 4,
    artists: `
      The Turf Accountants=folk;1988;40 | Sinéad Hurley=folk;1976;25
      Back Kitchen Band=ceilidh;1969;75 | Liffey Electric=electronica;2014;70
      Grand Parade=brass band;1954;50 | Bridie & the Bees=indie pop;2019;62
      Wet Slates=post-rock;2009;35 | Cormac Daly=folk;1999;30 | Dublin Port Choir=choral;1961;18
      Fiddler Three=ceilidh;1983;80
    `,
    newcomers: `
      Oat | The Long Acre=folk;2021;28 | Sally Gap=indie pop;2023;60 | Turas=ceilidh;2011;77
      Mizen=post-rock;2018;38 | Blackwater=folk;1995;26 | Kerry Gold Rush=country;2005;55
    `,
    shows: 'The Long Way Round | Any Other Business | Parish Notes | Deep Shelf', episodes: 45,
    special: {
      '20250118': [['07:30', 'show', 5, 0], ['13:00', 'show', 3, 3], ['18:00', 'show', 1, 1]],
      '20250317': [
        ['10:00', 'artist', 14, 2], ['11:30', 'artist', 14, 9], ['15:00', 'artist', 6, 1],
      ],
      '20250614': [['09:10', 'book', 6, 12], ['15:00', 'show', 4, 3]],
      '20250802': [['12:00', 'new', 7], ['13:10', 'mix', 9]],
      '20251025': [['09:00', 'loop', 26, 5, 2], ['20:00', 'show', 1, 2]],
      '20251129': [['11:00', 'artist', 12, 4], ['13:00', 'artist', 12, 8]],
    },
  },
  {
    id: 'quin', isHeldOut: true, seed: 239, zone: 'America/Toronto', offsetHours: -5,
    country: 'CA', years: [2025],
    spans: [['20240815', 490]], activity: 68, plays: [3, 9], startHour: [7, 20], minutes: [3, 3],
    isWhole: true, titlesEach: 3,
    artists: `
      Canal Street | Ottoline | The Maybes | Prairie Oyster Bar | Yes Chef | Low Sugar | Ice Road
      Tamarack | Mrs. Dalhousie | 401 West
    `,
    newcomers: 'Loonie | Muskeg | Double Double | Snow Day | Portage | Toque',
    shows: 'House of Commoners', episodes: 7,
    special: {
      '20250201': [
        ['10:00', 'loop', 9, 1, 1], ['11:00', 'loop', 9, 3, 1], ['12:00', 'loop', 9, 5, 1],
      ],
      '20250426': [['13:00', 'artist', 18, 6], ['15:00', 'mix', 5]],
      '20250719': [['13:00', 'artist', 18, 0], ['15:00', 'artist', 12, 7]],
      '20250816': [['13:00', 'new', 6], ['14:00', 'each', 10]],
      '20251004': [['13:00', 'mix', 16], ['18:00', 'mix', 14]],
    },
  },
] // biome-ignore format: a table
