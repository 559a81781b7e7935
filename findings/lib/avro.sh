# Sourced after work.sh by findings about Avro: five implementations read the same bytes with the same two schemas.
npm_packages avsc@5.7.9 avro-js@1.12.1
python_packages avro==1.12.2 fastavro==1.13.1
java_packages org.apache.avro:avro:1.12.1 org.slf4j:slf4j-nop:2.0.17

cat > Read.java <<'JAVA'
import java.nio.file.*;
import java.util.HexFormat;
import org.apache.avro.*;
import org.apache.avro.generic.*;
import org.apache.avro.io.*;

public class Read {
  public static void main(String[] bytes) throws Exception {
    Schema writer = new Schema.Parser().parse(Files.readString(Path.of("writer.avsc")));
    Schema reader = new Schema.Parser().parse(Files.readString(Path.of("reader.avsc")));
    var compatibility = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
    System.out.println("Java 1.12.1, its check: " + compatibility.getType().toString().toLowerCase());
    var decoder = DecoderFactory.get().binaryDecoder(HexFormat.of().parseHex(bytes[0]), null);
    System.out.println("Java 1.12.1: " + new GenericDatumReader<Object>(writer, reader).read(null, decoder));
  }
}
JAVA

cat > read.js <<'JS'
const { readFileSync } = require('node:fs')
const bytes = Buffer.from(process.argv[2], 'hex')
const parsers = {
  'avsc 5.7.9': (schema) => require('avsc').Type.forSchema(schema),
  'avro-js 1.12.1': (schema) => require('avro-js').parse(schema),
}
for (const [name, parse] of Object.entries(parsers)) {
  const [writer, reader] = ['writer', 'reader'].map((each) => parse(JSON.parse(readFileSync(`${each}.avsc`))))
  try {
    const value = reader.fromBuffer(bytes, reader.createResolver(writer))
    console.log(`${name}: ${JSON.stringify(value).replaceAll(',', ', ').replaceAll(':', ': ')}`)
  } catch (error) {
    console.log(`${name}: ${error.name}, ${error.message}`)
  }
}
JS

cat > read.py <<'PY'
import io, json, sys
import avro.io, avro.schema, fastavro
bytes = bytes.fromhex(sys.argv[1])
writer, reader = (open(f'{each}.avsc').read() for each in ('writer', 'reader'))

def read_avro():
    datum = avro.io.DatumReader(avro.schema.parse(writer), avro.schema.parse(reader))
    return datum.read(avro.io.BinaryDecoder(io.BytesIO(bytes)))

def read_fastavro():
    return fastavro.schemaless_reader(io.BytesIO(bytes), json.loads(writer), json.loads(reader))

for name, read in (('Python avro 1.12.2', read_avro), ('fastavro 1.13.1', read_fastavro)):
    try:
        print(f'{name}: {json.dumps(read())}')
    except Exception as error:
        print(f'{name}: {type(error).__name__}, {str(error).splitlines()[0]}')
PY

# read_everywhere HEX: what each implementation makes of these bytes, from writer.avsc to reader.avsc
read_everywhere() {
  java -cp "java/*" Read.java "$1"
  node read.js "$1"
  python/bin/python read.py "$1"
}
