package linernotes;

import java.util.Map;
import java.util.Properties;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Adds each entry to its user's balance and forwards it: exactly once, in a RocksDB store with a changelog. */
public final class Stateful {
  private static final String STORE = "balances";

  public static void main(String[] args) {
    Map<String, String> env = System.getenv();
    Schema entry = new Schema.Parser().parse(env.get("ENTRY_SCHEMA"));
    Schema balance = new Schema.Parser().parse(env.get("BALANCE_SCHEMA"));
    Schema balanced = new Schema.Parser().parse(env.get("BALANCED_SCHEMA"));
    Serde<GenericRecord> entries = new WireFormat(entry, 1).serde();
    Serde<GenericRecord> outputs = new WireFormat(balanced, 3).serde();
    StoreBuilder<KeyValueStore<String, GenericRecord>> store =
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.String(), new WireFormat(balance, 2).serde());

    Topology topology = new Topology();
    topology.addSource("input", Serdes.String().deserializer(), entries.deserializer(), env.get("INPUT"));
    topology.addProcessor("add", () -> new Add(balance, balanced), "input");
    topology.addStateStore(store, "add");
    topology.addSink("output", env.get("OUTPUT"), Serdes.String().serializer(), outputs.serializer(), "add");

    KafkaStreams streams = new KafkaStreams(topology, properties(env));
    Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
    streams.start();
  }

  private static Properties properties(Map<String, String> env) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, env.get("GROUP"));
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, env.get("KAFKA_BROKERS"));
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, env.get("COMMIT_INTERVAL_MS"));
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, env.get("THREADS"));
    properties.put(StreamsConfig.STATE_DIR_CONFIG, env.get("STATE_DIR"));
    properties.put("auto.offset.reset", "earliest");
    if (env.containsKey("KAFKA_SESSION_TIMEOUT_MS")) {
      properties.put("session.timeout.ms", env.get("KAFKA_SESSION_TIMEOUT_MS"));
      properties.put("group.instance.id", env.get("INSTANCE_ID"));
    }
    return properties;
  }

  private static final class Add extends ContextualProcessor<String, GenericRecord, String, GenericRecord> {
    private final Schema balance;
    private final Schema balanced;
    private KeyValueStore<String, GenericRecord> store;

    Add(Schema balance, Schema balanced) {
      this.balance = balance;
      this.balanced = balanced;
    }

    @Override
    public void init(ProcessorContext<String, GenericRecord> context) {
      super.init(context);
      store = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, GenericRecord> message) {
      GenericRecord event = message.value();
      long amount = (long) event.get(1);
      for (Object play : (Iterable<?>) event.get(3)) amount += (long) ((GenericRecord) play).get(2);
      GenericRecord before = store.get(message.key());
      long total = (before == null ? 0 : (long) before.get(0)) + amount;
      GenericRecord page = new GenericData.Record(balance);
      fill(page, 0, total, amount, event.get(2));
      store.put(message.key(), page);
      GenericRecord output = new GenericData.Record(balanced);
      output.put(0, message.key());
      fill(output, 1, total, amount, event.get(2));
      context().forward(message.withValue(output));
    }

    private static void fill(GenericRecord record, int from, long total, long last, Object note) {
      record.put(from, total);
      record.put(from + 1, last);
      record.put(from + 2, note);
    }
  }
}
