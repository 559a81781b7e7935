#!/usr/bin/env bash
# Avro: a record moves to another namespace and nothing else changes. The specification matches records by their
# unqualified names; Java's own compatibility check says compatible, and Java and fastavro read the old bytes. avsc,
# avro-js and the Apache project's package for Python refuse. So a change that a check in Java lets through ends as a
# message that a consumer in another language cannot read.
. "$(dirname "$0")/lib/work.sh"
. "$lib/avro.sh"

cat > writer.avsc <<'JSON'
{ "type": "record", "name": "R", "namespace": "before", "fields": [{ "name": "x", "type": "int" }] }
JSON
cat > reader.avsc <<'JSON'
{ "type": "record", "name": "R", "namespace": "after", "fields": [{ "name": "x", "type": "int" }] }
JSON

expected='Java 1.12.1, its check: compatible
Java 1.12.1: {"x": 7}
avsc 5.7.9: Error, no alias found for before.R
avro-js 1.12.1: Error, no alias for before.R in after.R
Python avro 1.12.2: SchemaResolutionException, Schemas do not match.
fastavro 1.13.1: {"x": 7}'
echo 'written: {"x": 7}'
read_everywhere 0e | found
