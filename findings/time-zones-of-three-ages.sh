#!/usr/bin/env bash
# Node, DuckDB and Python each bring a time zone database of their own, and three current releases hold three states
# of it: since 1 November 2026 they disagree about Havana, Winnipeg and Inuvik by an hour, some keep daylight time for
# good and some do not. A day that one of them cuts and another counts again is not the same day, no error says so,
# and an update of the operating system's database changes none of the three.
. "$(dirname "$0")/lib/work.sh"
npm_packages node@24.21.0
python_packages duckdb==1.5.6 tzdata==2026.6

cat > zones.js <<'JS'
const instants = process.argv.slice(2).map(Number)
const hours = (zone) => instants.map((instant) => {
  const local = new Date(instant).toLocaleString('sv-SE', { timeZone: zone })
  return (Date.parse(`${local.replace(' ', 'T')}Z`) - instant) / 3_600_000
})
const zones = Intl.supportedValuesOf('timeZone').map((zone) => [zone, hours(zone)])
console.log(JSON.stringify({ version: process.versions.tz, zones: Object.fromEntries(zones) }))
JS
cat > zones.py <<'PY'
import datetime, importlib.metadata, json, subprocess, zoneinfo
import duckdb
months = ((2026, 6), (2026, 12), (2027, 6))
instants = [datetime.datetime(year, month, 15, tzinfo=datetime.timezone.utc) for year, month in months]
node = json.loads(subprocess.run(
    ['node_modules/node/bin/node', 'zones.js', *[str(int(each.timestamp() * 1000)) for each in instants]],
    check=True, capture_output=True, text=True).stdout)
zoneinfo.reset_tzpath(to=[])
database = duckdb.connect()

def duckdb_hours(zone, instant):
    query = 'select epoch(timezone(?, to_timestamp(?)))'
    local = database.execute(query, [zone, instant.timestamp()]).fetchone()[0]
    return (local - instant.timestamp()) / 3600

def python_hours(zone, instant):
    return instant.astimezone(zoneinfo.ZoneInfo(zone)).utcoffset().total_seconds() / 3600

print(f'Node 24.21.0 ({node["version"]}), DuckDB {duckdb.__version__}, tzdata {importlib.metadata.version("tzdata")}')
print('hours from UTC on the 15th of June 2026, December 2026, June 2027')
for zone, hours in node['zones'].items():
    answers = {
        'Node': hours,
        'DuckDB': [duckdb_hours(zone, each) for each in instants],
        'tzdata': [python_hours(zone, each) for each in instants],
    }
    if len({tuple(each) for each in answers.values()}) > 1:
        shown = [f'{name} {" ".join(f"{each:g}" for each in hours)}' for name, hours in answers.items()]
        print(f'{zone}: {", ".join(shown)}')
PY

expected='Node 24.21.0 (2026c), DuckDB 1.5.6, tzdata 2026.6
hours from UTC on the 15th of June 2026, December 2026, June 2027
America/Havana: Node -4 -5 -4, DuckDB -4 -5 -4, tzdata -4 -4 -4
America/Inuvik: Node -6 -7 -6, DuckDB -6 -6 -6, tzdata -6 -6 -6
America/Winnipeg: Node -5 -6 -5, DuckDB -5 -6 -5, tzdata -5 -5 -5'
python/bin/python zones.py | found
