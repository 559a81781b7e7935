package linernotes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Byte 0 is 0, then the schema's id as a big-endian u32, then Avro. Codecs are reused, one a thread. */
final class WireFormat {
  private static final int HEADER_BYTES = 5;

  private final Schema schema;
  private final byte[] header;
  private final ThreadLocal<Codec> codec = ThreadLocal.withInitial(Codec::new);

  WireFormat(Schema schema, int id) {
    this.schema = schema;
    this.header = ByteBuffer.allocate(HEADER_BYTES).put((byte) 0).putInt(id).array();
  }

  Serde<GenericRecord> serde() {
    return Serdes.serdeFrom((topic, value) -> encode(value), (topic, bytes) -> decode(bytes));
  }

  private byte[] encode(GenericRecord value) {
    return value == null ? null : codec.get().encode(value);
  }

  private GenericRecord decode(byte[] bytes) {
    return bytes == null ? null : codec.get().decode(bytes);
  }

  private final class Codec {
    private final GenericDatumReader<GenericRecord> reader = new GenericDatumReader<>(schema);
    private final GenericDatumWriter<GenericRecord> writer = new GenericDatumWriter<>(schema);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
    private BinaryEncoder encoder;
    private BinaryDecoder decoder;

    byte[] encode(GenericRecord value) {
      try {
        bytes.reset();
        bytes.write(header);
        encoder = EncoderFactory.get().directBinaryEncoder(bytes, encoder);
        writer.write(value, encoder);
        return bytes.toByteArray();
      } catch (IOException error) {
        throw new UncheckedIOException(error);
      }
    }

    GenericRecord decode(byte[] from) {
      try {
        decoder =
            DecoderFactory.get().binaryDecoder(from, HEADER_BYTES, from.length - HEADER_BYTES, decoder);
        return reader.read(null, decoder);
      } catch (IOException error) {
        throw new UncheckedIOException(error);
      }
    }
  }
}
