#!/usr/bin/env bash
# Avro: a field is renamed with an alias, and a new field takes its old name. The reader's schema is valid, the bytes
# too. Five implementations give four answers, and two of the answers are values that differ without an error:
# Java fills the new `old` with its default, avsc fills both fields from the one that was written. avro-js, the
# Apache project's own package for JavaScript, compiles a reader that names a variable it never declares.
. "$(dirname "$0")/lib/work.sh"
. "$lib/avro.sh"

cat > writer.avsc <<'JSON'
{ "type": "record", "name": "R", "fields": [{ "name": "old", "type": "int" }] }
JSON
cat > reader.avsc <<'JSON'
{ "type": "record", "name": "R", "fields": [
  { "name": "renamed", "type": "int", "aliases": ["old"] },
  { "name": "old", "type": "int", "default": 0 }
] }
JSON

expected='Java 1.12.1, its check: compatible
Java 1.12.1: {"renamed": 7, "old": 0}
avsc 5.7.9: {"renamed": 7, "old": 7}
avro-js 1.12.1: ReferenceError, renamed is not defined
Python avro 1.12.2: SchemaResolutionException, No default value for field renamed
fastavro 1.13.1: SchemaResolutionError, No default value for field renamed in R'
echo 'written: {"old": 7}'
read_everywhere 0e | found
