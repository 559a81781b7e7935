# Sourced by every finding: a temporary folder that goes away at the end, and how to compare with what was found.
set -euo pipefail
export LC_ALL=C TZ=UTC
lib=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/finding-XXXXXX")
at_end=()
finish() {
  local code=$?
  for each in "${at_end[@]-}"; do [ -z "$each" ] || eval "$each" || true; done
  rm -rf "$work"
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT TERM
cd "$work"

# npm_packages NAME@VERSION...: exactly these, in $work/node_modules
npm_packages() {
  echo '{"private":true}' > package.json
  npm install --silent --no-progress --no-audit --no-fund --save-exact "$@" > npm.log 2>&1 || { cat npm.log; return 1; }
}

# version_of NAME: of a package that npm_packages installed
version_of() {
  node -p 'JSON.parse(require("node:fs").readFileSync(process.argv[1])).version' "node_modules/$1/package.json"
}

# python_packages NAME==VERSION...: exactly these, for $work/python/bin/python
python_packages() {
  python3 -m venv "$work/python"
  "$work/python/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
}

# java_packages GROUP:ARTIFACT:VERSION...: exactly these and what they need, in $work/java
java_packages() {
  local dependencies='' group artifact version
  for each in "$@"; do
    IFS=: read -r group artifact version <<< "$each"
    dependencies+="<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId>"
    dependencies+="<version>$version</version></dependency>"
  done
  cat > pom.xml <<POM
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>$dependencies</dependencies>
</project>
POM
  mvn -q -B dependency:copy-dependencies -DoutputDirectory="$work/java"
}

# free_ports N: as many ports of this machine at which nothing listens
free_ports() {
  python3 - "$1" <<'PY'
import socket, sys
held = [socket.socket() for _ in range(int(sys.argv[1]))]
for each in held: each.bind(('127.0.0.1', 0))
print(*[each.getsockname()[1] for each in held])
PY
}

# found: reads what was measured from standard input, prints it, and ends with 1 where $expected is something else
found() {
  tee "$work/found.txt"
  if diff <(printf '%s\n' "$expected") "$work/found.txt" > "$work/changes.txt"; then
    echo 'As found.'
  else
    echo 'CHANGED (< as found, > now):'
    cat "$work/changes.txt"
    return 1
  fi
}
