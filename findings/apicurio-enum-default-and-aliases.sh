#!/usr/bin/env bash
# Apicurio Registry 3.3.3, through its Confluent-compatible API: a schema that differs from the latest version in the
# default of an enum or in aliases alone is answered with 200 and the ID of the old one, and nothing is registered.
# What those parts are for is reading the data of others: whoever fetches the schema by that ID gets one without the
# default or the alias. A default of a field, in comparison, makes a new version, as one expects. No request asks for
# normalization. The registry keeps its schemas in memory here.
. "$(dirname "$0")/lib/work.sh"
. "$lib/registry.sh"
registry_start

enum='{"type":"enum","name":"E","symbols":["A","B"]}'
enum_default='{"type":"enum","name":"E","symbols":["A","B"],"default":"A"}'
record='{"type":"record","name":"R","fields":[{"name":"x","type":"int"}]}'
field_alias='{"type":"record","name":"R","fields":[{"name":"x","type":"int","aliases":["y"]}]}'
record_alias='{"type":"record","name":"R","aliases":["Q"],"fields":[{"name":"x","type":"int"}]}'
field_default='{"type":"record","name":"R","fields":[{"name":"x","type":"int","default":5}]}'

# register_both SUBJECT FIRST SECOND: registers both, and says what became of the second
register_both() {
  local first second
  first=$(register "$1" "$2")
  second=$(register "$1" "$3")
  echo "$1: $([ "$first" = "$second" ] && echo 'the ID of the first' || echo 'an ID of its own'), versions $(curl -s "$registry/subjects/$1/versions")," \
    "by that ID $([ "$(schema_of "$second")" = "$3" ] && echo 'the second' || echo 'the first') schema"
}

expected='enum-default: the ID of the first, versions [1], by that ID the first schema
field-alias: the ID of the first, versions [1], by that ID the first schema
record-alias: the ID of the first, versions [1], by that ID the first schema
field-default: an ID of its own, versions [1,2], by that ID the second schema'
echo "Apicurio Registry $registry_version"
{
  register_both enum-default "$enum" "$enum_default"
  register_both field-alias "$record" "$field_alias"
  register_both record-alias "$record" "$record_alias"
  register_both field-default "$record" "$field_default"
} | found
