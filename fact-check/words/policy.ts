// Words that no story uses outside a quoted title, by class. The lists are our own and short on purpose:
// a word that is innocent as often as not (high, shot, kill time) is left out.

export type PolicyClass =
  | 'drugs'
  | 'alcohol'
  | 'sex'
  | 'violence'
  | 'slurs'
  | 'swearing'
  | 'inference'

const lines = (text: string): readonly string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)

export const policyWords: Readonly<Record<PolicyClass, readonly string[]>> = {
  drugs: lines(
    'drug, drugs, cocaine, heroin, meth, crack cocaine, marijuana, cannabis, stoned, stoner, ' +
      'ecstasy, mdma, lsd, acid trip, ketamine, opioid, opioids, opium, overdose, overdosed, addict, ' +
      'addicts, addicted, addiction, addictive, narcotic, narcotics, amphetamine, fentanyl, hungover',
  ),
  alcohol: lines(
    'alcohol, alcoholic, beer, beers, wine, whisky, whiskey, vodka, gin, rum, tequila, cocktail, cocktails, ' +
      'champagne, drunk, drunken, boozy, booze, tipsy, hangover, liquor, bourbon, pint, pints, intoxicated, intoxicating',
  ),
  sex: lines(
    'sex, sexy, sexual, sexually, porn, pornographic, nude, naked, orgasm, erotic, seduce, seduced, ' +
      'seductive, lust, lustful, hookup, stripper, foreplay, raunchy, steamy',
  ),
  violence: lines(
    'murder, murdered, murderer, murders, rape, raped, rapist, torture, tortured, slaughter, massacre, ' +
      'stab, stabbed, stabbing, gun, guns, gunfire, bomb, bombs, terrorist, terrorism, suicide, suicidal, ' +
      'self-harm, bloodshed, execution, beheaded, genocide, assault, assaulted, killer, killed, killing spree',
  ),
  slurs: lines(
    'faggot, fag, tranny, retard, retarded, spastic, chink, gook, kike, nigger, nigga, wetback, paki, whore, slut',
  ),
  swearing: lines(
    'fuck, fucked, fucking, fucker, motherfucker, shit, shitty, bullshit, bitch, bitches, bastard, ' +
      'asshole, arsehole, cunt, dick, cock, pussy, piss, pissed, wanker, bollocks, damn, goddamn, crap',
  ),
  inference: lines(
    'depressed, depression, anxiety, therapy, therapist, illness, disease, cancer, pregnant, pregnancy, ' +
      'diet, insomnia, medication, grief, grieving, mourning, prayer, pray, prayed, faith, religious, ' +
      'religion, church, mosque, synagogue, worship, girlfriend, boyfriend, husband, wife, partner, lover, ' +
      'breakup, break-up, divorce, divorced, gay, political, ' +
      'republican, democrat, socialist',
  ),
}
