import { defineErrors } from '#runtime/errors.ts'

interface Named {
  readonly name: string
}

/** Failures that end an import before anything was sent: whatever was archived before stays as it was. */
export const ingestErrors = defineErrors({
  IMPORT_FILE_MISSING: {
    policy: 'stop',
    message: ({ name }: Named) =>
      `${name}: there is no such file or folder. Check the path and its spelling.`,
  },
  IMPORT_FILE_UNREADABLE: {
    policy: 'stop',
    message: ({ name, problem }: Named & { readonly problem: string }) =>
      `${name}: cannot be read (${problem}). Check that you may read it and that the disk is well.`,
  },
  IMPORT_FORMAT_UNKNOWN: {
    policy: 'stop',
    message: ({ name, seen }: Named & { readonly seen: string }) =>
      `${name}: ${seen}, not a listening history. Give the zip that the service sent, its unpacked folder, or its JSON files.`,
  },
  IMPORT_NOTHING_FOUND: {
    policy: 'stop',
    message: ({ names }: { readonly names: string }) =>
      `${names}: no listening history in there. Ask the service for your account data or your extended streaming history and give that zip.`,
  },
  IMPORT_EMPTY: {
    policy: 'stop',
    message: ({ names, rows }: { readonly names: string; readonly rows: number }) =>
      rows === 0
        ? `${names}: the history is empty. Check that you asked for the right account and that the export is complete.`
        : `${names}: none of its ${rows} rows is a play that can be used. The reasons are counted above; ask for a new export.`,
  },
  IMPORT_TOO_LARGE: {
    policy: 'stop',
    message: ({ name, problem }: Named & { readonly problem: string }) =>
      `${name}: ${problem}. That is more than an export of one person holds; give only the history's own files.`,
  },
  IMPORT_ZIP_DAMAGED: {
    policy: 'stop',
    message: ({ name, problem }: Named & { readonly problem: string }) =>
      `${name}: the zip is truncated or damaged (${problem}). Download it again; a complete one ends in a list of its files.`,
  },
  IMPORT_ZIP_ENCRYPTED: {
    policy: 'stop',
    message: ({ name, entry }: Named & { readonly entry: string }) =>
      `${name}: ${entry} is encrypted. Unpack it with its password and give the folder.`,
  },
  IMPORT_ZIP_NESTED: {
    policy: 'stop',
    message: ({ name, entry }: Named & { readonly entry: string }) =>
      `${name}: holds another zip, ${entry}. Unpack the outer one and give the inner zip.`,
  },
  IMPORT_ZIP_BOMB: {
    policy: 'stop',
    message: ({ name, problem }: Named & { readonly problem: string }) =>
      `${name}: ${problem}, as no export does. Nothing was unpacked. If you trust it, unpack it yourself and give the folder.`,
  },
  IMPORT_ZIP_NAMES: {
    policy: 'stop',
    message: ({ name, problem }: Named & { readonly problem: string }) =>
      `${name}: holds a file that points outside of the zip (${problem}). Do not trust it; download the export again.`,
  },
  IMPORT_ZIP_UNSUPPORTED: {
    policy: 'stop',
    message: ({ name, entry }: Named & { readonly entry: string }) =>
      `${name}: ${entry} is packed in a way that cannot be read. Unpack it yourself and give the folder.`,
  },
  IMPORT_ZONE_UNKNOWN: {
    policy: 'stop',
    message: ({ zone, near }: { readonly zone: string; readonly near: readonly string[] }) =>
      `${JSON.stringify(zone)} is not a time zone of the IANA list. ${
        near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'Give one such as Europe/Paris.'
      }`,
  },
})
