import { heldOutListeners } from './held-out-listeners.ts'
import type { ListenerPlan } from './listener-plan.ts'

const openListeners: readonly ListenerPlan[] = [
  {
    id: 'ada', seed: 11, zone: 'Europe/London', offsetHours: 0, country: 'GB', birthday: '03-19',
    years: [2025],
    spans: [['20240801', 500]], activity: 62, plays: [2, 7], startHour: [7, 20],
    minutes: [2.5, 5.5], titlesEach: 4,
    artists: `
      Petra Vance | The Low Countries | Harrow & Vine | Ghostwood | Maple | Ines Okonjo
      Third Rail Choir | dust mote | Carol Sandgate | Nine Elms | The Parish Council | Oskar Lund
    `,
    newcomers: `
      Birdseye | The Tin Hats | Salome Reyes | Cutwater | Fern | Dogrose | Vesper Lane
      Old Clockhouse
    `,
    shows: 'Two Rivers Radio | Plain Questions', episodes: 6,
    special: {
      '20250214': [['18:30', 'mix', 9], ['20:40', 'artist', 17, 2]],
      '20250319': [['08:05', 'mix', 8], ['19:10', 'each', 6, 3]],
      '20250511': [['10:20', 'loop', 16, 5, 1], ['13:00', 'mix', 4]],
      '20250823': [['11:00', 'new', 8], ['14:10', 'mix', 6], ['21:00', 'each', 4, 1]],
      '20251109': [['07:45', 'mix', 14], ['12:30', 'each', 12], ['16:05', 'mix', 21]],
    },
  },
  {
    id: 'bo', seed: 23, zone: 'America/Chicago', offsetHours: -6, country: 'US',
    years: [2024, 2025],
    spans: [['20231001', 800]], activity: 96, plays: [14, 44], startHour: [6, 12],
    minutes: [2.2, 5], titlesEach: 16,
    artists: `
      Cassidy Blaine=country;2015;45 | Neon Tabernacle=synthpop;2019;82
      The Hollow Kings=garage rock;2003;88 | Ruby Tallow=soul;1971;50 | 88 Fathoms=techno;2021;93
      Delta Mercy=blues;1966;35 | Sable & Finch=folk;1998;24 | Wendell Crane=country;1979;40
      MOTORCADE=garage rock;2011;95 | Junie Park=synthpop;2022;70
      Quarter Moon Radio=soul;1985;55 | Plainsong=ambient;2007;10
      The Ozark Twins=country;1994;48 | Pale Static=shoegaze;1992;60 | Marguerite=jazz;1958;28
      Big Dipper=techno;2018;90 | Rosalind Ames=folk;2012;20 | T. K. Lowe=hip hop;2016;76
      4 Corners=hip hop;1996;72 | Lantern Bay | Hector Solis=jazz;1963;33
    `,
    newcomers: `
      Gilt=synthpop;2023;80 | The Night Clerks=garage rock;2024;85 | Sister Ray Cole=soul;2020;52
      Ohio Blue=country;2021;46 | Apogee=techno;2022;92 | Thimble=folk;2019;22
      North Pier=shoegaze;2020;62 | Dez | Coltrane Avenue=jazz;2023;34
      Wild Mercury=blues;2018;44 | Hux & Lee=hip hop;2024;74
    `,
    shows: 'The Long Ledger | Half Court', episodes: 3,
    special: {
      '20240309': [['08:00', 'artist', 34, 7], ['13:00', 'mix', 20]],
      '20240704': [['09:30', 'each', 21], ['12:00', 'each', 21], ['15:00', 'mix', 30]],
      '20240907': [['08:00', 'mix', 50], ['13:00', 'mix', 44]],
      '20241026': [
        ['07:10', 'artist', 20, 14], ['10:00', 'artist', 20, 20], ['13:30', 'artist', 12, 5],
        ['17:00', 'mix', 6],
      ],
      '20250118': [['10:00', 'new', 11], ['12:00', 'mix', 18]],
      '20250412': [
        ['06:50', 'artist', 18, 4], ['09:00', 'artist', 18, 15], ['12:30', 'artist', 16, 8],
        ['15:30', 'artist', 12, 2],
      ],
      '20250607': [['07:00', 'mix', 60], ['13:00', 'mix', 62], ['20:00', 'mix', 22]],
      '20250920': [['08:30', 'loop', 40, 9, 2], ['12:10', 'mix', 20]],
      '20251122': [
        ['09:00', 'artist', 16, 14], ['10:40', 'artist', 16, 20], ['14:00', 'artist', 9, 3],
        ['16:00', 'artist', 9, 5],
      ],
    },
  },
  {
    id: 'cleo', seed: 37, zone: 'Australia/Sydney', offsetHours: 10, country: 'AU', years: [2025],
    spans: [['20241001', 450]], activity: 88, plays: [1, 4], startHour: [6, 18], minutes: [3, 5],
    titlesEach: 3,
    artists: 'Wattle Street | The Ferrymen | kelp | Noor Haddad | Banksia Road | Sunday School',
    shows: `
      Small Claims | The Tuesday Desk | Bone Dry | Under the Floorboards | 5 Good Minutes
      Cricket, Probably
    `, episodes: 72,
    special: {
      '20250308': [
        ['07:00', 'show', 4, 0], ['11:30', 'show', 3, 3], ['15:00', 'show', 2, 1],
        ['19:00', 'show', 2, 5],
      ],
      '20250622': [['08:20', 'show', 6, 3], ['13:45', 'show', 1, 2]],
      '20250717': [['06:40', 'mix', 22], ['18:00', 'show', 1, 0]],
      '20251002': [['09:00', 'loop', 19, 2, 1], ['20:00', 'show', 2, 4]],
    },
  },
  {
    id: 'dov', seed: 41, zone: 'Europe/Berlin', offsetHours: 1, country: 'DE', birthday: '11-02',
    years: [2025],
    spans: [['20240615', 560]], activity: 80, plays: [8, 26], startHour: [20, 23.5],
    minutes: [3, 7.5], titlesEach: 5,
    artists: `
      Nachtzug | Silo 9 | Die Kurve | Ada Brandt | Low Ceiling | Funkhaus Ost | Mirjam K. | Grau
      The Second Shift | Ohm & Söhne | Kaltmiete | Violet Drift | Tresor Mädchen | hinterhof
    `,
    newcomers: `
      Elbe | Sechs Uhr | Neon Amt | Rotes Licht | Schlafwagen | Bassbox 4 | Wolke | Lakritz
    `,
    special: {
      '20250117': [['22:10', 'artist', 26, 1]],
      '20250118': [['00:20', 'mix', 40], ['21:00', 'mix', 24]],
      '20250405': [['23:05', 'loop', 8, 3, 1]],
      '20250406': [['00:05', 'loop', 27, 3, 2], ['20:30', 'mix', 5]],
      '20250809': [['21:15', 'new', 8], ['22:20', 'mix', 14]],
      '20251102': [['20:00', 'mix', 12], ['22:40', 'artist', 9, 6]],
    },
  },
  {
    id: 'eli', seed: 53, zone: 'Europe/Dublin', offsetHours: 0, country: 'IE', years: [2025],
    spans: [['20241101', 420]], activity: 85, plays: [6, 18], startHour: [7, 17],
    minutes: [2.4, 4.2], titlesEach: 8,
    artists: `
      lowercase june | ivy & the rest | paper boats | no one you know | tiny chapel
      hello, marianne | sad robot | moon tax | everyone else
    `,
    newcomers: `
      glass hour | wren | a boy named tuesday | the same river | soft launch | kid ledger | pip
      long grass
    `,
    special: {
      '20250101': [['00:12', 'artist', 14, 0], ['11:40', 'artist', 22, 0]],
      '20250309': [['08:00', 'artist', 48, 0], ['15:10', 'artist', 11, 1]],
      '20250516': [['16:00', 'loop', 31, 0, 1], ['18:10', 'loop', 12, 4, 3]],
      '20250704': [['12:00', 'each', 9], ['13:00', 'new', 8], ['19:20', 'artist', 7, 6]],
      '20251018': [['09:15', 'artist', 24, 0], ['12:00', 'artist', 24, 2], ['17:00', 'mix', 26]],
    },
  },
  {
    id: 'fay', seed: 67, zone: 'Europe/Paris', offsetHours: 1, country: 'FR', years: [2025],
    spans: [['20240901', 470]], activity: 78, plays: [5, 12], startHour: [8, 19],
    minutes: [3, 4], isWhole: true, titlesEach: 3,
    artists: `
      Les Ombres | Bruno Caillou | The Pilots | Fleur & Fils | Onze Heures | Deux Chiens
      Marée Basse | La Cour | Hôtel Tango | SABLE
    `,
    newcomers: 'Petit Feu | Nuit Longue | Zinc | Le Double | Ardoise | Miroir',
    shows: 'Parlons Pain | Le Fil', episodes: 8,
    special: {
      '20250222': [['10:00', 'loop', 12, 0, 1], ['11:00', 'loop', 12, 2, 1], ['15:00', 'mix', 5]],
      '20250415': [['09:00', 'each', 10], ['10:00', 'each', 10], ['16:00', 'each', 10]],
      '20250705': [['13:00', 'artist', 20, 4], ['15:30', 'artist', 10, 7]],
      '20250906': [['13:00', 'artist', 20, 4], ['15:30', 'artist', 12, 8]],
      '20251012': [['18:00', 'new', 6], ['19:00', 'each', 6]],
      '20251115': [['09:30', 'show', 2, 0], ['12:00', 'show', 2, 1]],
    },
  },
  {
    id: 'gus', seed: 71, zone: 'Europe/Madrid', offsetHours: 1, country: 'ES', birthday: '06-14',
    years: [2025],
    spans: [['20240701', 540]], activity: 90, plays: [8, 24], startHour: [8, 20],
    minutes: [3, 4], isAssumed: true, titlesEach: 5,
    artists: `
      Los Relojes | Ana Torrente | Calle Nueve | The Understairs | Viento Sur | Mil Pesetas
      Óscar y los Demás | Bufanda | Perro Azul | Teleférico | Casa Vacía | Nina Salas
    `,
    newcomers: `
      Marzo | Cuatro Gatos | Sombra | Lola Prim | Tren de Cercanías | El Quinto | Humo
      Isla Perejil | Dos Orillas
    `,
    special: {
      '20250330': [['09:00', 'artist', 42, 1], ['14:00', 'mix', 6]],
      '20250614': [['10:30', 'mix', 20], ['18:00', 'each', 9, 2]],
      '20250719': [['11:00', 'new', 9], ['12:00', 'mix', 10]],
      '20250925': [['08:40', 'mix', 50], ['15:00', 'mix', 45]],
      '20251108': [['19:00', 'loop', 36, 5, 3]],
    },
  },
  {
    id: 'hana', seed: 83, zone: 'Asia/Tokyo', offsetHours: 9, country: 'JP', birthday: '02-29',
    years: [2025],
    zoneHistory: [{ zone: 'Europe/Lisbon',
    fromMs: Date.UTC(2025, 6, 10, 3) }, { zone: 'Asia/Tokyo', fromMs: Date.UTC(2025, 7, 2, 9) }],
    spans: [['20240801', 515]], activity: 84, plays: [5, 16], startHour: [7, 19],
    minutes: [3, 6], titlesEach: 12,
    artists: `
      Kazuko Mori=jazz;1976 | Paper Crane Unit=city pop;1982 | ASAHI 77=city pop;1984
      The Rail Yard=rock;2004 | Yuzu & Salt=indie pop;2018 | Slow Elevator=ambient;2011
      Nishi=hip hop;2020 | Harbour Lights=city pop;1981 | minus one=indie pop;2021
      Ensemble Ruha=classical;1969 | Plum Season=folk;1997 | Kiki Arai=jazz;1961
    `,
    newcomers: `
      Fado Novo=fado;2019 | Teresa Mar=fado;1974 | Sete Colinas=fado;2002 | Alfama 3=jazz;2016
      Azulejo=indie pop;2022 | Rui & Rita=folk;2010 | O Barco=fado;1968
    `,
    special: {
      '20250101': [['09:00', 'mix', 14], ['13:20', 'artist', 10, 9]],
      '20250228': [['07:30', 'mix', 10], ['20:10', 'artist', 12, 1]],
      '20250710': [['08:00', 'mix', 8], ['19:00', 'each', 8, 2]],
      '20250719': [['15:00', 'new', 7], ['18:00', 'artist', 6, 5]],
      '20250510': [
        ['10:00', 'artist', 15, 1], ['11:30', 'artist', 12, 2], ['13:00', 'artist', 12, 7],
        ['16:00', 'each', 4, 3],
      ],
      '20251103': [['08:10', 'loop', 12, 3, 12], ['11:00', 'loop', 11, 6, 12]],
    },
  },
  {
    id: 'ivo', seed: 97, zone: 'Europe/Zagreb', offsetHours: 1, country: 'HR', years: [2025],
    spans: [['20240901', 480]], activity: 82, plays: [6, 20], startHour: [9, 18],
    minutes: [2.6, 5.5], titlesEach: 11,
    artists: `
      The Marlow Set=psychedelic rock;1967;55 | Dinah Crewe=soul;1964;48
      Brass Monkeys=ska;1980;78 | Ljubo Star=chanson;1959;22
      Glass Onion Society=psychedelic rock;1969;60 | Ernestine Fox=jazz;1956;30
      Velvet Tram=new wave;1982;72 | Concrete Swans=post-punk;1979;70
      Adria Beat=new wave;1984;74 | The Sextons=folk;1971;25 | Motor City Five=soul;1966;66
      Wire & Wool=post-punk;2005;68 | Modra Rijeka=folk;1974;26 | Sputnik Sisters=synthpop;1981;69
      Plastic Harbour=synthpop;2017;75
    `,
    newcomers: `
      Lucinda Gray=jazz;1951;27 | Piano Tuner=classical;1930;12 | Old Harbour Band=swing;1939;50
      The Crooners Club=swing;1944;38 | Rosa Bell=swing;1941;42 | Valse Noire=classical;1926;15
    `,
    special: {
      '20250111': [['10:00', 'artist', 24, 6], ['12:20', 'artist', 20, 8], ['15:00', 'mix', 6]],
      '20250426': [
        ['14:00', 'artist', 9, 5], ['15:00', 'artist', 9, 3], ['16:30', 'new', 6],
        ['17:10', 'new', 6],
      ],
      '20250712': [
        ['09:30', 'loop', 11, 2, 11], ['11:10', 'loop', 11, 8, 11], ['13:00', 'loop', 5, 6, 11],
      ],
      '20250913': [['10:45', 'each', 15], ['13:00', 'each', 15], ['16:00', 'each', 13]],
      '20251206': [
        ['20:00', 'new', 6], ['20:40', 'new', 6], ['21:20', 'new', 6], ['22:00', 'new', 6],
      ],
    },
  },
  {
    id: 'jun', seed: 101, zone: 'America/Vancouver', offsetHours: -8, country: 'CA', years: [2025],
    spans: [['20241001', 440]], activity: 70, plays: [3, 12], startHour: [6, 19],
    minutes: [2, 6], titlesEach: 6,
    artists: `
      - | Unknown Artist | DJ Pantry | Various | the neighbours | Track Heads | Lorna & Sons
      VHS Summer | 2 Stone Ten | Basement Tape
    `,
    newcomers: 'Ghost Hotel | Kelp Forest | Half Dime | Odd Socks | Ferry Queue | Rain City Brass',
    shows: 'Off the Record | Pacific Standard', episodes: 10,
    special: {
      '20250202': [['09:00', 'book', 7, 1], ['14:00', 'mix', 6]],
      '20250405': [['11:00', 'artist', 18, 0], ['13:00', 'artist', 14, 6]],
      '20250620': [['16:20', 'new', 6], ['17:00', 'mix', 12]],
      '20250829': [['07:30', 'mix', 34], ['20:15', 'show', 2, 1]],
      '20251011': [['10:00', 'loop', 22, 8, 2]],
    },
  },
  {
    id: 'kit', seed: 113, zone: 'Europe/London', offsetHours: 0, country: 'GB', years: [2025],
    spans: [['20190301', 90], ['20250110', 330]], activity: 76, plays: [7, 22],
    startHour: [7, 19], minutes: [2.5, 5], titlesEach: 9,
    artists: `
      Copperhead Road Crew | The Allotments | Jessamy Pike | Kite & String | Room 101 Quartet
      Sir Loin | A. N. Other | Peckham Rye | Tall Ships Only | The Thursday People | Mabel Frost
      Goldfinch Arcade | Bus Replacement | Hm. | The Only Ones Left | "Lefty" Doyle
    `,
    newcomers: `
      Attic | The Spoons | Ludo | Margate Sands | Quiet Riot Grrrand | Elm Row | Foxglove
      Tom Yum Choir | Ingot | J.P. & Daughters | Mudlark | Kestrel 9 | Overcoat | Peat | Quill
      Sixpence | Tollgate
    `,
    special: {
      '20250301': [['12:00', 'new', 12], ['14:00', 'mix', 11]],
      '20250503': [['09:00', 'artist', 28, 10], ['19:00', 'mix', 8]],
      '20250726': [['08:00', 'each', 16], ['10:00', 'new', 5, 12], ['12:00', 'mix', 40]],
      '20250918': [['17:30', 'loop', 18, 13, 1], ['19:00', 'loop', 10, 14, 2]],
      '20251101': [['06:30', 'mix', 30], ['11:00', 'mix', 34]],
    },
  },
] // biome-ignore format: a table

export const madeUpListeners: readonly ListenerPlan[] = [...openListeners, ...heldOutListeners]
