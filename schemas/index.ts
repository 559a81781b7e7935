// Generated from schemas/**/*.avsc by `npm run generate`. Do not edit.
import { defineSchema } from '#runtime/schema.ts'
import type { Category } from './categories.ts'
import { wordCheckOf } from './closed-words.ts'
import type { FactKind } from './fact-kinds.ts'

/** What a selection could see: enough to compute its facts again from the topics alone. */
export interface Basis {
  /** The listener's partition, the same in every topic. */
  readonly partition: number
  /** Offset of the listener's first message in `plays` that was counted. */
  readonly playsFrom: number
  /** Offset of the last one that changed anything. */
  readonly playsTo: number
  /** When the profile that held was declared, ms since 1970 UTC. */
  readonly declaredAt: number
  /** SHA-256 in hex over what days are cut by and what is hidden in that profile; later profiles may say the same. */
  readonly profileHash: string
  /** Version of the catalogue that was open: SHA-256 in hex over what it says. Empty where there was none. */
  readonly catalogueVersion: string
  /**
   * Version of the IANA time zone data that days were cut by, such as 2026f. Empty where an earlier build cut them.
   */
  readonly tzVersion: string
  /**
   * SHA-256 in hex over the offsets from UTC that the listener lived by, as that data has them. Empty where an earlier
   * build cut the days.
   */
  readonly offsetsHash: string
  /** Version of the rules that the days and facts follow (facts/rules.ts): 1 where it was not noted. */
  readonly rulesVersion: number
}

/** What a campaign may use; reaching one of them pauses it. */
export interface CampaignBudget {
  /** Millionths of a US dollar; null for no bound. */
  readonly priceMicros: null | number
  /** Input and output tokens together; null for no bound. */
  readonly tokens: null | number
  /** When it pauses at the latest, ms since 1970 UTC; null for no bound. */
  readonly deadlineAt: null | number
}

/** What a campaign came to so far. */
export interface CampaignCounts {
  /** Days that it has written. */
  readonly written: number
  /** Days whose text was current. */
  readonly kept: number
  /** Days that are no longer selected, those of erased listeners too. */
  readonly gone: number
  /** Of the written days, those whose first answer passed. */
  readonly acceptedAtFirst: number
  /** Of the written days, those that the template wrote. */
  readonly templates: number
  /** Calls of models. */
  readonly calls: number
  /** Prompt tokens billed, cached ones included. */
  readonly inputTokens: number
  /** Of those, tokens read from the provider's cache. */
  readonly cachedTokens: number
  /** Completion tokens billed. */
  readonly outputTokens: number
  /** Price of the calls in millionths of a US dollar. */
  readonly priceMicros: number
}

/** One figure of a plan, as it was estimated before anything was spent. */
export interface CampaignEstimate {
  /** tokens, priceMicros or hours. */
  readonly name: string
  /** In 1 of 10 cases it is less. */
  readonly p10: number
  /** The median. */
  readonly p50: number
  /** In 9 of 10 cases it is less. */
  readonly p90: number
}

/** Something odd that a campaign met with. */
export interface CampaignNote {
  /** As in docs/ERRORS.md. */
  readonly code: string
  /** In words. */
  readonly detail: string
  /** When, ms since 1970 UTC. */
  readonly at: number
}

/** What became of one day that a campaign asked for. */
export interface CampaignReport {
  /** Local date of the listener, YYYYMMDD. */
  readonly date: string
  /** written, kept (its text was current) or gone (the day is no longer selected). */
  readonly outcome: string
  /** How a written text came about: none, retry, slots or template; empty where none was written. */
  readonly fallback: string
  /** Rules that refused an answer for it, one for each answer: the first that did. */
  readonly rules: readonly string[]
  /** How calls for it failed, one for each call that did. */
  readonly failures: readonly string[]
}

/** How far each partition was at one time. */
export interface CampaignSample {
  /** ms since 1970 UTC. */
  readonly at: number
  /** Requests that had ended, by partition. */
  readonly ended: readonly number[]
  /** Requests that had not, by partition. */
  readonly open: readonly number[]
}

/** How a campaign wants the days that it asks for. */
export interface CampaignTerms {
  /** The campaign. */
  readonly campaignId: string
  /** Version of prompts/report to write with, such as v3; empty for the one that generation has. */
  readonly promptVersion: string
  /** Whether days that have a current text are written again. */
  readonly isRewrite: boolean
  /** Where the listener is in the topic campaign-requests, in their partition. */
  readonly inputOffset: number
}

/** A process of generation, as it last said how busy it is. */
export interface CampaignWriter {
  /** Its name. */
  readonly instance: string
  /** Calls in flight. */
  readonly inFlight: number
  /** How many may be. */
  readonly limit: number
  /** When it said so, ms since 1970 UTC. */
  readonly endedAt: number
}

/** The answer of one check or one judge's question. */
export interface Check {
  /** Which check: facts, names, dates, length, tone and so on. */
  readonly name: string
  /** CODE for a deterministic check, LLM for a model's answer. */
  readonly kind: string
  /** pass, fail, unsure or error. A grader's outage is an error, never a pass or a fail. */
  readonly outcome: string
  /** What was found, in words; empty when nothing was. */
  readonly detail: string
}

/** What one local day comes to, over its counted plays: enough to rank days without reading their plays. */
export interface DaySummary {
  /** Local date, YYYYMMDD. */
  readonly date: string
  /** Counted plays of any kind. */
  readonly plays: number
  /** Counted plays of tracks. */
  readonly tracks: number
  /** Distinct tracks among them. */
  readonly distinctTracks: number
  /** Milliseconds heard in them. */
  readonly musicMs: number
  /** Distinct artists among them. */
  readonly artists: number
  /** Milliseconds of the most heard artist. */
  readonly topArtistMs: number
  /** Counted plays of the artist with most of them. */
  readonly topArtistPlays: number
  /** Distinct episodes. */
  readonly episodes: number
  /** Distinct shows. */
  readonly shows: number
  /** Milliseconds heard in episodes. */
  readonly podcastMs: number
  /** Milliseconds heard in anything else, such as chapters. */
  readonly otherMs: number
  /** Of all milliseconds heard, those that rest on an assumed length. */
  readonly assumedMs: number
  /** Milliseconds of the most heard show. */
  readonly topShowMs: number
  /** Counted plays of less than 45 s. */
  readonly shortPlays: number
  /** The most counted plays that ended within one minute of the clock. */
  readonly burstPlays: number
  /** Milliseconds of what is made to sleep by, as its titles say. */
  readonly sleepMs: number
  /** Distinct genres that the catalogue knows of its music. */
  readonly genres: number
  /** Milliseconds of the most heard genre. */
  readonly topGenreMs: number
  /** Milliseconds of music whose genre the catalogue knows. */
  readonly genreKnownMs: number
  /**
   * The genres most heard, at most six: 4 bytes each, the genre by its place in the catalogue and its share of them in
   * 65,535ths, both big-endian.
   */
  readonly taste: Buffer
  /**
   * The year before which half of the music that the catalogue can date, by time, came out; 0 where none can be dated.
   */
  readonly releaseYear: number
  /** Milliseconds of music whose year of release the catalogue knows. */
  readonly datedMs: number
  /** Mean energy by time of the music whose energy the catalogue knows, 0 to 1,000. */
  readonly energy: number
  /** Milliseconds of music whose energy the catalogue knows. */
  readonly energyKnownMs: number
  /** How many artists share the most milliseconds. */
  readonly topArtists: number
  /** How many artists share the most plays. */
  readonly topArtistsByPlays: number
  /** How many shows share the most milliseconds. */
  readonly topShows: number
  /** Minutes heard in each of the 24 hours of the local clock, a byte each; empty where they are not known. */
  readonly hours: Buffer
}

/** One computed statement about a day. A story may state facts only. */
export interface Fact {
  /** Identity within the day, such as minutes or top-artist-minutes. */
  readonly id: string
  /** What sort of statement this is; see facts/fact.ts for the kinds. */
  readonly kind: FactKind
  /** The value: a number in its unit, or a name, date or clock time as text. */
  readonly value: number | string
  /**
   * Unit of the value: minutes, plays, tracks, episodes, artists, shows, share, times, days, date, weekday, clock or
   * name.
   */
  readonly unit: string
  /** The name that the value counts or describes, null when it is the day as a whole. */
  readonly subject: null | string
  /** 1-based rank of the value among the listener's days of the year, null when not ranked. */
  readonly rank: null | number
  /** The listener's usual value (median over days with plays of that kind in the year), in the same unit. */
  readonly usual: null | number
  /** Share of the day, 0 to 1, that the fact could see; null when it saw all of it. */
  readonly coverage: null | number
}

/** How much of an artist or show a day has. */
export interface HeardName {
  /** The artist or show. */
  readonly name: string
  /** Milliseconds heard in counted plays. */
  readonly playedMs: number
  /** Counted plays. */
  readonly plays: number
}

/** What one of several imports says of a play: it holds again when the others are taken back. */
export interface ImportClaim {
  /** The import, by its ordinal in the index page. */
  readonly ordinal: number
  /** When the message that said it last was written, ms since 1970 UTC. */
  readonly recordedAt: number
  /** The play as this import has it; null where that is as it is kept. */
  readonly play: null | Play
}

/** One listener of the input of a campaign. */
export interface InputPlace {
  /** Of the topic campaign-requests. */
  readonly partition: number
  /** In that partition. */
  readonly offset: number
}

/** A play as heuristics keeps it on its day page. */
export interface KeptPlay {
  /** The play, as last recorded. */
  readonly play: Play
  /**
   * When the message that it was last read from was written, ms since 1970 UTC. A later record of the same playId
   * replaces an earlier one.
   */
  readonly recordedAt: number
  /** Ordinals, in the index page, of the imports that brought it, ascending. */
  readonly imports: readonly number[]
  /** Position, among the sources of its page, of the message that it was last read from; -1 when that was not kept. */
  readonly source: number
  /** What each import says, ascending by ordinal, where there are several; empty where one import brought the play. */
  readonly claims: readonly ImportClaim[]
}

/** What a report was computed from. */
export interface Lineage {
  /** The messages that carried the day's plays. */
  readonly topics: readonly TopicOffsets[]
  /** SHA-256 in hex over the day's facts and log, in canonical form. */
  readonly factsHash: string
  /** How many plays of 30 s and more the day holds. */
  readonly playsCount: number
  /** Revision of the DaysSelected event that asked for the report. */
  readonly selectionRevision: number
  /** What the selection that the facts are from could see; null where that is not known. */
  readonly basis: null | Basis
}

/** What heuristics knows of a listener from the latest profile. */
export interface Listener {
  /** IANA time zone in which the days are cut. */
  readonly zone: string
  /**
   * Other zones that the listener gives, ascending by their beginning; before the first one, zone holds. Empty where
   * days are cut in one zone throughout.
   */
  readonly zoneHistory: readonly ZonePeriod[]
  /** ISO 3166 alpha-2 country. */
  readonly country: null | string
  /** BCP 47 language of the stories. */
  readonly language: string
  /** MM-DD. */
  readonly birthday: null | string
  /** Calendar years an archive is wanted for; empty means the latest year with plays. */
  readonly years: readonly number[]
  /** Artists and shows whose plays do not count. */
  readonly hiddenCreators: readonly string[]
  /** Dates, YYYYMMDD, whose plays do not count. */
  readonly hiddenDates: readonly string[]
  /** Whether no report is wanted at all. */
  readonly isHidden: boolean
  /** When the profile was declared, ms since 1970 UTC. */
  readonly declaredAt: number
}

/** One line of a day's log: consecutive plays of one thing, or the edge of a session. */
export interface LogEntry {
  /** Local clock time HH:MM at which the entry began. */
  readonly startedAt: string
  /** Local clock time HH:MM at which it ended. */
  readonly endedAt: string
  /** session, track, episode or chapter. */
  readonly kind: string
  /** What was played; empty for a session. */
  readonly title: string
  /** Who made it; for a session, the most heard creator. */
  readonly creator: string
  /** How many plays of 30 s and more the entry holds; 0 where it went on after midnight and counts on the next day. */
  readonly plays: number
  /** Minutes heard in those plays. */
  readonly minutes: number
  /** The how manieth play of the same title on that day its first play is, 1-based; 0 where it is not counted. */
  readonly nth: number
  /**
   * Whether it holds the first play of an artist in all of the history; false where the history is too short to tell.
   */
  readonly isNewArtist: boolean
  /**
   * Whether it holds the first play of a track in all of the history; false where the history is too short to tell.
   */
  readonly isNewTrack: boolean
}

/** How often something of a name came about. */
export interface NamedCount {
  /** Of a rule, or a kind of failure. */
  readonly name: string
  /** How often. */
  readonly count: number
}

/** What was played. A reader that does not know a kind sees unknown. */
export type PlayKind = 'track' | 'episode' | 'chapter' | 'unknown'

/** One track, episode or chapter that a listener played. */
export interface Play {
  /** Stable identity: the same play read from another file or another month's export has the same id. */
  readonly playId: string
  /** The instant the play ended, in ms since 1970 UTC. Account data knows it to the minute only. */
  readonly endedAt: number
  /** Milliseconds heard, 0 or more. */
  readonly playedMs: number
  /** Track, episode or chapter. */
  readonly kind: PlayKind
  /**
   * Title of the track, episode or chapter, as exported, length-capped and stripped of control and bidi characters.
   */
  readonly title: string
  /** Album artist of a track, show of an episode, author of a chapter. */
  readonly creator: string
  /** Album of a track, book of a chapter, where the export names it. */
  readonly collection: null | string
  /** The exporter's own address of what was played, where it has one. */
  readonly uri: null | string
  /** ISO 3166 alpha-2 country that the exporter noted for this play. */
  readonly country: null | string
  /**
   * True where the source says that it was played and not for how long: playedMs and endedAt then rest on an assumed
   * length, and nothing may state them as measured.
   */
  readonly isLengthAssumed: boolean
}

/** A candidate day that was not chosen. */
export interface RunnerUp {
  /** Local date, YYYYMMDD; empty when the candidate proposed no day at all. */
  readonly date: string
  /** The candidate. */
  readonly category: Category
  /** Its strength, 0 to 1. */
  readonly strength: number
  /** Why it lost, in words for the listener. */
  readonly reason: string
}

/** One day that is worth a report. */
export interface SelectedDay {
  /** Local date of the listener, YYYYMMDD. */
  readonly date: string
  /**
   * IANA time zone in force at the day's last play: the listener may have travelled. Empty where the selection does not
   * say.
   */
  readonly zone: string
  /** The candidate that won the day, such as biggest-music-day. */
  readonly category: Category
  /** How remarkable the day is against the listener's own distribution, 0 to 1. */
  readonly strength: number
  /** The stats block. Every number a story may use is here. */
  readonly facts: readonly Fact[]
  /** What was heard when, in order, bounded to 200 entries. */
  readonly log: readonly LogEntry[]
  /**
   * What the day looks like; null where the selection does not say. Of the same plays as the log, and not in the hash.
   */
  readonly timeline: null | Timeline
  /** SHA-256 in hex over category, facts and log. Equal hash, equal report. */
  readonly factsHash: string
  /** How many plays of 30 s and more the day holds. */
  readonly playsCount: number
  /** The messages that carried the day's plays, at most 100. */
  readonly sources: readonly SourceMessage[]
}

/** One sentence of a story with the facts it rests on. */
export interface Sentence {
  /** The sentence, as it stands in the story. */
  readonly text: string
  /** Ids of the facts that it states. */
  readonly factIds: readonly string[]
  /** code where the rules found it supported by the facts; reader where a second reader did. */
  readonly settledBy: string
}

/** A Kafka message that a day was computed from. */
export interface SourceMessage {
  /** Topic of the message. */
  readonly topic: string
  /** Partition of the message. */
  readonly partition: number
  /** Offset of the message. */
  readonly offset: number
  /** W3C trace context under which the message was sent. */
  readonly traceparent: null | string
}

/** What was found of a report that is not as it should be. */
export interface StoredRevision {
  /** Local date of the listener, YYYYMMDD. */
  readonly date: string
  /** Why the day was chosen, such as biggest-music-day. */
  readonly category: Category
  /** The highest revision that the store or the topic has of it. */
  readonly revision: number
}

/** Who was heard on a day, and how much. */
export interface TimelineCreator {
  /** track for an artist, episode for a show, chapter for a book. */
  readonly kind: string
  /** The name; empty where the plays have none. */
  readonly name: string
  /** Plays of 30 s and more. */
  readonly plays: number
  /** Minutes heard in them, to the whole minute; 0 where lengths are not known. */
  readonly minutes: number
}

/** One real hour of a day; the last one may be shorter. */
export interface TimelineHour {
  /** Local clock time HH:MM at which it began. */
  readonly clock: string
  /** Plays of 30 s and more that began in it; those that began the day before are in the first. */
  readonly plays: number
  /** Minutes heard in it, to the whole minute; 0 where lengths are not known. */
  readonly minutes: number
}

/** Minutes of a day in which one creator was heard without a pause. Minutes count from the day's beginning. */
export interface TimelineRun {
  /** The minute in which it began. */
  readonly from: number
  /** The minute before which it ended. */
  readonly to: number
  /** Position among the timeline's creators; -1 for all others. */
  readonly creator: number
}

/** Plays without a pause of 30 minutes between them. Minutes count from the day's beginning. */
export interface TimelineSession {
  /** The minute in which it began. */
  readonly from: number
  /** The minute before which it ended. */
  readonly to: number
  /** Local clock time HH:MM at which it began; 00:00 where that was the day before. */
  readonly startedAt: string
  /** Local clock time HH:MM at which it ended. */
  readonly endedAt: string
  /** Plays of 30 s and more. */
  readonly plays: number
}

/** What a day looks like: who was heard when, as it can be drawn. */
export interface Timeline {
  /** What amounts are given in: minutes, or plays where lengths are not known. */
  readonly unit: string
  /** Real minutes of the day: 1,440, and fewer or more where the clocks or the listener moved. */
  readonly minutes: number
  /** Every hour of it, in order. */
  readonly hours: readonly TimelineHour[]
  /** In order. */
  readonly sessions: readonly TimelineSession[]
  /** The most heard, at most six, most heard first. */
  readonly creators: readonly TimelineCreator[]
  /** How many more creators were heard. */
  readonly others: number
  /** Plays of these. */
  readonly othersPlays: number
  /** Minutes heard of these, to the whole minute. */
  readonly othersMinutes: number
  /** In order, none over another. */
  readonly runs: readonly TimelineRun[]
  /**
   * Of the minutes heard, those before the day began; 0 since minutes are counted on the day on which they were heard.
   */
  readonly minutesBefore: number
}

/** Offsets of one partition of one topic. */
export interface TopicOffsets {
  /** The topic. */
  readonly topic: string
  /** The partition. */
  readonly partition: number
  /** Offsets, ascending, of the messages that carried the day's plays. */
  readonly offsets: readonly number[]
}

/** Who wrote a text, and how. */
export interface WrittenBy {
  /** Model name as the endpoint reported it; template when no model wrote it. */
  readonly model: string
  /** fake, local, or the name of the configured endpoint; template when no model wrote it. */
  readonly route: string
  /** The prompt files used, such as report-v1. */
  readonly promptVersion: string
  /** none, retry (second attempt after a named fault), slots (code filled the numbers) or template. */
  readonly fallback: string
  /**
   * The second reader that settled what code could not, as model and prompt: gpt-5/reader-v1; empty where none did.
   */
  readonly reader: string
}

/** A calendar year with counted plays, as the index page knows it. */
export interface YearNote {
  /** The year. */
  readonly year: number
  /** Days with counted plays, 1 or more. */
  readonly days: number
  /** The first of them, YYYYMMDD. */
  readonly from: string
}

/** The last selection that was sent for one year. */
export interface YearSelection {
  /** Calendar year. */
  readonly year: number
  /** Its revision. */
  readonly revision: number
  /** SHA-256 in hex over all that a reader could see of it. */
  readonly factsHash: string
}

/** From when on a listener lived in a zone; the next period ends it. */
export interface ZonePeriod {
  /** First instant of the period, ms since 1970 UTC. */
  readonly fromMs: number
  /** IANA time zone in force from then on. */
  readonly zone: string
}

/** A campaign has another status. */
export interface CampaignChanged {
  /** Whose event this is: the campaign, and the Kafka key. */
  readonly campaignId: string
  /** For people. */
  readonly name: string
  /** Year of the archives. */
  readonly year: number
  /** planned, running, paused, cancelled or done. */
  readonly status: string
  /** Why: operator, budget, tokens, deadline, or empty. */
  readonly reason: string
  /** How many listeners its input has. */
  readonly listeners: number
  /** How many days its input has. */
  readonly reports: number
  /** When, ms since 1970 UTC. */
  readonly changedAt: number
}

/** An operator asks a campaign for another status. */
export interface CampaignCommanded {
  /** Whose event this is: the campaign, and the Kafka key. */
  readonly campaignId: string
  /** Identity of the command; the same command twice is one. */
  readonly commandId: string
  /** start, pause, resume or cancel. */
  readonly command: string
  /** What it may use from now on; null where that stays. */
  readonly budget: null | CampaignBudget
  /** Why, in words. */
  readonly reason: string
  /** When, ms since 1970 UTC. */
  readonly commandedAt: number
}

/** A campaign whose input is published and fixed. Nothing is written before it is started. */
export interface CampaignPlanned {
  /** Whose event this is: the campaign, and the Kafka key. */
  readonly campaignId: string
  /** For people. */
  readonly name: string
  /** Year of the archives. */
  readonly year: number
  /** The SQL that chose its listeners from the snapshot. */
  readonly cohort: string
  /** Which snapshot it was asked of. */
  readonly snapshotId: string
  /** SHA-256 in hex over that snapshot's manifest. */
  readonly snapshotHash: string
  /** Version of prompts/report, such as v3; empty for the one that generation has. */
  readonly promptVersion: string
  /** Whether days that have a current text are written again. */
  readonly isRewrite: boolean
  /** What it may use. */
  readonly budget: CampaignBudget
  /** What it is expected to use; empty where nothing like it was measured. */
  readonly estimates: readonly CampaignEstimate[]
  /** How many listeners its input has. */
  readonly listeners: number
  /** How many days its input has. */
  readonly reports: number
  /** Offset of the topic campaign-requests, by partition, from which on its input is. */
  readonly requestsFrom: readonly number[]
  /** Offset by partition before which its input ends. */
  readonly requestsTo: readonly number[]
  /** When, ms since 1970 UTC. */
  readonly plannedAt: number
}

/** What generation did about one request of a campaign. */
export interface CampaignRequestEnded {
  /** Whose event this is; the owner part of the Kafka key. */
  readonly userId: string
  /** The campaign. */
  readonly campaignId: string
  /** The request. */
  readonly requestId: string
  /** Where the listener is in the topic campaign-requests, in their partition. */
  readonly inputOffset: number
  /**
   * done, held (the campaign was paused or cancelled before all was written) or absent (nothing is known of the
   * listener).
   */
  readonly ending: string
  /** What became of its days; of a held request, those that were written. */
  readonly reports: readonly CampaignReport[]
  /** Calls of models. */
  readonly calls: number
  /** Prompt tokens billed, cached ones included. */
  readonly inputTokens: number
  /** Of those, tokens read from the provider's cache. */
  readonly cachedTokens: number
  /** Completion tokens billed. */
  readonly outputTokens: number
  /** Price of the calls in millionths of a US dollar. */
  readonly priceMicros: number
  /** The process that wrote. */
  readonly instance: string
  /** Calls that it had in flight then, of whatever campaign. */
  readonly inFlight: number
  /** How many it let be in flight then. */
  readonly limit: number
  /** When, ms since 1970 UTC. */
  readonly endedAt: number
}

/** One listener of the fixed input of a campaign. */
export interface CampaignRequested {
  /** Whose event this is; the owner part of the Kafka key. */
  readonly userId: string
  /** The campaign. */
  readonly campaignId: string
  /** Year of the archive. */
  readonly year: number
  /** The days, YYYYMMDD, as the snapshot had them. */
  readonly dates: readonly string[]
  /** When, ms since 1970 UTC. */
  readonly plannedAt: number
}

/**
 * Sum up and select the days of this listener again, where what is known of the music or of time zones has changed and
 * nothing of theirs has.
 */
export interface DaysRequested {
  /** Whose event this is; the owner part of the Kafka key. */
  readonly userId: string
  /** Identity of the request; the same request twice is one. */
  readonly requestId: string
  /** catalogue or time-zones. */
  readonly cause: string
  /** When, ms since 1970 UTC. */
  readonly requestedAt: number
}

/** The whole selection of one listener and year. A newer one replaces an older one. */
export interface DaysSelected {
  /** Whose event this is; the owner part of the Kafka key. */
  readonly userId: string
  /** Calendar year in the listener's zone. */
  readonly year: number
  /** IANA time zone of the listener's home; a day spent elsewhere has its own. */
  readonly zone: string
  /** ISO 3166 alpha-2 country, for spelling. */
  readonly country: null | string
  /** BCP 47 language of the stories. */
  readonly language: string
  /** 1 for the first selection of this listener and year, one more for each that a reader could tell apart. */
  readonly revision: number
  /** SHA-256 in hex over all that a reader could see of this selection. */
  readonly factsHash: string
  /** At most five days, in the order of their dates. */
  readonly days: readonly SelectedDay[]
  /** Candidates that were not chosen, with the reason. */
  readonly runnersUp: readonly RunnerUp[]
  /** Facts about the whole year, for context. */
  readonly overview: readonly Fact[]
  /**
   * Mean minutes heard in each of the 24 hours of the local clock, over the year's days with plays; empty where they
   * are not known.
   */
  readonly averageHours: readonly number[]
  /** Why there are fewer than five days, in words for the listener; empty when there are five. */
  readonly notes: readonly string[]
  /** What the selection could see; null where everything was erased. */
  readonly basis: null | Basis
  /** When selection began, ms since 1970 UTC. */
  readonly startedAt: number
  /** When selection ended, ms since 1970 UTC. */
  readonly selectedAt: number
}

/** A listener's every trace must go: state, plays, days, reports, markers, verdicts. */
export interface ListenerErased {
  /** Whose event this is; the owner part of the Kafka key. */
  readonly userId: string
  /** listener or operator. */
  readonly requestedBy: string
  /** When it was asked for, ms since 1970 UTC. */
  readonly erasedAt: number
}

/** One call of a language model, failed ones too. */
export interface ModelCalled {
  /** Whose event this is; the owner part of the Kafka key. */
  readonly userId: string
  /** Identity of the call. */
  readonly callId: string
  /** The report that it was made for. */
  readonly reportId: string
  /** Revision of that report. */
  readonly revision: number
  /** draft, read (the second reader, before publication) or judge. */
  readonly purpose: string
  /** 1-based attempt within the purpose. */
  readonly attempt: number
  /** Route the call took: fake, local, or the configured endpoint's name. */
  readonly route: string
  /** Model, as the endpoint reported it, or as asked for when it did not answer. */
  readonly model: string
  /** Prompt files used. */
  readonly promptVersion: string
  /** Prompt tokens billed, cached ones included. */
  readonly inputTokens: number
  /** Prompt tokens read from the provider's cache. */
  readonly cachedTokens: number
  /** Completion tokens billed. */
  readonly outputTokens: number
  /** Of those, tokens spent on reasoning. */
  readonly reasoningTokens: number
  /** Price of the call in millionths of a US dollar, 0 for unpriced routes. */
  readonly priceMicros: number
  /** From the request to the last byte or the failure, in ms. */
  readonly latencyMs: number
  /**
   * answered, rejected (guardrails found a fault), unusable (not the shape asked for), refused, limited, timed-out or
   * unreachable.
   */
  readonly outcome: string
  /** The fault or error in words; empty when there was none. */
  readonly detail: string
  /**
   * Rules that refused the answer, each once, the first one first, such as number or name; empty when it was not
   * refused.
   */
  readonly rules: readonly string[]
  /** Trace id of the report revision. */
  readonly traceId: string
  /** When the call began, ms since 1970 UTC. */
  readonly calledAt: number
}

/** An operator asked for a change, or the change ended. Both records of one request have its ID. */
export interface OperationRecorded {
  /** The listener it is about; empty where it is about no single one. The owner part of the Kafka key. */
  readonly userId: string
  /** Of the request, as its answer names it. */
  readonly requestId: string
  /** What was asked for, such as hide, erase or redrive-dead-letters. */
  readonly operation: string
  /** What it was asked of: names, IDs or a filter, as JSON. */
  readonly target: string
  /** Name of the token that asked, or of the person at the machine; never the token. */
  readonly operator: string
  /** api or cli. */
  readonly via: string
  /** started, done or failed. */
  readonly outcome: string
  /** Of the error, where it failed. */
  readonly code: null | string
  /** ms since 1970 UTC. */
  readonly recordedAt: number
}

/** 1 to 500 plays of one listener, as one import or player reported them. */
export interface PlaysRecorded {
  /** Whose event this is; the owner part of the Kafka key. */
  readonly userId: string
  /** The import that brought these plays; one import may span many messages. */
  readonly importId: string
  /** Format the plays were read from, such as spotify-extended. */
  readonly source: string
  /** 0-based number of this message within its import. */
  readonly batch: number
  /** True on the import's last message: selection need not wait for more. */
  readonly isLast: boolean
  /** When the import wrote the message, ms since 1970 UTC. */
  readonly recordedAt: number
  /** 1 to 500 plays, in the order of the export. */
  readonly plays: readonly Play[]
}

/** Plays, or a whole import, that no longer count. */
export interface PlaysTakenBack {
  /** Whose event this is; the owner part of the Kafka key. */
  readonly userId: string
  /** Every play that only this import brought is taken back; null when playIds says which. */
  readonly importId: null | string
  /** Plays taken back one by one; empty when importId says which. */
  readonly playIds: readonly string[]
  /** Why, in words. */
  readonly reason: string
  /** When, ms since 1970 UTC. */
  readonly takenBackAt: number
}

/** What a listener declares about themselves; the latest one holds. */
export interface ProfileDeclared {
  /** Whose event this is; the owner part of the Kafka key. */
  readonly userId: string
  /** IANA time zone in which the listener's days are cut. */
  readonly zone: string
  /**
   * Other zones that the listener gives, ascending by their beginning; before the first one, zone holds. Empty where
   * days are cut in one zone throughout.
   */
  readonly zoneHistory: readonly ZonePeriod[]
  /** ISO 3166 alpha-2 country, for spelling. */
  readonly country: null | string
  /** BCP 47 language of the stories. */
  readonly language: string
  /** MM-DD. */
  readonly birthday: null | string
  /** The calendar years an archive is wanted for; empty means the latest year with plays. */
  readonly years: readonly number[]
  /** Artists and shows that no report may mention. */
  readonly hiddenCreators: readonly string[]
  /** Dates, YYYYMMDD, that no report may be about. */
  readonly hiddenDates: readonly string[]
  /** Whether the listener wants no report at all for now. */
  readonly isHidden: boolean
  /** When, ms since 1970 UTC. */
  readonly declaredAt: number
}

/** A text that passed the guardrails and is to be stored. */
export interface ReportDrafted {
  /** Whose event this is; the owner part of the Kafka key. */
  readonly userId: string
  /** <userId>:<date>. */
  readonly reportId: string
  /** Year of the archive. */
  readonly year: number
  /** Local date of the listener, YYYYMMDD. */
  readonly date: string
  /** Why the day was chosen, such as biggest-music-day. */
  readonly category: Category
  /**
   * 1 for the first text of this report, one more for each later text or withdrawal. An older revision never replaces a
   * newer one (I14).
   */
  readonly revision: number
  /** IANA time zone in force at the day's last play. */
  readonly zone: string
  /** Title of the story. */
  readonly title: string
  /** The story. */
  readonly story: string
  /** The story's sentences with the facts they rest on. */
  readonly sentences: readonly Sentence[]
  /** Up to two short tags. */
  readonly tags: readonly string[]
  /** The facts that the story could use. */
  readonly facts: readonly Fact[]
  /** What the day looks like; null where its selection did not say. */
  readonly timeline: null | Timeline
  /** Who wrote the text, and how. */
  readonly writtenBy: WrittenBy
  /** What the report was computed from. */
  readonly lineage: Lineage
  /** W3C trace context of the revision's trace: its root span 'assemble report'. */
  readonly traceparent: string
  /** Trace id of the revision that this one replaces, if any. */
  readonly replaces: null | string
  /** When the selection that led to this draft began, ms since 1970 UTC: the start of the trace's root span. */
  readonly assembledFrom: number
  /** When the text passed, ms since 1970 UTC. */
  readonly draftedAt: number
}

/** What the checks and the judge say of one revision of a report. */
export interface ReportJudged {
  /** Whose event this is; the owner part of the Kafka key. */
  readonly userId: string
  /** <userId>:<date>. */
  readonly reportId: string
  /** Year of the archive. */
  readonly year: number
  /** Local date, YYYYMMDD. */
  readonly date: string
  /** The revision that was judged. */
  readonly revision: number
  /** pass, fail, unsure or error: the worst of the checks. */
  readonly outcome: string
  /** Each check's answer. */
  readonly checks: readonly Check[]
  /** Model that graded; empty when none did. */
  readonly model: string
  /** W3C trace context of the revision's trace. */
  readonly traceparent: string
  /** When, ms since 1970 UTC. */
  readonly judgedAt: number
}

/** A report is stored and can be read (I15). Public: only ever changed in a fully compatible way. */
export interface ReportPublished {
  /** Whose event this is; the owner part of the Kafka key. */
  readonly userId: string
  /** <userId>:<date>. */
  readonly reportId: string
  /** Year of the archive. */
  readonly year: number
  /** Local date of the listener, YYYYMMDD. */
  readonly date: string
  /** Why the day was chosen, such as biggest-music-day. */
  readonly category: Category
  /**
   * 1 for the first text of this report, one more for each later text or withdrawal. An older revision never replaces a
   * newer one (I14).
   */
  readonly revision: number
  /** IANA time zone in force at the day's last play. */
  readonly zone: string
  /** Title of the story. */
  readonly title: string
  /** The story. */
  readonly story: string
  /** The story's sentences with the facts they rest on. */
  readonly sentences: readonly Sentence[]
  /** Up to two short tags. */
  readonly tags: readonly string[]
  /** The facts that the story could use. */
  readonly facts: readonly Fact[]
  /** Who wrote the text, and how. */
  readonly writtenBy: WrittenBy
  /** What the report was computed from. */
  readonly lineage: Lineage
  /** W3C trace context of the revision's trace: its root span 'assemble report'. */
  readonly traceparent: string
  /** Trace id of the revision that this one replaces, if any. */
  readonly replaces: null | string
  /** SHA-256 in hex over title, story and facts. */
  readonly contentHash: string
  /** When both writes were acknowledged, ms since 1970 UTC. */
  readonly publishedAt: number
}

/** A report is no longer stored and must no longer be shown. Public. */
export interface ReportRetracted {
  /** Whose event this is; the owner part of the Kafka key. */
  readonly userId: string
  /** <userId>:<date>. */
  readonly reportId: string
  /** Year of the archive. */
  readonly year: number
  /** Local date of the listener, YYYYMMDD. */
  readonly date: string
  /** Why the day was chosen, such as biggest-music-day. */
  readonly category: Category
  /**
   * 1 for the first text of this report, one more for each later text or withdrawal. An older revision never replaces a
   * newer one (I14).
   */
  readonly revision: number
  /** Why, in words for the listener. */
  readonly reason: string
  /** W3C trace context of the revision's trace. */
  readonly traceparent: string
  /** When it was gone, ms since 1970 UTC. */
  readonly retractedAt: number
}

/** A report that must no longer be shown: its day is no longer chosen, or was hidden. */
export interface ReportWithdrawn {
  /** Whose event this is; the owner part of the Kafka key. */
  readonly userId: string
  /** <userId>:<date>. */
  readonly reportId: string
  /** Year of the archive. */
  readonly year: number
  /** Local date of the listener, YYYYMMDD. */
  readonly date: string
  /** Why the day was chosen, such as biggest-music-day. */
  readonly category: Category
  /**
   * 1 for the first text of this report, one more for each later text or withdrawal. An older revision never replaces a
   * newer one (I14).
   */
  readonly revision: number
  /** Why, in words for the listener. */
  readonly reason: string
  /** W3C trace context of the revision's trace. */
  readonly traceparent: string
  /** When, ms since 1970 UTC. */
  readonly withdrawnAt: number
}

/** Write or rewrite these days, for a campaign, a remediation or the listener. */
export interface ReportsRequested {
  /** Whose event this is; the owner part of the Kafka key. */
  readonly userId: string
  /** Identity of the request; the same request twice is one. */
  readonly requestId: string
  /** Year of the archive. */
  readonly year: number
  /** Dates, YYYYMMDD, to write again; empty means every selected day. */
  readonly dates: readonly string[]
  /** campaign, remediation or listener. */
  readonly cause: string
  /** Why, in words. */
  readonly note: string
  /** What the campaign that asks wants; null where none does. */
  readonly campaign: null | CampaignTerms
  /** What is not as it should be: the next revision of each is above it, and a day that is not chosen is withdrawn. */
  readonly found: readonly StoredRevision[]
  /** When, ms since 1970 UTC. */
  readonly requestedAt: number
}

/** How far a campaign is. */
export interface CampaignProgress {
  /** planned, running, paused, cancelled or done. */
  readonly status: string
  /** Why: operator, budget, tokens, deadline, or empty. */
  readonly reason: string
  /** Since when, ms since 1970 UTC. */
  readonly changedAt: number
  /** The last command that it obeyed or refused. */
  readonly commandId: string
  /** What it may use. */
  readonly budget: CampaignBudget
  /** When it was started, ms since 1970 UTC. */
  readonly startedAt: null | number
  /** When it last looked around, ms since 1970 UTC. */
  readonly tickedAt: number
  /** Batches of requests so far: each has a number. */
  readonly batches: number
  /** Next offset of the topic campaign-requests, by partition. */
  readonly inputNext: readonly number[]
  /** Next offset of the topic campaign-outcomes, by partition. */
  readonly outcomesNext: readonly number[]
  /** Listeners whose request was held, to be asked for again. */
  readonly held: readonly InputPlace[]
  /** How many requests have ended as held so far: their listeners are asked for again. */
  readonly heldCount: number
  /** Requests so far, by partition. */
  readonly askedBy: readonly number[]
  /** Of those, how many have ended, by partition. */
  readonly endedBy: readonly number[]
  /** What became of them. */
  readonly counts: CampaignCounts
  /** Answers that a rule refused. */
  readonly refusals: readonly NamedCount[]
  /** Calls that failed. */
  readonly failures: readonly NamedCount[]
  /** Who writes. */
  readonly writers: readonly CampaignWriter[]
  /** Length of the slots of time, ms. */
  readonly slotMs: number
  /** What is left of the current one, ms. */
  readonly slotLeftMs: number
  /** Days done in each slot of running time, the current one last. */
  readonly slots: readonly number[]
  /** The last few oddities. */
  readonly notes: readonly CampaignNote[]
}

/** The last few samples of a campaign: by them, partitions that are stuck are known. */
export interface CampaignSamples {
  /** The oldest first. */
  readonly samples: readonly CampaignSample[]
}

/** Generation's page of a listener who was erased: keeps selections made before that from being written up. */
export interface GenerationErasure {
  /** When the latest erasure was asked for, ms since 1970 UTC. */
  readonly erasedAt: number
  /**
   * Above every revision that a report of theirs has had, retractions included: later ones go on from here, so that
   * readers do not take them for old. Says nothing about any day.
   */
  readonly revisionFloor: number
}

/** The day on which artists and tracks were first heard, for one sixteenth of them. */
export interface HeuristicsArtistsPage {
  /**
   * For each artist, and each track, the day of the first counted play: records of 8 bytes, ascending. 6 bytes are the
   * start of the SHA-256 of the name, the last bit of which is 0 for an artist and 1 for a track; 2 the days since
   * 1970, both big-endian.
   */
  readonly firstHeard: Buffer
}

/** The plays of one listener and local day. */
export interface HeuristicsDayPage {
  /**
   * Each playId once, by end instant, then by playId. The shortest are left out where there are more than the limit.
   */
  readonly plays: readonly KeptPlay[]
  /** The messages that the plays were last read from, at most 100, by topic, partition and offset. */
  readonly sources: readonly SourceMessage[]
}

/**
 * That a listener was erased: plays and profiles written before it, still on their way, are not kept. A family with one
 * page, and all that stays of an erased listener.
 */
export interface HeuristicsErasurePage {
  /** When the erasure was asked for, ms since 1970 UTC. */
  readonly erasedAt: number
}

/** What was heard on one local day, by name: what other days of the listener are compared with. */
export interface HeuristicsHeardPage {
  /** Artists with a name, most heard first. */
  readonly artists: readonly HeardName[]
  /** Shows with a name, most heard first. */
  readonly shows: readonly HeardName[]
  /** Tracks with a title: for each, the 6 bytes that are its key in HeuristicsArtistsPage, ascending. */
  readonly tracks: Buffer
}

/** What heuristics keeps of a listener beside the plays: one page. */
export interface HeuristicsIndexPage {
  /** The latest profile; null until one is declared, and no day is selected before. */
  readonly listener: null | Listener
  /** Import ids by ordinal; empty where an import was taken back. */
  readonly imports: readonly string[]
  /** The years with counted plays, ascending; what their days come to stands on a page a year. */
  readonly years: readonly YearNote[]
  /** The last selection sent for each year, ascending. */
  readonly selections: readonly YearSelection[]
  /**
   * When the import whose last message was counted latest wrote its messages, or plays were taken back after it, ms
   * since 1970 UTC; 0 before the first.
   */
  readonly countedAt: number
  /** Which layout the pages are in; those of an earlier one are indexed anew from the day pages. */
  readonly layout: number
  /** The listener's partition; -1 before the first message. */
  readonly partition: number
  /** Offset of the first message in `plays` that was counted; -1 before it. */
  readonly playsFrom: number
  /** Offset of the last message in `plays` that changed anything; -1 before it. */
  readonly playsTo: number
  /** The catalogue that days were summed up with; where it is another now, they are indexed anew. Empty for none. */
  readonly catalogueVersion: string
  /**
   * The offsets from UTC that days were cut by, as a hash; where the time zone data says others now, days are cut
   * again. Empty where an earlier build cut them.
   */
  readonly offsetsHash: string
}

/** What the days of one listener and calendar year come to. */
export interface HeuristicsYearPage {
  /** A summary for each day with counted plays, ascending by date. */
  readonly days: readonly DaySummary[]
  /** For each of these days, how many artists were heard on it for the first time. */
  readonly newArtists: readonly number[]
}

/**
 * The last revision of a report that was judged or retracted, one page a date: a replay or a duplicate is not judged
 * again.
 */
export interface JudgedReport {
  /** That revision. */
  readonly revision: number
  /** When, ms since 1970 UTC. */
  readonly judgedAt: number
}

/**
 * That a listener was erased: reports published before it, still on their way, are not judged. A family with one page.
 */
export interface JudgingErasurePage {
  /** When the erasure was asked for, ms since 1970 UTC. */
  readonly erasedAt: number
}

/** Generation's page a year: the latest selection, so that its reports can be written again. */
export interface KeptSelection {
  /** IANA time zone in which the days were cut. */
  readonly zone: string
  /** ISO 3166 alpha-2 country, for spelling. */
  readonly country: null | string
  /** Revision of the selection. */
  readonly revision: number
  /** The days chosen. */
  readonly days: readonly SelectedDay[]
  /** Facts about the whole year. */
  readonly overview: readonly Fact[]
  /** What the selection could see. */
  readonly basis: null | Basis
  /** When selection began, ms since 1970 UTC. */
  readonly startedAt: number
  /** When selection ended, ms since 1970 UTC. */
  readonly selectedAt: number
  /** The last 50 requests obeyed: the same request twice is one. */
  readonly requestIds: readonly string[]
}

/**
 * That a listener was erased: texts and selections assembled before it, still on their way, are not stored. A family
 * with one page.
 */
export interface PersistenceErasurePage {
  /** When the erasure was asked for, ms since 1970 UTC. */
  readonly erasedAt: number
}

/** Generation's page a day: the last revision of its report. */
export interface WrittenReport {
  /** Year of the archive. */
  readonly year: number
  /** Why the day was chosen. */
  readonly category: Category
  /** The last revision given out, of a text or a withdrawal. */
  readonly revision: number
  /** Hash of the facts that the text was written from. */
  readonly factsHash: string
  /** Title of the text. */
  readonly title: string
  /** How its story begins, so that no other of the archive does. */
  readonly opening: string
  /** Trace of the revision. */
  readonly traceId: string
  /** True when the last revision was a withdrawal. */
  readonly isWithdrawn: boolean
  /** How often the text of these facts was written again because a judge failed it. */
  readonly rewrites: number
  /** True while it is withdrawn because a judge failed it, and not written again yet. */
  readonly isFailed: boolean
  /** The campaign that the last text was written for; empty where it was none. */
  readonly campaignId: string
}

export const campaignChanged = defineSchema<CampaignChanged>({"type":"record","name":"CampaignChanged","namespace":"linernotes","doc":"A campaign has another status.","fields":[{"name":"campaignId","type":"string","doc":"Whose event this is: the campaign, and the Kafka key."},{"name":"name","type":"string","doc":"For people."},{"name":"year","type":"int","doc":"Year of the archives."},{"name":"status","type":"string","doc":"planned, running, paused, cancelled or done."},{"name":"reason","type":"string","default":"","doc":"Why: operator, budget, tokens, deadline, or empty."},{"name":"listeners","type":"long","doc":"How many listeners its input has."},{"name":"reports","type":"long","doc":"How many days its input has."},{"name":"changedAt","type":"long","doc":"When, ms since 1970 UTC."}]})
export const campaignCommanded = defineSchema<CampaignCommanded>({"type":"record","name":"CampaignCommanded","namespace":"linernotes","doc":"An operator asks a campaign for another status.","fields":[{"name":"campaignId","type":"string","doc":"Whose event this is: the campaign, and the Kafka key."},{"name":"commandId","type":"string","doc":"Identity of the command; the same command twice is one."},{"name":"command","type":"string","doc":"start, pause, resume or cancel."},{"name":"budget","type":["null",{"type":"record","name":"CampaignBudget","namespace":"linernotes","doc":"What a campaign may use; reaching one of them pauses it.","fields":[{"name":"priceMicros","type":["null","long"],"default":null,"doc":"Millionths of a US dollar; null for no bound."},{"name":"tokens","type":["null","long"],"default":null,"doc":"Input and output tokens together; null for no bound."},{"name":"deadlineAt","type":["null","long"],"default":null,"doc":"When it pauses at the latest, ms since 1970 UTC; null for no bound."}]}],"default":null,"doc":"What it may use from now on; null where that stays."},{"name":"reason","type":"string","default":"","doc":"Why, in words."},{"name":"commandedAt","type":"long","doc":"When, ms since 1970 UTC."}]})
export const campaignPlanned = defineSchema<CampaignPlanned>({"type":"record","name":"CampaignPlanned","namespace":"linernotes","doc":"A campaign whose input is published and fixed. Nothing is written before it is started.","fields":[{"name":"campaignId","type":"string","doc":"Whose event this is: the campaign, and the Kafka key."},{"name":"name","type":"string","doc":"For people."},{"name":"year","type":"int","doc":"Year of the archives."},{"name":"cohort","type":"string","doc":"The SQL that chose its listeners from the snapshot."},{"name":"snapshotId","type":"string","doc":"Which snapshot it was asked of."},{"name":"snapshotHash","type":"string","doc":"SHA-256 in hex over that snapshot's manifest."},{"name":"promptVersion","type":"string","doc":"Version of prompts/report, such as v3; empty for the one that generation has."},{"name":"isRewrite","type":"boolean","doc":"Whether days that have a current text are written again."},{"name":"budget","type":{"type":"record","name":"CampaignBudget","namespace":"linernotes","doc":"What a campaign may use; reaching one of them pauses it.","fields":[{"name":"priceMicros","type":["null","long"],"default":null,"doc":"Millionths of a US dollar; null for no bound."},{"name":"tokens","type":["null","long"],"default":null,"doc":"Input and output tokens together; null for no bound."},{"name":"deadlineAt","type":["null","long"],"default":null,"doc":"When it pauses at the latest, ms since 1970 UTC; null for no bound."}]},"doc":"What it may use."},{"name":"estimates","type":{"type":"array","items":{"type":"record","name":"CampaignEstimate","namespace":"linernotes","doc":"One figure of a plan, as it was estimated before anything was spent.","fields":[{"name":"name","type":"string","doc":"tokens, priceMicros or hours."},{"name":"p10","type":"double","doc":"In 1 of 10 cases it is less."},{"name":"p50","type":"double","doc":"The median."},{"name":"p90","type":"double","doc":"In 9 of 10 cases it is less."}]}},"doc":"What it is expected to use; empty where nothing like it was measured."},{"name":"listeners","type":"long","doc":"How many listeners its input has."},{"name":"reports","type":"long","doc":"How many days its input has."},{"name":"requestsFrom","type":{"type":"array","items":"long"},"doc":"Offset of the topic campaign-requests, by partition, from which on its input is."},{"name":"requestsTo","type":{"type":"array","items":"long"},"doc":"Offset by partition before which its input ends."},{"name":"plannedAt","type":"long","doc":"When, ms since 1970 UTC."}]})
export const campaignRequestEnded = defineSchema<CampaignRequestEnded>({"type":"record","name":"CampaignRequestEnded","namespace":"linernotes","doc":"What generation did about one request of a campaign.","fields":[{"name":"userId","type":"string","doc":"Whose event this is; the owner part of the Kafka key."},{"name":"campaignId","type":"string","doc":"The campaign."},{"name":"requestId","type":"string","doc":"The request."},{"name":"inputOffset","type":"long","doc":"Where the listener is in the topic campaign-requests, in their partition."},{"name":"ending","type":"string","doc":"done, held (the campaign was paused or cancelled before all was written) or absent (nothing is known of the listener)."},{"name":"reports","type":{"type":"array","items":{"type":"record","name":"CampaignReport","namespace":"linernotes","doc":"What became of one day that a campaign asked for.","fields":[{"name":"date","type":"string","doc":"Local date of the listener, YYYYMMDD."},{"name":"outcome","type":"string","doc":"written, kept (its text was current) or gone (the day is no longer selected)."},{"name":"fallback","type":"string","doc":"How a written text came about: none, retry, slots or template; empty where none was written."},{"name":"rules","type":{"type":"array","items":"string"},"doc":"Rules that refused an answer for it, one for each answer: the first that did."},{"name":"failures","type":{"type":"array","items":"string"},"doc":"How calls for it failed, one for each call that did."}]}},"doc":"What became of its days; of a held request, those that were written."},{"name":"calls","type":"int","doc":"Calls of models."},{"name":"inputTokens","type":"long","doc":"Prompt tokens billed, cached ones included."},{"name":"cachedTokens","type":"long","doc":"Of those, tokens read from the provider's cache."},{"name":"outputTokens","type":"long","doc":"Completion tokens billed."},{"name":"priceMicros","type":"long","doc":"Price of the calls in millionths of a US dollar."},{"name":"instance","type":"string","doc":"The process that wrote."},{"name":"inFlight","type":"int","doc":"Calls that it had in flight then, of whatever campaign."},{"name":"limit","type":"int","doc":"How many it let be in flight then."},{"name":"endedAt","type":"long","doc":"When, ms since 1970 UTC."}]})
export const campaignRequested = defineSchema<CampaignRequested>({"type":"record","name":"CampaignRequested","namespace":"linernotes","doc":"One listener of the fixed input of a campaign.","fields":[{"name":"userId","type":"string","doc":"Whose event this is; the owner part of the Kafka key."},{"name":"campaignId","type":"string","doc":"The campaign."},{"name":"year","type":"int","doc":"Year of the archive."},{"name":"dates","type":{"type":"array","items":"string"},"doc":"The days, YYYYMMDD, as the snapshot had them."},{"name":"plannedAt","type":"long","doc":"When, ms since 1970 UTC."}]})
export const daysRequested = defineSchema<DaysRequested>({"type":"record","name":"DaysRequested","namespace":"linernotes","doc":"Sum up and select the days of this listener again, where what is known of the music or of time zones has changed and nothing of theirs has.","fields":[{"name":"userId","type":"string","doc":"Whose event this is; the owner part of the Kafka key."},{"name":"requestId","type":"string","doc":"Identity of the request; the same request twice is one."},{"name":"cause","type":"string","doc":"catalogue or time-zones."},{"name":"requestedAt","type":"long","doc":"When, ms since 1970 UTC."}]})
export const daysSelected = defineSchema<DaysSelected>({"type":"record","name":"DaysSelected","namespace":"linernotes","doc":"The whole selection of one listener and year. A newer one replaces an older one.","fields":[{"name":"userId","type":"string","doc":"Whose event this is; the owner part of the Kafka key."},{"name":"year","type":"int","doc":"Calendar year in the listener's zone."},{"name":"zone","type":"string","doc":"IANA time zone of the listener's home; a day spent elsewhere has its own."},{"name":"country","type":["null","string"],"doc":"ISO 3166 alpha-2 country, for spelling.","default":null},{"name":"language","type":"string","doc":"BCP 47 language of the stories.","default":"en"},{"name":"revision","type":"int","doc":"1 for the first selection of this listener and year, one more for each that a reader could tell apart."},{"name":"factsHash","type":"string","doc":"SHA-256 in hex over all that a reader could see of this selection."},{"name":"days","type":{"type":"array","items":{"type":"record","name":"SelectedDay","namespace":"linernotes","doc":"One day that is worth a report.","fields":[{"name":"date","type":"string","doc":"Local date of the listener, YYYYMMDD."},{"name":"zone","type":"string","doc":"IANA time zone in force at the day's last play: the listener may have travelled. Empty where the selection does not say.","default":""},{"name":"category","type":"string","doc":"The candidate that won the day, such as biggest-music-day."},{"name":"strength","type":"double","doc":"How remarkable the day is against the listener's own distribution, 0 to 1."},{"name":"facts","type":{"type":"array","items":{"type":"record","name":"Fact","namespace":"linernotes","doc":"One computed statement about a day. A story may state facts only.","fields":[{"name":"id","type":"string","doc":"Identity within the day, such as minutes or top-artist-minutes."},{"name":"kind","type":"string","doc":"What sort of statement this is; see facts/fact.ts for the kinds."},{"name":"value","type":["double","string"],"doc":"The value: a number in its unit, or a name, date or clock time as text."},{"name":"unit","type":"string","doc":"Unit of the value: minutes, plays, tracks, episodes, artists, shows, share, times, days, date, weekday, clock or name."},{"name":"subject","type":["null","string"],"doc":"The name that the value counts or describes, null when it is the day as a whole.","default":null},{"name":"rank","type":["null","int"],"doc":"1-based rank of the value among the listener's days of the year, null when not ranked.","default":null},{"name":"usual","type":["null","double"],"doc":"The listener's usual value (median over days with plays of that kind in the year), in the same unit.","default":null},{"name":"coverage","type":["null","double"],"doc":"Share of the day, 0 to 1, that the fact could see; null when it saw all of it.","default":null}]}},"doc":"The stats block. Every number a story may use is here."},{"name":"log","type":{"type":"array","items":{"type":"record","name":"LogEntry","namespace":"linernotes","doc":"One line of a day's log: consecutive plays of one thing, or the edge of a session.","fields":[{"name":"startedAt","type":"string","doc":"Local clock time HH:MM at which the entry began."},{"name":"endedAt","type":"string","doc":"Local clock time HH:MM at which it ended."},{"name":"kind","type":"string","doc":"session, track, episode or chapter."},{"name":"title","type":"string","doc":"What was played; empty for a session."},{"name":"creator","type":"string","doc":"Who made it; for a session, the most heard creator."},{"name":"plays","type":"int","doc":"How many plays of 30 s and more the entry holds; 0 where it went on after midnight and counts on the next day."},{"name":"minutes","type":"double","doc":"Minutes heard in those plays."},{"name":"nth","type":"int","doc":"The how manieth play of the same title on that day its first play is, 1-based; 0 where it is not counted.","default":0},{"name":"isNewArtist","type":"boolean","doc":"Whether it holds the first play of an artist in all of the history; false where the history is too short to tell.","default":false},{"name":"isNewTrack","type":"boolean","doc":"Whether it holds the first play of a track in all of the history; false where the history is too short to tell.","default":false}]}},"doc":"What was heard when, in order, bounded to 200 entries."},{"name":"timeline","type":["null",{"type":"record","name":"Timeline","namespace":"linernotes","doc":"What a day looks like: who was heard when, as it can be drawn.","fields":[{"name":"unit","type":"string","doc":"What amounts are given in: minutes, or plays where lengths are not known."},{"name":"minutes","type":"int","doc":"Real minutes of the day: 1,440, and fewer or more where the clocks or the listener moved."},{"name":"hours","type":{"type":"array","items":{"type":"record","name":"TimelineHour","namespace":"linernotes","doc":"One real hour of a day; the last one may be shorter.","fields":[{"name":"clock","type":"string","doc":"Local clock time HH:MM at which it began."},{"name":"plays","type":"int","doc":"Plays of 30 s and more that began in it; those that began the day before are in the first."},{"name":"minutes","type":"int","doc":"Minutes heard in it, to the whole minute; 0 where lengths are not known."}]}},"doc":"Every hour of it, in order."},{"name":"sessions","type":{"type":"array","items":{"type":"record","name":"TimelineSession","namespace":"linernotes","doc":"Plays without a pause of 30 minutes between them. Minutes count from the day's beginning.","fields":[{"name":"from","type":"int","doc":"The minute in which it began."},{"name":"to","type":"int","doc":"The minute before which it ended."},{"name":"startedAt","type":"string","doc":"Local clock time HH:MM at which it began; 00:00 where that was the day before."},{"name":"endedAt","type":"string","doc":"Local clock time HH:MM at which it ended."},{"name":"plays","type":"int","doc":"Plays of 30 s and more."}]}},"doc":"In order."},{"name":"creators","type":{"type":"array","items":{"type":"record","name":"TimelineCreator","namespace":"linernotes","doc":"Who was heard on a day, and how much.","fields":[{"name":"kind","type":"string","doc":"track for an artist, episode for a show, chapter for a book."},{"name":"name","type":"string","doc":"The name; empty where the plays have none."},{"name":"plays","type":"int","doc":"Plays of 30 s and more."},{"name":"minutes","type":"int","doc":"Minutes heard in them, to the whole minute; 0 where lengths are not known."}]}},"doc":"The most heard, at most six, most heard first."},{"name":"others","type":"int","doc":"How many more creators were heard."},{"name":"othersPlays","type":"int","doc":"Plays of these."},{"name":"othersMinutes","type":"int","doc":"Minutes heard of these, to the whole minute."},{"name":"runs","type":{"type":"array","items":{"type":"record","name":"TimelineRun","namespace":"linernotes","doc":"Minutes of a day in which one creator was heard without a pause. Minutes count from the day's beginning.","fields":[{"name":"from","type":"int","doc":"The minute in which it began."},{"name":"to","type":"int","doc":"The minute before which it ended."},{"name":"creator","type":"int","doc":"Position among the timeline's creators; -1 for all others."}]}},"doc":"In order, none over another."},{"name":"minutesBefore","type":"int","doc":"Of the minutes heard, those before the day began; 0 since minutes are counted on the day on which they were heard."}]}],"doc":"What the day looks like; null where the selection does not say. Of the same plays as the log, and not in the hash.","default":null},{"name":"factsHash","type":"string","doc":"SHA-256 in hex over category, facts and log. Equal hash, equal report."},{"name":"playsCount","type":"int","doc":"How many plays of 30 s and more the day holds."},{"name":"sources","type":{"type":"array","items":{"type":"record","name":"SourceMessage","namespace":"linernotes","doc":"A Kafka message that a day was computed from.","fields":[{"name":"topic","type":"string","doc":"Topic of the message."},{"name":"partition","type":"int","doc":"Partition of the message."},{"name":"offset","type":"long","doc":"Offset of the message."},{"name":"traceparent","type":["null","string"],"doc":"W3C trace context under which the message was sent.","default":null}]}},"doc":"The messages that carried the day's plays, at most 100."}]}},"doc":"At most five days, in the order of their dates."},{"name":"runnersUp","type":{"type":"array","items":{"type":"record","name":"RunnerUp","namespace":"linernotes","doc":"A candidate day that was not chosen.","fields":[{"name":"date","type":"string","doc":"Local date, YYYYMMDD; empty when the candidate proposed no day at all."},{"name":"category","type":"string","doc":"The candidate."},{"name":"strength","type":"double","doc":"Its strength, 0 to 1."},{"name":"reason","type":"string","doc":"Why it lost, in words for the listener."}]}},"doc":"Candidates that were not chosen, with the reason."},{"name":"overview","type":{"type":"array","items":"linernotes.Fact"},"doc":"Facts about the whole year, for context."},{"name":"averageHours","type":{"type":"array","items":"double"},"doc":"Mean minutes heard in each of the 24 hours of the local clock, over the year's days with plays; empty where they are not known.","default":[]},{"name":"notes","type":{"type":"array","items":"string"},"doc":"Why there are fewer than five days, in words for the listener; empty when there are five.","default":[]},{"name":"basis","type":["null",{"type":"record","name":"Basis","namespace":"linernotes","doc":"What a selection could see: enough to compute its facts again from the topics alone.","fields":[{"name":"partition","type":"int","doc":"The listener's partition, the same in every topic."},{"name":"playsFrom","type":"long","doc":"Offset of the listener's first message in `plays` that was counted."},{"name":"playsTo","type":"long","doc":"Offset of the last one that changed anything."},{"name":"declaredAt","type":"long","doc":"When the profile that held was declared, ms since 1970 UTC."},{"name":"profileHash","type":"string","doc":"SHA-256 in hex over what days are cut by and what is hidden in that profile; later profiles may say the same.","default":""},{"name":"catalogueVersion","type":"string","doc":"Version of the catalogue that was open: SHA-256 in hex over what it says. Empty where there was none.","default":""},{"name":"tzVersion","type":"string","doc":"Version of the IANA time zone data that days were cut by, such as 2026f. Empty where an earlier build cut them.","default":""},{"name":"offsetsHash","type":"string","doc":"SHA-256 in hex over the offsets from UTC that the listener lived by, as that data has them. Empty where an earlier build cut the days.","default":""},{"name":"rulesVersion","type":"int","doc":"Version of the rules that the days and facts follow (facts/rules.ts): 1 where it was not noted.","default":1}]}],"doc":"What the selection could see; null where everything was erased.","default":null},{"name":"startedAt","type":"long","doc":"When selection began, ms since 1970 UTC."},{"name":"selectedAt","type":"long","doc":"When selection ended, ms since 1970 UTC."}]}, wordCheckOf)
export const listenerErased = defineSchema<ListenerErased>({"type":"record","name":"ListenerErased","namespace":"linernotes","doc":"A listener's every trace must go: state, plays, days, reports, markers, verdicts.","fields":[{"name":"userId","type":"string","doc":"Whose event this is; the owner part of the Kafka key."},{"name":"requestedBy","type":"string","doc":"listener or operator."},{"name":"erasedAt","type":"long","doc":"When it was asked for, ms since 1970 UTC."}]})
export const modelCalled = defineSchema<ModelCalled>({"type":"record","name":"ModelCalled","namespace":"linernotes","doc":"One call of a language model, failed ones too.","fields":[{"name":"userId","type":"string","doc":"Whose event this is; the owner part of the Kafka key."},{"name":"callId","type":"string","doc":"Identity of the call."},{"name":"reportId","type":"string","doc":"The report that it was made for."},{"name":"revision","type":"int","doc":"Revision of that report."},{"name":"purpose","type":"string","doc":"draft, read (the second reader, before publication) or judge."},{"name":"attempt","type":"int","doc":"1-based attempt within the purpose."},{"name":"route","type":"string","doc":"Route the call took: fake, local, or the configured endpoint's name."},{"name":"model","type":"string","doc":"Model, as the endpoint reported it, or as asked for when it did not answer."},{"name":"promptVersion","type":"string","doc":"Prompt files used."},{"name":"inputTokens","type":"int","doc":"Prompt tokens billed, cached ones included."},{"name":"cachedTokens","type":"int","doc":"Prompt tokens read from the provider's cache."},{"name":"outputTokens","type":"int","doc":"Completion tokens billed."},{"name":"reasoningTokens","type":"int","doc":"Of those, tokens spent on reasoning."},{"name":"priceMicros","type":"long","doc":"Price of the call in millionths of a US dollar, 0 for unpriced routes."},{"name":"latencyMs","type":"double","doc":"From the request to the last byte or the failure, in ms."},{"name":"outcome","type":"string","doc":"answered, rejected (guardrails found a fault), unusable (not the shape asked for), refused, limited, timed-out or unreachable."},{"name":"detail","type":"string","doc":"The fault or error in words; empty when there was none.","default":""},{"name":"rules","type":{"type":"array","items":"string"},"doc":"Rules that refused the answer, each once, the first one first, such as number or name; empty when it was not refused.","default":[]},{"name":"traceId","type":"string","doc":"Trace id of the report revision."},{"name":"calledAt","type":"long","doc":"When the call began, ms since 1970 UTC."}]})
export const operationRecorded = defineSchema<OperationRecorded>({"type":"record","name":"OperationRecorded","namespace":"linernotes","doc":"An operator asked for a change, or the change ended. Both records of one request have its ID.","fields":[{"name":"userId","type":"string","doc":"The listener it is about; empty where it is about no single one. The owner part of the Kafka key."},{"name":"requestId","type":"string","doc":"Of the request, as its answer names it."},{"name":"operation","type":"string","doc":"What was asked for, such as hide, erase or redrive-dead-letters."},{"name":"target","type":"string","doc":"What it was asked of: names, IDs or a filter, as JSON."},{"name":"operator","type":"string","doc":"Name of the token that asked, or of the person at the machine; never the token."},{"name":"via","type":"string","doc":"api or cli."},{"name":"outcome","type":"string","doc":"started, done or failed."},{"name":"code","type":["null","string"],"default":null,"doc":"Of the error, where it failed."},{"name":"recordedAt","type":"long","doc":"ms since 1970 UTC."}]})
export const playsRecorded = defineSchema<PlaysRecorded>({"type":"record","name":"PlaysRecorded","namespace":"linernotes","doc":"1 to 500 plays of one listener, as one import or player reported them.","fields":[{"name":"userId","type":"string","doc":"Whose event this is; the owner part of the Kafka key."},{"name":"importId","type":"string","doc":"The import that brought these plays; one import may span many messages."},{"name":"source","type":"string","doc":"Format the plays were read from, such as spotify-extended."},{"name":"batch","type":"int","doc":"0-based number of this message within its import."},{"name":"isLast","type":"boolean","doc":"True on the import's last message: selection need not wait for more."},{"name":"recordedAt","type":"long","doc":"When the import wrote the message, ms since 1970 UTC."},{"name":"plays","type":{"type":"array","items":{"type":"record","name":"Play","namespace":"linernotes","doc":"One track, episode or chapter that a listener played.","fields":[{"name":"playId","type":"string","doc":"Stable identity: the same play read from another file or another month's export has the same id."},{"name":"endedAt","type":"long","doc":"The instant the play ended, in ms since 1970 UTC. Account data knows it to the minute only."},{"name":"playedMs","type":"long","doc":"Milliseconds heard, 0 or more."},{"name":"kind","type":{"type":"enum","name":"PlayKind","namespace":"linernotes","doc":"What was played. A reader that does not know a kind sees unknown.","symbols":["track","episode","chapter","unknown"],"default":"unknown"},"doc":"Track, episode or chapter."},{"name":"title","type":"string","doc":"Title of the track, episode or chapter, as exported, length-capped and stripped of control and bidi characters."},{"name":"creator","type":"string","doc":"Album artist of a track, show of an episode, author of a chapter."},{"name":"collection","type":["null","string"],"doc":"Album of a track, book of a chapter, where the export names it.","default":null},{"name":"uri","type":["null","string"],"doc":"The exporter's own address of what was played, where it has one.","default":null},{"name":"country","type":["null","string"],"doc":"ISO 3166 alpha-2 country that the exporter noted for this play.","default":null},{"name":"isLengthAssumed","type":"boolean","doc":"True where the source says that it was played and not for how long: playedMs and endedAt then rest on an assumed length, and nothing may state them as measured.","default":false}]}},"doc":"1 to 500 plays, in the order of the export."}]})
export const playsTakenBack = defineSchema<PlaysTakenBack>({"type":"record","name":"PlaysTakenBack","namespace":"linernotes","doc":"Plays, or a whole import, that no longer count.","fields":[{"name":"userId","type":"string","doc":"Whose event this is; the owner part of the Kafka key."},{"name":"importId","type":["null","string"],"doc":"Every play that only this import brought is taken back; null when playIds says which.","default":null},{"name":"playIds","type":{"type":"array","items":"string"},"doc":"Plays taken back one by one; empty when importId says which.","default":[]},{"name":"reason","type":"string","doc":"Why, in words."},{"name":"takenBackAt","type":"long","doc":"When, ms since 1970 UTC."}]})
export const profileDeclared = defineSchema<ProfileDeclared>({"type":"record","name":"ProfileDeclared","namespace":"linernotes","doc":"What a listener declares about themselves; the latest one holds.","fields":[{"name":"userId","type":"string","doc":"Whose event this is; the owner part of the Kafka key."},{"name":"zone","type":"string","doc":"IANA time zone in which the listener's days are cut."},{"name":"zoneHistory","type":{"type":"array","items":{"type":"record","name":"ZonePeriod","namespace":"linernotes","doc":"From when on a listener lived in a zone; the next period ends it.","fields":[{"name":"fromMs","type":"long","doc":"First instant of the period, ms since 1970 UTC."},{"name":"zone","type":"string","doc":"IANA time zone in force from then on."}]}},"doc":"Other zones that the listener gives, ascending by their beginning; before the first one, zone holds. Empty where days are cut in one zone throughout.","default":[]},{"name":"country","type":["null","string"],"doc":"ISO 3166 alpha-2 country, for spelling.","default":null},{"name":"language","type":"string","doc":"BCP 47 language of the stories.","default":"en"},{"name":"birthday","type":["null","string"],"doc":"MM-DD.","default":null},{"name":"years","type":{"type":"array","items":"int"},"doc":"The calendar years an archive is wanted for; empty means the latest year with plays.","default":[]},{"name":"hiddenCreators","type":{"type":"array","items":"string"},"doc":"Artists and shows that no report may mention.","default":[]},{"name":"hiddenDates","type":{"type":"array","items":"string"},"doc":"Dates, YYYYMMDD, that no report may be about.","default":[]},{"name":"isHidden","type":"boolean","doc":"Whether the listener wants no report at all for now.","default":false},{"name":"declaredAt","type":"long","doc":"When, ms since 1970 UTC."}]})
export const reportDrafted = defineSchema<ReportDrafted>({"type":"record","name":"ReportDrafted","namespace":"linernotes","doc":"A text that passed the guardrails and is to be stored.","fields":[{"name":"userId","type":"string","doc":"Whose event this is; the owner part of the Kafka key."},{"name":"reportId","type":"string","doc":"<userId>:<date>."},{"name":"year","type":"int","doc":"Year of the archive."},{"name":"date","type":"string","doc":"Local date of the listener, YYYYMMDD."},{"name":"category","type":"string","doc":"Why the day was chosen, such as biggest-music-day."},{"name":"revision","type":"int","doc":"1 for the first text of this report, one more for each later text or withdrawal. An older revision never replaces a newer one (I14)."},{"name":"zone","type":"string","doc":"IANA time zone in force at the day's last play."},{"name":"title","type":"string","doc":"Title of the story."},{"name":"story","type":"string","doc":"The story."},{"name":"sentences","type":{"type":"array","items":{"type":"record","name":"Sentence","namespace":"linernotes","doc":"One sentence of a story with the facts it rests on.","fields":[{"name":"text","type":"string","doc":"The sentence, as it stands in the story."},{"name":"factIds","type":{"type":"array","items":"string"},"doc":"Ids of the facts that it states."},{"name":"settledBy","type":"string","doc":"code where the rules found it supported by the facts; reader where a second reader did.","default":"code"}]}},"doc":"The story's sentences with the facts they rest on."},{"name":"tags","type":{"type":"array","items":"string"},"doc":"Up to two short tags."},{"name":"facts","type":{"type":"array","items":{"type":"record","name":"Fact","namespace":"linernotes","doc":"One computed statement about a day. A story may state facts only.","fields":[{"name":"id","type":"string","doc":"Identity within the day, such as minutes or top-artist-minutes."},{"name":"kind","type":"string","doc":"What sort of statement this is; see facts/fact.ts for the kinds."},{"name":"value","type":["double","string"],"doc":"The value: a number in its unit, or a name, date or clock time as text."},{"name":"unit","type":"string","doc":"Unit of the value: minutes, plays, tracks, episodes, artists, shows, share, times, days, date, weekday, clock or name."},{"name":"subject","type":["null","string"],"doc":"The name that the value counts or describes, null when it is the day as a whole.","default":null},{"name":"rank","type":["null","int"],"doc":"1-based rank of the value among the listener's days of the year, null when not ranked.","default":null},{"name":"usual","type":["null","double"],"doc":"The listener's usual value (median over days with plays of that kind in the year), in the same unit.","default":null},{"name":"coverage","type":["null","double"],"doc":"Share of the day, 0 to 1, that the fact could see; null when it saw all of it.","default":null}]}},"doc":"The facts that the story could use."},{"name":"timeline","type":["null",{"type":"record","name":"Timeline","namespace":"linernotes","doc":"What a day looks like: who was heard when, as it can be drawn.","fields":[{"name":"unit","type":"string","doc":"What amounts are given in: minutes, or plays where lengths are not known."},{"name":"minutes","type":"int","doc":"Real minutes of the day: 1,440, and fewer or more where the clocks or the listener moved."},{"name":"hours","type":{"type":"array","items":{"type":"record","name":"TimelineHour","namespace":"linernotes","doc":"One real hour of a day; the last one may be shorter.","fields":[{"name":"clock","type":"string","doc":"Local clock time HH:MM at which it began."},{"name":"plays","type":"int","doc":"Plays of 30 s and more that began in it; those that began the day before are in the first."},{"name":"minutes","type":"int","doc":"Minutes heard in it, to the whole minute; 0 where lengths are not known."}]}},"doc":"Every hour of it, in order."},{"name":"sessions","type":{"type":"array","items":{"type":"record","name":"TimelineSession","namespace":"linernotes","doc":"Plays without a pause of 30 minutes between them. Minutes count from the day's beginning.","fields":[{"name":"from","type":"int","doc":"The minute in which it began."},{"name":"to","type":"int","doc":"The minute before which it ended."},{"name":"startedAt","type":"string","doc":"Local clock time HH:MM at which it began; 00:00 where that was the day before."},{"name":"endedAt","type":"string","doc":"Local clock time HH:MM at which it ended."},{"name":"plays","type":"int","doc":"Plays of 30 s and more."}]}},"doc":"In order."},{"name":"creators","type":{"type":"array","items":{"type":"record","name":"TimelineCreator","namespace":"linernotes","doc":"Who was heard on a day, and how much.","fields":[{"name":"kind","type":"string","doc":"track for an artist, episode for a show, chapter for a book."},{"name":"name","type":"string","doc":"The name; empty where the plays have none."},{"name":"plays","type":"int","doc":"Plays of 30 s and more."},{"name":"minutes","type":"int","doc":"Minutes heard in them, to the whole minute; 0 where lengths are not known."}]}},"doc":"The most heard, at most six, most heard first."},{"name":"others","type":"int","doc":"How many more creators were heard."},{"name":"othersPlays","type":"int","doc":"Plays of these."},{"name":"othersMinutes","type":"int","doc":"Minutes heard of these, to the whole minute."},{"name":"runs","type":{"type":"array","items":{"type":"record","name":"TimelineRun","namespace":"linernotes","doc":"Minutes of a day in which one creator was heard without a pause. Minutes count from the day's beginning.","fields":[{"name":"from","type":"int","doc":"The minute in which it began."},{"name":"to","type":"int","doc":"The minute before which it ended."},{"name":"creator","type":"int","doc":"Position among the timeline's creators; -1 for all others."}]}},"doc":"In order, none over another."},{"name":"minutesBefore","type":"int","doc":"Of the minutes heard, those before the day began; 0 since minutes are counted on the day on which they were heard."}]}],"doc":"What the day looks like; null where its selection did not say.","default":null},{"name":"writtenBy","type":{"type":"record","name":"WrittenBy","namespace":"linernotes","doc":"Who wrote a text, and how.","fields":[{"name":"model","type":"string","doc":"Model name as the endpoint reported it; template when no model wrote it."},{"name":"route","type":"string","doc":"fake, local, or the name of the configured endpoint; template when no model wrote it."},{"name":"promptVersion","type":"string","doc":"The prompt files used, such as report-v1."},{"name":"fallback","type":"string","doc":"none, retry (second attempt after a named fault), slots (code filled the numbers) or template."},{"name":"reader","type":"string","doc":"The second reader that settled what code could not, as model and prompt: gpt-5/reader-v1; empty where none did.","default":""}]},"doc":"Who wrote the text, and how."},{"name":"lineage","type":{"type":"record","name":"Lineage","namespace":"linernotes","doc":"What a report was computed from.","fields":[{"name":"topics","type":{"type":"array","items":{"type":"record","name":"TopicOffsets","namespace":"linernotes","doc":"Offsets of one partition of one topic.","fields":[{"name":"topic","type":"string","doc":"The topic."},{"name":"partition","type":"int","doc":"The partition."},{"name":"offsets","type":{"type":"array","items":"long"},"doc":"Offsets, ascending, of the messages that carried the day's plays."}]}},"doc":"The messages that carried the day's plays."},{"name":"factsHash","type":"string","doc":"SHA-256 in hex over the day's facts and log, in canonical form."},{"name":"playsCount","type":"int","doc":"How many plays of 30 s and more the day holds."},{"name":"selectionRevision","type":"int","doc":"Revision of the DaysSelected event that asked for the report."},{"name":"basis","type":["null",{"type":"record","name":"Basis","namespace":"linernotes","doc":"What a selection could see: enough to compute its facts again from the topics alone.","fields":[{"name":"partition","type":"int","doc":"The listener's partition, the same in every topic."},{"name":"playsFrom","type":"long","doc":"Offset of the listener's first message in `plays` that was counted."},{"name":"playsTo","type":"long","doc":"Offset of the last one that changed anything."},{"name":"declaredAt","type":"long","doc":"When the profile that held was declared, ms since 1970 UTC."},{"name":"profileHash","type":"string","doc":"SHA-256 in hex over what days are cut by and what is hidden in that profile; later profiles may say the same.","default":""},{"name":"catalogueVersion","type":"string","doc":"Version of the catalogue that was open: SHA-256 in hex over what it says. Empty where there was none.","default":""},{"name":"tzVersion","type":"string","doc":"Version of the IANA time zone data that days were cut by, such as 2026f. Empty where an earlier build cut them.","default":""},{"name":"offsetsHash","type":"string","doc":"SHA-256 in hex over the offsets from UTC that the listener lived by, as that data has them. Empty where an earlier build cut the days.","default":""},{"name":"rulesVersion","type":"int","doc":"Version of the rules that the days and facts follow (facts/rules.ts): 1 where it was not noted.","default":1}]}],"doc":"What the selection that the facts are from could see; null where that is not known.","default":null}]},"doc":"What the report was computed from."},{"name":"traceparent","type":"string","doc":"W3C trace context of the revision's trace: its root span 'assemble report'."},{"name":"replaces","type":["null","string"],"doc":"Trace id of the revision that this one replaces, if any.","default":null},{"name":"assembledFrom","type":"long","doc":"When the selection that led to this draft began, ms since 1970 UTC: the start of the trace's root span."},{"name":"draftedAt","type":"long","doc":"When the text passed, ms since 1970 UTC."}]}, wordCheckOf)
export const reportJudged = defineSchema<ReportJudged>({"type":"record","name":"ReportJudged","namespace":"linernotes","doc":"What the checks and the judge say of one revision of a report.","fields":[{"name":"userId","type":"string","doc":"Whose event this is; the owner part of the Kafka key."},{"name":"reportId","type":"string","doc":"<userId>:<date>."},{"name":"year","type":"int","doc":"Year of the archive."},{"name":"date","type":"string","doc":"Local date, YYYYMMDD."},{"name":"revision","type":"int","doc":"The revision that was judged."},{"name":"outcome","type":"string","doc":"pass, fail, unsure or error: the worst of the checks."},{"name":"checks","type":{"type":"array","items":{"type":"record","name":"Check","namespace":"linernotes","doc":"The answer of one check or one judge's question.","fields":[{"name":"name","type":"string","doc":"Which check: facts, names, dates, length, tone and so on."},{"name":"kind","type":"string","doc":"CODE for a deterministic check, LLM for a model's answer."},{"name":"outcome","type":"string","doc":"pass, fail, unsure or error. A grader's outage is an error, never a pass or a fail."},{"name":"detail","type":"string","doc":"What was found, in words; empty when nothing was."}]}},"doc":"Each check's answer."},{"name":"model","type":"string","doc":"Model that graded; empty when none did."},{"name":"traceparent","type":"string","doc":"W3C trace context of the revision's trace."},{"name":"judgedAt","type":"long","doc":"When, ms since 1970 UTC."}]})
export const reportPublished = defineSchema<ReportPublished>({"type":"record","name":"ReportPublished","namespace":"linernotes","doc":"A report is stored and can be read (I15). Public: only ever changed in a fully compatible way.","fields":[{"name":"userId","type":"string","doc":"Whose event this is; the owner part of the Kafka key."},{"name":"reportId","type":"string","doc":"<userId>:<date>."},{"name":"year","type":"int","doc":"Year of the archive."},{"name":"date","type":"string","doc":"Local date of the listener, YYYYMMDD."},{"name":"category","type":"string","doc":"Why the day was chosen, such as biggest-music-day."},{"name":"revision","type":"int","doc":"1 for the first text of this report, one more for each later text or withdrawal. An older revision never replaces a newer one (I14)."},{"name":"zone","type":"string","doc":"IANA time zone in force at the day's last play."},{"name":"title","type":"string","doc":"Title of the story."},{"name":"story","type":"string","doc":"The story."},{"name":"sentences","type":{"type":"array","items":{"type":"record","name":"Sentence","namespace":"linernotes","doc":"One sentence of a story with the facts it rests on.","fields":[{"name":"text","type":"string","doc":"The sentence, as it stands in the story."},{"name":"factIds","type":{"type":"array","items":"string"},"doc":"Ids of the facts that it states."},{"name":"settledBy","type":"string","doc":"code where the rules found it supported by the facts; reader where a second reader did.","default":"code"}]}},"doc":"The story's sentences with the facts they rest on."},{"name":"tags","type":{"type":"array","items":"string"},"doc":"Up to two short tags."},{"name":"facts","type":{"type":"array","items":{"type":"record","name":"Fact","namespace":"linernotes","doc":"One computed statement about a day. A story may state facts only.","fields":[{"name":"id","type":"string","doc":"Identity within the day, such as minutes or top-artist-minutes."},{"name":"kind","type":"string","doc":"What sort of statement this is; see facts/fact.ts for the kinds."},{"name":"value","type":["double","string"],"doc":"The value: a number in its unit, or a name, date or clock time as text."},{"name":"unit","type":"string","doc":"Unit of the value: minutes, plays, tracks, episodes, artists, shows, share, times, days, date, weekday, clock or name."},{"name":"subject","type":["null","string"],"doc":"The name that the value counts or describes, null when it is the day as a whole.","default":null},{"name":"rank","type":["null","int"],"doc":"1-based rank of the value among the listener's days of the year, null when not ranked.","default":null},{"name":"usual","type":["null","double"],"doc":"The listener's usual value (median over days with plays of that kind in the year), in the same unit.","default":null},{"name":"coverage","type":["null","double"],"doc":"Share of the day, 0 to 1, that the fact could see; null when it saw all of it.","default":null}]}},"doc":"The facts that the story could use."},{"name":"writtenBy","type":{"type":"record","name":"WrittenBy","namespace":"linernotes","doc":"Who wrote a text, and how.","fields":[{"name":"model","type":"string","doc":"Model name as the endpoint reported it; template when no model wrote it."},{"name":"route","type":"string","doc":"fake, local, or the name of the configured endpoint; template when no model wrote it."},{"name":"promptVersion","type":"string","doc":"The prompt files used, such as report-v1."},{"name":"fallback","type":"string","doc":"none, retry (second attempt after a named fault), slots (code filled the numbers) or template."},{"name":"reader","type":"string","doc":"The second reader that settled what code could not, as model and prompt: gpt-5/reader-v1; empty where none did.","default":""}]},"doc":"Who wrote the text, and how."},{"name":"lineage","type":{"type":"record","name":"Lineage","namespace":"linernotes","doc":"What a report was computed from.","fields":[{"name":"topics","type":{"type":"array","items":{"type":"record","name":"TopicOffsets","namespace":"linernotes","doc":"Offsets of one partition of one topic.","fields":[{"name":"topic","type":"string","doc":"The topic."},{"name":"partition","type":"int","doc":"The partition."},{"name":"offsets","type":{"type":"array","items":"long"},"doc":"Offsets, ascending, of the messages that carried the day's plays."}]}},"doc":"The messages that carried the day's plays."},{"name":"factsHash","type":"string","doc":"SHA-256 in hex over the day's facts and log, in canonical form."},{"name":"playsCount","type":"int","doc":"How many plays of 30 s and more the day holds."},{"name":"selectionRevision","type":"int","doc":"Revision of the DaysSelected event that asked for the report."},{"name":"basis","type":["null",{"type":"record","name":"Basis","namespace":"linernotes","doc":"What a selection could see: enough to compute its facts again from the topics alone.","fields":[{"name":"partition","type":"int","doc":"The listener's partition, the same in every topic."},{"name":"playsFrom","type":"long","doc":"Offset of the listener's first message in `plays` that was counted."},{"name":"playsTo","type":"long","doc":"Offset of the last one that changed anything."},{"name":"declaredAt","type":"long","doc":"When the profile that held was declared, ms since 1970 UTC."},{"name":"profileHash","type":"string","doc":"SHA-256 in hex over what days are cut by and what is hidden in that profile; later profiles may say the same.","default":""},{"name":"catalogueVersion","type":"string","doc":"Version of the catalogue that was open: SHA-256 in hex over what it says. Empty where there was none.","default":""},{"name":"tzVersion","type":"string","doc":"Version of the IANA time zone data that days were cut by, such as 2026f. Empty where an earlier build cut them.","default":""},{"name":"offsetsHash","type":"string","doc":"SHA-256 in hex over the offsets from UTC that the listener lived by, as that data has them. Empty where an earlier build cut the days.","default":""},{"name":"rulesVersion","type":"int","doc":"Version of the rules that the days and facts follow (facts/rules.ts): 1 where it was not noted.","default":1}]}],"doc":"What the selection that the facts are from could see; null where that is not known.","default":null}]},"doc":"What the report was computed from."},{"name":"traceparent","type":"string","doc":"W3C trace context of the revision's trace: its root span 'assemble report'."},{"name":"replaces","type":["null","string"],"doc":"Trace id of the revision that this one replaces, if any.","default":null},{"name":"contentHash","type":"string","doc":"SHA-256 in hex over title, story and facts."},{"name":"publishedAt","type":"long","doc":"When both writes were acknowledged, ms since 1970 UTC."}]}, wordCheckOf)
export const reportRetracted = defineSchema<ReportRetracted>({"type":"record","name":"ReportRetracted","namespace":"linernotes","doc":"A report is no longer stored and must no longer be shown. Public.","fields":[{"name":"userId","type":"string","doc":"Whose event this is; the owner part of the Kafka key."},{"name":"reportId","type":"string","doc":"<userId>:<date>."},{"name":"year","type":"int","doc":"Year of the archive."},{"name":"date","type":"string","doc":"Local date of the listener, YYYYMMDD."},{"name":"category","type":"string","doc":"Why the day was chosen, such as biggest-music-day."},{"name":"revision","type":"int","doc":"1 for the first text of this report, one more for each later text or withdrawal. An older revision never replaces a newer one (I14)."},{"name":"reason","type":"string","doc":"Why, in words for the listener."},{"name":"traceparent","type":"string","doc":"W3C trace context of the revision's trace."},{"name":"retractedAt","type":"long","doc":"When it was gone, ms since 1970 UTC."}]}, wordCheckOf)
export const reportWithdrawn = defineSchema<ReportWithdrawn>({"type":"record","name":"ReportWithdrawn","namespace":"linernotes","doc":"A report that must no longer be shown: its day is no longer chosen, or was hidden.","fields":[{"name":"userId","type":"string","doc":"Whose event this is; the owner part of the Kafka key."},{"name":"reportId","type":"string","doc":"<userId>:<date>."},{"name":"year","type":"int","doc":"Year of the archive."},{"name":"date","type":"string","doc":"Local date of the listener, YYYYMMDD."},{"name":"category","type":"string","doc":"Why the day was chosen, such as biggest-music-day."},{"name":"revision","type":"int","doc":"1 for the first text of this report, one more for each later text or withdrawal. An older revision never replaces a newer one (I14)."},{"name":"reason","type":"string","doc":"Why, in words for the listener."},{"name":"traceparent","type":"string","doc":"W3C trace context of the revision's trace."},{"name":"withdrawnAt","type":"long","doc":"When, ms since 1970 UTC."}]}, wordCheckOf)
export const reportsRequested = defineSchema<ReportsRequested>({"type":"record","name":"ReportsRequested","namespace":"linernotes","doc":"Write or rewrite these days, for a campaign, a remediation or the listener.","fields":[{"name":"userId","type":"string","doc":"Whose event this is; the owner part of the Kafka key."},{"name":"requestId","type":"string","doc":"Identity of the request; the same request twice is one."},{"name":"year","type":"int","doc":"Year of the archive."},{"name":"dates","type":{"type":"array","items":"string"},"doc":"Dates, YYYYMMDD, to write again; empty means every selected day."},{"name":"cause","type":"string","doc":"campaign, remediation or listener."},{"name":"note","type":"string","doc":"Why, in words.","default":""},{"name":"campaign","type":["null",{"type":"record","name":"CampaignTerms","namespace":"linernotes","doc":"How a campaign wants the days that it asks for.","fields":[{"name":"campaignId","type":"string","doc":"The campaign."},{"name":"promptVersion","type":"string","doc":"Version of prompts/report to write with, such as v3; empty for the one that generation has."},{"name":"isRewrite","type":"boolean","doc":"Whether days that have a current text are written again."},{"name":"inputOffset","type":"long","doc":"Where the listener is in the topic campaign-requests, in their partition."}]}],"default":null,"doc":"What the campaign that asks wants; null where none does."},{"name":"found","type":{"type":"array","items":{"type":"record","name":"StoredRevision","namespace":"linernotes","doc":"What was found of a report that is not as it should be.","fields":[{"name":"date","type":"string","doc":"Local date of the listener, YYYYMMDD."},{"name":"category","type":"string","doc":"Why the day was chosen, such as biggest-music-day."},{"name":"revision","type":"int","doc":"The highest revision that the store or the topic has of it."}]}},"doc":"What is not as it should be: the next revision of each is above it, and a day that is not chosen is withdrawn.","default":[]},{"name":"requestedAt","type":"long","doc":"When, ms since 1970 UTC."}]}, wordCheckOf)
export const campaignProgress = defineSchema<CampaignProgress>({"type":"record","name":"CampaignProgress","namespace":"linernotes","doc":"How far a campaign is.","fields":[{"name":"status","type":"string","doc":"planned, running, paused, cancelled or done."},{"name":"reason","type":"string","doc":"Why: operator, budget, tokens, deadline, or empty."},{"name":"changedAt","type":"long","doc":"Since when, ms since 1970 UTC."},{"name":"commandId","type":"string","doc":"The last command that it obeyed or refused."},{"name":"budget","type":{"type":"record","name":"CampaignBudget","namespace":"linernotes","doc":"What a campaign may use; reaching one of them pauses it.","fields":[{"name":"priceMicros","type":["null","long"],"default":null,"doc":"Millionths of a US dollar; null for no bound."},{"name":"tokens","type":["null","long"],"default":null,"doc":"Input and output tokens together; null for no bound."},{"name":"deadlineAt","type":["null","long"],"default":null,"doc":"When it pauses at the latest, ms since 1970 UTC; null for no bound."}]},"doc":"What it may use."},{"name":"startedAt","type":["null","long"],"default":null,"doc":"When it was started, ms since 1970 UTC."},{"name":"tickedAt","type":"long","doc":"When it last looked around, ms since 1970 UTC."},{"name":"batches","type":"long","doc":"Batches of requests so far: each has a number."},{"name":"inputNext","type":{"type":"array","items":"long"},"doc":"Next offset of the topic campaign-requests, by partition."},{"name":"outcomesNext","type":{"type":"array","items":"long"},"doc":"Next offset of the topic campaign-outcomes, by partition."},{"name":"held","type":{"type":"array","items":{"type":"record","name":"InputPlace","namespace":"linernotes","doc":"One listener of the input of a campaign.","fields":[{"name":"partition","type":"int","doc":"Of the topic campaign-requests."},{"name":"offset","type":"long","doc":"In that partition."}]}},"doc":"Listeners whose request was held, to be asked for again."},{"name":"heldCount","type":"long","default":0,"doc":"How many requests have ended as held so far: their listeners are asked for again."},{"name":"askedBy","type":{"type":"array","items":"long"},"doc":"Requests so far, by partition."},{"name":"endedBy","type":{"type":"array","items":"long"},"doc":"Of those, how many have ended, by partition."},{"name":"counts","type":{"type":"record","name":"CampaignCounts","namespace":"linernotes","doc":"What a campaign came to so far.","fields":[{"name":"written","type":"long","doc":"Days that it has written."},{"name":"kept","type":"long","doc":"Days whose text was current."},{"name":"gone","type":"long","doc":"Days that are no longer selected, those of erased listeners too."},{"name":"acceptedAtFirst","type":"long","doc":"Of the written days, those whose first answer passed."},{"name":"templates","type":"long","doc":"Of the written days, those that the template wrote."},{"name":"calls","type":"long","doc":"Calls of models."},{"name":"inputTokens","type":"long","doc":"Prompt tokens billed, cached ones included."},{"name":"cachedTokens","type":"long","doc":"Of those, tokens read from the provider's cache."},{"name":"outputTokens","type":"long","doc":"Completion tokens billed."},{"name":"priceMicros","type":"long","doc":"Price of the calls in millionths of a US dollar."}]},"doc":"What became of them."},{"name":"refusals","type":{"type":"array","items":{"type":"record","name":"NamedCount","namespace":"linernotes","doc":"How often something of a name came about.","fields":[{"name":"name","type":"string","doc":"Of a rule, or a kind of failure."},{"name":"count","type":"long","doc":"How often."}]}},"doc":"Answers that a rule refused."},{"name":"failures","type":{"type":"array","items":"linernotes.NamedCount"},"doc":"Calls that failed."},{"name":"writers","type":{"type":"array","items":{"type":"record","name":"CampaignWriter","namespace":"linernotes","doc":"A process of generation, as it last said how busy it is.","fields":[{"name":"instance","type":"string","doc":"Its name."},{"name":"inFlight","type":"int","doc":"Calls in flight."},{"name":"limit","type":"int","doc":"How many may be."},{"name":"endedAt","type":"long","doc":"When it said so, ms since 1970 UTC."}]}},"doc":"Who writes."},{"name":"slotMs","type":"long","doc":"Length of the slots of time, ms."},{"name":"slotLeftMs","type":"long","doc":"What is left of the current one, ms."},{"name":"slots","type":{"type":"array","items":"long"},"doc":"Days done in each slot of running time, the current one last."},{"name":"notes","type":{"type":"array","items":{"type":"record","name":"CampaignNote","namespace":"linernotes","doc":"Something odd that a campaign met with.","fields":[{"name":"code","type":"string","doc":"As in docs/ERRORS.md."},{"name":"detail","type":"string","doc":"In words."},{"name":"at","type":"long","doc":"When, ms since 1970 UTC."}]}},"doc":"The last few oddities."}]})
export const campaignSamples = defineSchema<CampaignSamples>({"type":"record","name":"CampaignSamples","namespace":"linernotes","doc":"The last few samples of a campaign: by them, partitions that are stuck are known.","fields":[{"name":"samples","type":{"type":"array","items":{"type":"record","name":"CampaignSample","namespace":"linernotes","doc":"How far each partition was at one time.","fields":[{"name":"at","type":"long","doc":"ms since 1970 UTC."},{"name":"ended","type":{"type":"array","items":"long"},"doc":"Requests that had ended, by partition."},{"name":"open","type":{"type":"array","items":"long"},"doc":"Requests that had not, by partition."}]}},"doc":"The oldest first."}]})
export const generationErasure = defineSchema<GenerationErasure>({"type":"record","name":"GenerationErasure","namespace":"linernotes","doc":"Generation's page of a listener who was erased: keeps selections made before that from being written up.","fields":[{"name":"erasedAt","type":"long","doc":"When the latest erasure was asked for, ms since 1970 UTC."},{"name":"revisionFloor","type":"int","default":0,"doc":"Above every revision that a report of theirs has had, retractions included: later ones go on from here, so that readers do not take them for old. Says nothing about any day."}]})
export const heuristicsArtistsPage = defineSchema<HeuristicsArtistsPage>({"type":"record","name":"HeuristicsArtistsPage","namespace":"linernotes","doc":"The day on which artists and tracks were first heard, for one sixteenth of them.","fields":[{"name":"firstHeard","type":"bytes","doc":"For each artist, and each track, the day of the first counted play: records of 8 bytes, ascending. 6 bytes are the start of the SHA-256 of the name, the last bit of which is 0 for an artist and 1 for a track; 2 the days since 1970, both big-endian."}]})
export const heuristicsDayPage = defineSchema<HeuristicsDayPage>({"type":"record","name":"HeuristicsDayPage","namespace":"linernotes","doc":"The plays of one listener and local day.","fields":[{"name":"plays","type":{"type":"array","items":{"type":"record","name":"KeptPlay","namespace":"linernotes","doc":"A play as heuristics keeps it on its day page.","fields":[{"name":"play","type":{"type":"record","name":"Play","namespace":"linernotes","doc":"One track, episode or chapter that a listener played.","fields":[{"name":"playId","type":"string","doc":"Stable identity: the same play read from another file or another month's export has the same id."},{"name":"endedAt","type":"long","doc":"The instant the play ended, in ms since 1970 UTC. Account data knows it to the minute only."},{"name":"playedMs","type":"long","doc":"Milliseconds heard, 0 or more."},{"name":"kind","type":{"type":"enum","name":"PlayKind","namespace":"linernotes","doc":"What was played. A reader that does not know a kind sees unknown.","symbols":["track","episode","chapter","unknown"],"default":"unknown"},"doc":"Track, episode or chapter."},{"name":"title","type":"string","doc":"Title of the track, episode or chapter, as exported, length-capped and stripped of control and bidi characters."},{"name":"creator","type":"string","doc":"Album artist of a track, show of an episode, author of a chapter."},{"name":"collection","type":["null","string"],"doc":"Album of a track, book of a chapter, where the export names it.","default":null},{"name":"uri","type":["null","string"],"doc":"The exporter's own address of what was played, where it has one.","default":null},{"name":"country","type":["null","string"],"doc":"ISO 3166 alpha-2 country that the exporter noted for this play.","default":null},{"name":"isLengthAssumed","type":"boolean","doc":"True where the source says that it was played and not for how long: playedMs and endedAt then rest on an assumed length, and nothing may state them as measured.","default":false}]},"doc":"The play, as last recorded."},{"name":"recordedAt","type":"long","doc":"When the message that it was last read from was written, ms since 1970 UTC. A later record of the same playId replaces an earlier one."},{"name":"imports","type":{"type":"array","items":"int"},"doc":"Ordinals, in the index page, of the imports that brought it, ascending."},{"name":"source","type":"int","doc":"Position, among the sources of its page, of the message that it was last read from; -1 when that was not kept."},{"name":"claims","type":{"type":"array","items":{"type":"record","name":"ImportClaim","namespace":"linernotes","doc":"What one of several imports says of a play: it holds again when the others are taken back.","fields":[{"name":"ordinal","type":"int","doc":"The import, by its ordinal in the index page."},{"name":"recordedAt","type":"long","doc":"When the message that said it last was written, ms since 1970 UTC."},{"name":"play","type":["null","linernotes.Play"],"doc":"The play as this import has it; null where that is as it is kept.","default":null}]}},"doc":"What each import says, ascending by ordinal, where there are several; empty where one import brought the play.","default":[]}]}},"doc":"Each playId once, by end instant, then by playId. The shortest are left out where there are more than the limit."},{"name":"sources","type":{"type":"array","items":{"type":"record","name":"SourceMessage","namespace":"linernotes","doc":"A Kafka message that a day was computed from.","fields":[{"name":"topic","type":"string","doc":"Topic of the message."},{"name":"partition","type":"int","doc":"Partition of the message."},{"name":"offset","type":"long","doc":"Offset of the message."},{"name":"traceparent","type":["null","string"],"doc":"W3C trace context under which the message was sent.","default":null}]}},"doc":"The messages that the plays were last read from, at most 100, by topic, partition and offset."}]})
export const heuristicsErasurePage = defineSchema<HeuristicsErasurePage>({"type":"record","name":"HeuristicsErasurePage","namespace":"linernotes","doc":"That a listener was erased: plays and profiles written before it, still on their way, are not kept. A family with one page, and all that stays of an erased listener.","fields":[{"name":"erasedAt","type":"long","doc":"When the erasure was asked for, ms since 1970 UTC."}]})
export const heuristicsHeardPage = defineSchema<HeuristicsHeardPage>({"type":"record","name":"HeuristicsHeardPage","namespace":"linernotes","doc":"What was heard on one local day, by name: what other days of the listener are compared with.","fields":[{"name":"artists","type":{"type":"array","items":{"type":"record","name":"HeardName","namespace":"linernotes","doc":"How much of an artist or show a day has.","fields":[{"name":"name","type":"string","doc":"The artist or show."},{"name":"playedMs","type":"long","doc":"Milliseconds heard in counted plays."},{"name":"plays","type":"int","doc":"Counted plays."}]}},"doc":"Artists with a name, most heard first."},{"name":"shows","type":{"type":"array","items":"linernotes.HeardName"},"doc":"Shows with a name, most heard first."},{"name":"tracks","type":"bytes","doc":"Tracks with a title: for each, the 6 bytes that are its key in HeuristicsArtistsPage, ascending."}]})
export const heuristicsIndexPage = defineSchema<HeuristicsIndexPage>({"type":"record","name":"HeuristicsIndexPage","namespace":"linernotes","doc":"What heuristics keeps of a listener beside the plays: one page.","fields":[{"name":"listener","type":["null",{"type":"record","name":"Listener","namespace":"linernotes","doc":"What heuristics knows of a listener from the latest profile.","fields":[{"name":"zone","type":"string","doc":"IANA time zone in which the days are cut."},{"name":"zoneHistory","type":{"type":"array","items":{"type":"record","name":"ZonePeriod","namespace":"linernotes","doc":"From when on a listener lived in a zone; the next period ends it.","fields":[{"name":"fromMs","type":"long","doc":"First instant of the period, ms since 1970 UTC."},{"name":"zone","type":"string","doc":"IANA time zone in force from then on."}]}},"doc":"Other zones that the listener gives, ascending by their beginning; before the first one, zone holds. Empty where days are cut in one zone throughout.","default":[]},{"name":"country","type":["null","string"],"doc":"ISO 3166 alpha-2 country.","default":null},{"name":"language","type":"string","doc":"BCP 47 language of the stories."},{"name":"birthday","type":["null","string"],"doc":"MM-DD.","default":null},{"name":"years","type":{"type":"array","items":"int"},"doc":"Calendar years an archive is wanted for; empty means the latest year with plays."},{"name":"hiddenCreators","type":{"type":"array","items":"string"},"doc":"Artists and shows whose plays do not count."},{"name":"hiddenDates","type":{"type":"array","items":"string"},"doc":"Dates, YYYYMMDD, whose plays do not count."},{"name":"isHidden","type":"boolean","doc":"Whether no report is wanted at all.","default":false},{"name":"declaredAt","type":"long","doc":"When the profile was declared, ms since 1970 UTC."}]}],"doc":"The latest profile; null until one is declared, and no day is selected before.","default":null},{"name":"imports","type":{"type":"array","items":"string"},"doc":"Import ids by ordinal; empty where an import was taken back."},{"name":"years","type":{"type":"array","items":{"type":"record","name":"YearNote","namespace":"linernotes","doc":"A calendar year with counted plays, as the index page knows it.","fields":[{"name":"year","type":"int","doc":"The year."},{"name":"days","type":"int","doc":"Days with counted plays, 1 or more."},{"name":"from","type":"string","doc":"The first of them, YYYYMMDD."}]}},"doc":"The years with counted plays, ascending; what their days come to stands on a page a year.","default":[]},{"name":"selections","type":{"type":"array","items":{"type":"record","name":"YearSelection","namespace":"linernotes","doc":"The last selection that was sent for one year.","fields":[{"name":"year","type":"int","doc":"Calendar year."},{"name":"revision","type":"int","doc":"Its revision."},{"name":"factsHash","type":"string","doc":"SHA-256 in hex over all that a reader could see of it."}]}},"doc":"The last selection sent for each year, ascending."},{"name":"countedAt","type":"long","doc":"When the import whose last message was counted latest wrote its messages, or plays were taken back after it, ms since 1970 UTC; 0 before the first.","default":0},{"name":"layout","type":"int","doc":"Which layout the pages are in; those of an earlier one are indexed anew from the day pages.","default":0},{"name":"partition","type":"int","doc":"The listener's partition; -1 before the first message.","default":-1},{"name":"playsFrom","type":"long","doc":"Offset of the first message in `plays` that was counted; -1 before it.","default":-1},{"name":"playsTo","type":"long","doc":"Offset of the last message in `plays` that changed anything; -1 before it.","default":-1},{"name":"catalogueVersion","type":"string","doc":"The catalogue that days were summed up with; where it is another now, they are indexed anew. Empty for none.","default":""},{"name":"offsetsHash","type":"string","doc":"The offsets from UTC that days were cut by, as a hash; where the time zone data says others now, days are cut again. Empty where an earlier build cut them.","default":""}]})
export const heuristicsYearPage = defineSchema<HeuristicsYearPage>({"type":"record","name":"HeuristicsYearPage","namespace":"linernotes","doc":"What the days of one listener and calendar year come to.","fields":[{"name":"days","type":{"type":"array","items":{"type":"record","name":"DaySummary","namespace":"linernotes","doc":"What one local day comes to, over its counted plays: enough to rank days without reading their plays.","fields":[{"name":"date","type":"string","doc":"Local date, YYYYMMDD."},{"name":"plays","type":"int","doc":"Counted plays of any kind."},{"name":"tracks","type":"int","doc":"Counted plays of tracks."},{"name":"distinctTracks","type":"int","doc":"Distinct tracks among them."},{"name":"musicMs","type":"long","doc":"Milliseconds heard in them."},{"name":"artists","type":"int","doc":"Distinct artists among them."},{"name":"topArtistMs","type":"long","doc":"Milliseconds of the most heard artist."},{"name":"topArtistPlays","type":"int","doc":"Counted plays of the artist with most of them.","default":0},{"name":"episodes","type":"int","doc":"Distinct episodes."},{"name":"shows","type":"int","doc":"Distinct shows."},{"name":"podcastMs","type":"long","doc":"Milliseconds heard in episodes."},{"name":"otherMs","type":"long","doc":"Milliseconds heard in anything else, such as chapters."},{"name":"assumedMs","type":"long","doc":"Of all milliseconds heard, those that rest on an assumed length.","default":0},{"name":"topShowMs","type":"long","doc":"Milliseconds of the most heard show.","default":0},{"name":"shortPlays","type":"int","doc":"Counted plays of less than 45 s.","default":0},{"name":"burstPlays","type":"int","doc":"The most counted plays that ended within one minute of the clock.","default":0},{"name":"sleepMs","type":"long","doc":"Milliseconds of what is made to sleep by, as its titles say.","default":0},{"name":"genres","type":"int","doc":"Distinct genres that the catalogue knows of its music.","default":0},{"name":"topGenreMs","type":"long","doc":"Milliseconds of the most heard genre.","default":0},{"name":"genreKnownMs","type":"long","doc":"Milliseconds of music whose genre the catalogue knows.","default":0},{"name":"taste","type":"bytes","doc":"The genres most heard, at most six: 4 bytes each, the genre by its place in the catalogue and its share of them in 65,535ths, both big-endian.","default":""},{"name":"releaseYear","type":"int","doc":"The year before which half of the music that the catalogue can date, by time, came out; 0 where none can be dated.","default":0},{"name":"datedMs","type":"long","doc":"Milliseconds of music whose year of release the catalogue knows.","default":0},{"name":"energy","type":"int","doc":"Mean energy by time of the music whose energy the catalogue knows, 0 to 1,000.","default":0},{"name":"energyKnownMs","type":"long","doc":"Milliseconds of music whose energy the catalogue knows.","default":0},{"name":"topArtists","type":"int","doc":"How many artists share the most milliseconds.","default":1},{"name":"topArtistsByPlays","type":"int","doc":"How many artists share the most plays.","default":1},{"name":"topShows","type":"int","doc":"How many shows share the most milliseconds.","default":1},{"name":"hours","type":"bytes","doc":"Minutes heard in each of the 24 hours of the local clock, a byte each; empty where they are not known.","default":""}]}},"doc":"A summary for each day with counted plays, ascending by date."},{"name":"newArtists","type":{"type":"array","items":"int"},"doc":"For each of these days, how many artists were heard on it for the first time."}]})
export const judgedReport = defineSchema<JudgedReport>({"type":"record","name":"JudgedReport","namespace":"linernotes","doc":"The last revision of a report that was judged or retracted, one page a date: a replay or a duplicate is not judged again.","fields":[{"name":"revision","type":"int","doc":"That revision."},{"name":"judgedAt","type":"long","doc":"When, ms since 1970 UTC."}]})
export const judgingErasurePage = defineSchema<JudgingErasurePage>({"type":"record","name":"JudgingErasurePage","namespace":"linernotes","doc":"That a listener was erased: reports published before it, still on their way, are not judged. A family with one page.","fields":[{"name":"erasedAt","type":"long","doc":"When the erasure was asked for, ms since 1970 UTC."}]})
export const keptSelection = defineSchema<KeptSelection>({"type":"record","name":"KeptSelection","namespace":"linernotes","doc":"Generation's page a year: the latest selection, so that its reports can be written again.","fields":[{"name":"zone","type":"string","doc":"IANA time zone in which the days were cut."},{"name":"country","type":["null","string"],"doc":"ISO 3166 alpha-2 country, for spelling.","default":null},{"name":"revision","type":"int","doc":"Revision of the selection."},{"name":"days","type":{"type":"array","items":{"type":"record","name":"SelectedDay","namespace":"linernotes","doc":"One day that is worth a report.","fields":[{"name":"date","type":"string","doc":"Local date of the listener, YYYYMMDD."},{"name":"zone","type":"string","doc":"IANA time zone in force at the day's last play: the listener may have travelled. Empty where the selection does not say.","default":""},{"name":"category","type":"string","doc":"The candidate that won the day, such as biggest-music-day."},{"name":"strength","type":"double","doc":"How remarkable the day is against the listener's own distribution, 0 to 1."},{"name":"facts","type":{"type":"array","items":{"type":"record","name":"Fact","namespace":"linernotes","doc":"One computed statement about a day. A story may state facts only.","fields":[{"name":"id","type":"string","doc":"Identity within the day, such as minutes or top-artist-minutes."},{"name":"kind","type":"string","doc":"What sort of statement this is; see facts/fact.ts for the kinds."},{"name":"value","type":["double","string"],"doc":"The value: a number in its unit, or a name, date or clock time as text."},{"name":"unit","type":"string","doc":"Unit of the value: minutes, plays, tracks, episodes, artists, shows, share, times, days, date, weekday, clock or name."},{"name":"subject","type":["null","string"],"doc":"The name that the value counts or describes, null when it is the day as a whole.","default":null},{"name":"rank","type":["null","int"],"doc":"1-based rank of the value among the listener's days of the year, null when not ranked.","default":null},{"name":"usual","type":["null","double"],"doc":"The listener's usual value (median over days with plays of that kind in the year), in the same unit.","default":null},{"name":"coverage","type":["null","double"],"doc":"Share of the day, 0 to 1, that the fact could see; null when it saw all of it.","default":null}]}},"doc":"The stats block. Every number a story may use is here."},{"name":"log","type":{"type":"array","items":{"type":"record","name":"LogEntry","namespace":"linernotes","doc":"One line of a day's log: consecutive plays of one thing, or the edge of a session.","fields":[{"name":"startedAt","type":"string","doc":"Local clock time HH:MM at which the entry began."},{"name":"endedAt","type":"string","doc":"Local clock time HH:MM at which it ended."},{"name":"kind","type":"string","doc":"session, track, episode or chapter."},{"name":"title","type":"string","doc":"What was played; empty for a session."},{"name":"creator","type":"string","doc":"Who made it; for a session, the most heard creator."},{"name":"plays","type":"int","doc":"How many plays of 30 s and more the entry holds; 0 where it went on after midnight and counts on the next day."},{"name":"minutes","type":"double","doc":"Minutes heard in those plays."},{"name":"nth","type":"int","doc":"The how manieth play of the same title on that day its first play is, 1-based; 0 where it is not counted.","default":0},{"name":"isNewArtist","type":"boolean","doc":"Whether it holds the first play of an artist in all of the history; false where the history is too short to tell.","default":false},{"name":"isNewTrack","type":"boolean","doc":"Whether it holds the first play of a track in all of the history; false where the history is too short to tell.","default":false}]}},"doc":"What was heard when, in order, bounded to 200 entries."},{"name":"timeline","type":["null",{"type":"record","name":"Timeline","namespace":"linernotes","doc":"What a day looks like: who was heard when, as it can be drawn.","fields":[{"name":"unit","type":"string","doc":"What amounts are given in: minutes, or plays where lengths are not known."},{"name":"minutes","type":"int","doc":"Real minutes of the day: 1,440, and fewer or more where the clocks or the listener moved."},{"name":"hours","type":{"type":"array","items":{"type":"record","name":"TimelineHour","namespace":"linernotes","doc":"One real hour of a day; the last one may be shorter.","fields":[{"name":"clock","type":"string","doc":"Local clock time HH:MM at which it began."},{"name":"plays","type":"int","doc":"Plays of 30 s and more that began in it; those that began the day before are in the first."},{"name":"minutes","type":"int","doc":"Minutes heard in it, to the whole minute; 0 where lengths are not known."}]}},"doc":"Every hour of it, in order."},{"name":"sessions","type":{"type":"array","items":{"type":"record","name":"TimelineSession","namespace":"linernotes","doc":"Plays without a pause of 30 minutes between them. Minutes count from the day's beginning.","fields":[{"name":"from","type":"int","doc":"The minute in which it began."},{"name":"to","type":"int","doc":"The minute before which it ended."},{"name":"startedAt","type":"string","doc":"Local clock time HH:MM at which it began; 00:00 where that was the day before."},{"name":"endedAt","type":"string","doc":"Local clock time HH:MM at which it ended."},{"name":"plays","type":"int","doc":"Plays of 30 s and more."}]}},"doc":"In order."},{"name":"creators","type":{"type":"array","items":{"type":"record","name":"TimelineCreator","namespace":"linernotes","doc":"Who was heard on a day, and how much.","fields":[{"name":"kind","type":"string","doc":"track for an artist, episode for a show, chapter for a book."},{"name":"name","type":"string","doc":"The name; empty where the plays have none."},{"name":"plays","type":"int","doc":"Plays of 30 s and more."},{"name":"minutes","type":"int","doc":"Minutes heard in them, to the whole minute; 0 where lengths are not known."}]}},"doc":"The most heard, at most six, most heard first."},{"name":"others","type":"int","doc":"How many more creators were heard."},{"name":"othersPlays","type":"int","doc":"Plays of these."},{"name":"othersMinutes","type":"int","doc":"Minutes heard of these, to the whole minute."},{"name":"runs","type":{"type":"array","items":{"type":"record","name":"TimelineRun","namespace":"linernotes","doc":"Minutes of a day in which one creator was heard without a pause. Minutes count from the day's beginning.","fields":[{"name":"from","type":"int","doc":"The minute in which it began."},{"name":"to","type":"int","doc":"The minute before which it ended."},{"name":"creator","type":"int","doc":"Position among the timeline's creators; -1 for all others."}]}},"doc":"In order, none over another."},{"name":"minutesBefore","type":"int","doc":"Of the minutes heard, those before the day began; 0 since minutes are counted on the day on which they were heard."}]}],"doc":"What the day looks like; null where the selection does not say. Of the same plays as the log, and not in the hash.","default":null},{"name":"factsHash","type":"string","doc":"SHA-256 in hex over category, facts and log. Equal hash, equal report."},{"name":"playsCount","type":"int","doc":"How many plays of 30 s and more the day holds."},{"name":"sources","type":{"type":"array","items":{"type":"record","name":"SourceMessage","namespace":"linernotes","doc":"A Kafka message that a day was computed from.","fields":[{"name":"topic","type":"string","doc":"Topic of the message."},{"name":"partition","type":"int","doc":"Partition of the message."},{"name":"offset","type":"long","doc":"Offset of the message."},{"name":"traceparent","type":["null","string"],"doc":"W3C trace context under which the message was sent.","default":null}]}},"doc":"The messages that carried the day's plays, at most 100."}]}},"doc":"The days chosen."},{"name":"overview","type":{"type":"array","items":"linernotes.Fact"},"doc":"Facts about the whole year."},{"name":"basis","type":["null",{"type":"record","name":"Basis","namespace":"linernotes","doc":"What a selection could see: enough to compute its facts again from the topics alone.","fields":[{"name":"partition","type":"int","doc":"The listener's partition, the same in every topic."},{"name":"playsFrom","type":"long","doc":"Offset of the listener's first message in `plays` that was counted."},{"name":"playsTo","type":"long","doc":"Offset of the last one that changed anything."},{"name":"declaredAt","type":"long","doc":"When the profile that held was declared, ms since 1970 UTC."},{"name":"profileHash","type":"string","doc":"SHA-256 in hex over what days are cut by and what is hidden in that profile; later profiles may say the same.","default":""},{"name":"catalogueVersion","type":"string","doc":"Version of the catalogue that was open: SHA-256 in hex over what it says. Empty where there was none.","default":""},{"name":"tzVersion","type":"string","doc":"Version of the IANA time zone data that days were cut by, such as 2026f. Empty where an earlier build cut them.","default":""},{"name":"offsetsHash","type":"string","doc":"SHA-256 in hex over the offsets from UTC that the listener lived by, as that data has them. Empty where an earlier build cut the days.","default":""},{"name":"rulesVersion","type":"int","doc":"Version of the rules that the days and facts follow (facts/rules.ts): 1 where it was not noted.","default":1}]}],"doc":"What the selection could see.","default":null},{"name":"startedAt","type":"long","doc":"When selection began, ms since 1970 UTC."},{"name":"selectedAt","type":"long","doc":"When selection ended, ms since 1970 UTC."},{"name":"requestIds","type":{"type":"array","items":"string"},"doc":"The last 50 requests obeyed: the same request twice is one.","default":[]}]}, wordCheckOf)
export const persistenceErasurePage = defineSchema<PersistenceErasurePage>({"type":"record","name":"PersistenceErasurePage","namespace":"linernotes","doc":"That a listener was erased: texts and selections assembled before it, still on their way, are not stored. A family with one page.","fields":[{"name":"erasedAt","type":"long","doc":"When the erasure was asked for, ms since 1970 UTC."}]})
export const writtenReport = defineSchema<WrittenReport>({"type":"record","name":"WrittenReport","namespace":"linernotes","doc":"Generation's page a day: the last revision of its report.","fields":[{"name":"year","type":"int","doc":"Year of the archive."},{"name":"category","type":"string","doc":"Why the day was chosen."},{"name":"revision","type":"int","doc":"The last revision given out, of a text or a withdrawal."},{"name":"factsHash","type":"string","doc":"Hash of the facts that the text was written from."},{"name":"title","type":"string","doc":"Title of the text."},{"name":"opening","type":"string","doc":"How its story begins, so that no other of the archive does."},{"name":"traceId","type":"string","doc":"Trace of the revision."},{"name":"isWithdrawn","type":"boolean","doc":"True when the last revision was a withdrawal."},{"name":"rewrites","type":"int","default":0,"doc":"How often the text of these facts was written again because a judge failed it."},{"name":"isFailed","type":"boolean","default":false,"doc":"True while it is withdrawn because a judge failed it, and not written again yet."},{"name":"campaignId","type":"string","default":"","doc":"The campaign that the last text was written for; empty where it was none."}]}, wordCheckOf)
