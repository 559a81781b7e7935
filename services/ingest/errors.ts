import { defineErrors } from '#foundation/service-error.ts'

interface Named {
  readonly name: string
}

/** Failures that end an import before anything was sent; earlier data stays as it was. */
export const errors = defineErrors({
  IMPORT_FILE_MISSING: {
    policy: 'stop',
    message: ({ name }: Named) => `${name}: there is no such file or folder`,
  },
  IMPORT_FILE_UNREADABLE: {
    policy: 'stop',
    message: ({ name, problem }: Named & { readonly problem: string }) =>
      `${name}: cannot be read (${problem})`,
  },
  IMPORT_FORMAT_UNKNOWN: {
    policy: 'stop',
    message: ({ name, seen }: Named & { readonly seen: string }) =>
      `${name}: ${seen}, not a listening history`,
  },
  IMPORT_FORMAT_UNREAD: {
    policy: 'stop',
    message: ({ name, is, advice }: Named & { readonly is: string; readonly advice: string }) =>
      `${name}: it is ${is}, which is not read: ${advice}`,
  },
  IMPORT_FORMAT_HTML: {
    policy: 'stop',
    message: ({ name }: Named) =>
      `${name}: is the history of YouTube as a web page, whose times are written as its language has them: ask for JSON`,
  },
  IMPORT_ZONE_HISTORY: {
    policy: 'stop',
    message: ({ name, problem }: Named & { readonly problem: string }) => `${name}: ${problem}`,
  },
  IMPORT_NOTHING_FOUND: {
    policy: 'stop',
    message: ({ names, seen }: { readonly names: string; readonly seen: readonly string[] }) =>
      [`${names}: no listening history in there`, ...seen].join('\n  '),
  },
  IMPORT_EMPTY: {
    policy: 'stop',
    message: ({ names, rows }: { readonly names: string; readonly rows: number }) =>
      rows === 0
        ? `${names}: the history is empty`
        : `${names}: none of its ${rows} rows is a play that can be used`,
  },
  IMPORT_TOO_LARGE: {
    policy: 'stop',
    message: ({ name, problem }: Named & { readonly problem: string }) =>
      `${name}: ${problem}, more than an export of one person holds`,
  },
  IMPORT_ZIP_DAMAGED: {
    policy: 'stop',
    message: ({ name, problem }: Named & { readonly problem: string }) =>
      `${name}: the zip is truncated or damaged (${problem})`,
  },
  IMPORT_ZIP_ENCRYPTED: {
    policy: 'stop',
    message: ({ name, entry }: Named & { readonly entry: string }) =>
      `${name}: ${entry} is encrypted`,
  },
  IMPORT_ZIP_NESTED: {
    policy: 'stop',
    message: ({ name, entry }: Named & { readonly entry: string }) =>
      `${name}: holds another zip, ${entry}, and no history that is found without opening it`,
  },
  IMPORT_ZIP_BOMB: {
    policy: 'stop',
    message: ({ name, problem }: Named & { readonly problem: string }) =>
      `${name}: ${problem}, as no export does; nothing was unpacked`,
  },
  IMPORT_ZIP_NAMES: {
    policy: 'stop',
    message: ({ name, problem }: Named & { readonly problem: string }) =>
      `${name}: holds a file that points outside of the zip (${problem})`,
  },
  IMPORT_ZIP_UNSUPPORTED: {
    policy: 'stop',
    message: ({ name, entry }: Named & { readonly entry: string }) =>
      `${name}: ${entry} is packed in a way that cannot be read`,
  },
  IMPORT_ARCHIVE_UNSUPPORTED: {
    policy: 'stop',
    message: ({ name, packer }: Named & { readonly packer: string }) =>
      `${name}: is packed by ${packer}, which is not read: unpack it and give the folder, or pack it as a zip`,
  },
  IMPORT_ZONE_UNKNOWN: {
    policy: 'stop',
    message: ({ zone, near }: { readonly zone: string; readonly near: readonly string[] }) =>
      `${JSON.stringify(zone)} is no IANA time zone${
        near.length > 0 ? `; did you mean ${near.join(' or ')}?` : '; give one such as Europe/Paris'
      }`,
  },
  IMPORT_UNKNOWN: {
    policy: 'stop',
    message: ({ importId, known }: { readonly importId: string; readonly known: number }) =>
      known > 1
        ? `${known} imports begin with ${importId}`
        : `no plays that still count came with import ${importId}`,
  },
  NAME_UNKNOWN: {
    policy: 'stop',
    message: ({ name, near }: { readonly name: string; readonly near: readonly string[] }) =>
      `nothing by ${JSON.stringify(name)} was ever played${
        near.length > 0 ? `; did you mean ${near.join(' or ')}?` : ''
      }`,
  },
  IMPORT_OVERTAKEN: {
    policy: 'stop',
    message: ({ plays }: { readonly plays: number }) =>
      `another change of this listener began meanwhile: none of the ${plays} plays was sent`,
  },
  IMPORT_NOT_SENT: {
    policy: 'stop',
    message: ({ plays, problem }: { readonly plays: number; readonly problem: string }) =>
      `none of the ${plays} plays was sent, and what was archived before is unchanged (${problem})`,
  },
})
