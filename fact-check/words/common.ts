// Ordinary English words, above all those that open sentences and titles. A capitalised word that is not
// here, occurs nowhere else in lower case and is no name of the day is taken for an invented name.

const groups = `
a about above according across actually add added adding after afterwards again against ago ahead all almost alone along already
also although altogether always amid among an and another any anyone anything apart are around artist artists as aside at
away back band bands be because become before began begin beginning begins behind being below beneath beside besides best
better between beyond big bigger biggest both bring brought busiest busy but by call came can clear close closer closing collectively
combined come comes coming compare compared comparing consider considering consistent continuous could count counted counting counts cover covered covering crowned cut daily day days deep despite did different
discovered discovering discovery distinct do does doing done double down dozens during each earlier early easily eight eighteen
eighty either eleven else end ended ending ends enough entire episode episodes especially even evening evenings eventually ever every
everyone everything exactly except expect explore explored exploring extended fair far fast few fewer fifteen fifth fifty figure fill filled filling final finally find
first five fixed follow followed following follows for forget forty found four fourteen fourth from front full further gave get
getting give given giving go goes going gone good got great greater had half halfway hand happened hard hardly has have having heading hear
heard hearing heavy held help hence her here hers high higher highest hints his history hold hour hours how however hundred hundreds if imagine impressive in including
indeed inside instead into is it its itself join joined just keep keeping kept kind know known large largest last lasting lasted late later
latest latter lead leading leads least leave led left less lesser let life light like likewise line list listen listened listener listening
little long longer longest look looking lots loud made main mainly make makes making many mark marked marking matched may maybe
mean meanwhile measured meet middle midday midnight might mind minute minutes more moreover morning mornings most mostly move moved
moving much music musical must my name named namely names near nearly neither never nevertheless new next night nights nine nineteen
ninety no nobody non nonetheless none noon nor not note noted nothing notice now number numbers of off often old on once one ones only onto open
opened opening or order ordinary other others our out outside over overall own part particularly past peak people per perhaps period pick picked piece
place plain play played playing plays plenty plus podcast podcasts point possibly pressed previous probably pushed put putting quick quiet quite
rank ranked ranking rarely rather reached reaching ready record recorded remarkable remarkably remember repeat repeated repeatedly repeating repeats rest return returned returning right roughly round
run running runs said same saw say second see seen sequence session sessions set seven seventeen seventy several share she short shorter should show
shows side similarly simply since single six sixteen sixty small so some somehow someone something sometimes song songs soon spanned spanning spent spinning split spread stand
standing start started starting starts stay stayed steady still stop stopped story stream streamed streaming streams stretch stretched stretching such sum summed suddenly sure
taken takes taking take talk tell ten than that the their them then there thereafter therefore these they thing things think third thirteen thirty
this those though thousand thousands three through throughout thus time times to today together told too took top topping total totalling totaling track
tracks tried triple true try tucked turn turned turning twelve twenty twice two typical typically ultimately under unique unlike until up upon us
usual usually very voice voices was watch way we week weeks well went were what whatever when whenever where whereas wherever whether
which whichever while who whoever whole whom whose why will with within without word words world would year years yes yet you
your yours yourself zero
accounting adds addition afternoon afternoons alongside anchored anchoring arrived arriving barely broke built calendar captured carried carrying category chapter chapters
claimed claiming clocked clocking closed closely collected complete completely constant contributed crossing delivered devoted drawn drew drift drifted dropped dwarfed edged
elsewhere equally every exceeding favoured featured featuring fewer fittingly focus followed forming fuelled fueled gathered gathering grew
headed headphones highlights holding identical immersed introduced introducing jumping landed landing lengthy lined living logged logging looped looping loops loyal
maintained measuring naturally nonstop notably numerically occupied outpaced packed paired pairing percent plainly pride pulled pushing queue queued
racked racking rapid regular remained remaining returns roster roughly rounding running scattered sequences served settled sharing shifted shifting sitting skipping soaring
spoken spotlight stacked standout standing stands starring statistics steadily stood straight streak strung supported supporting surely surpassed surpassing
sustained swapped switching tallied tallying thanks threading tied tipped topped totalled totaled touching toward towards traced trailing trailed tuned tuning unbroken unmatched
variety welcomed welcoming worth wrapped wrapping yielded
monday tuesday wednesday thursday friday saturday sunday birthday archive liner notes marathon repeatable tally dose dive flood wave parade tour streak round portion slice remainder
breadth depth range mix blend spell burst bursts hallmark headline highlight leader runner figures measure math arithmetic score scale volume weight amount balance
`

export const commonWords: ReadonlySet<string> = new Set(groups.trim().split(/\s+/))
