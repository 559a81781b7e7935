# Sourced after work.sh by findings that need a broker: one node of Apache Kafka 4.3.1, broker and controller, from
# the jars of its Maven artefact, on free ports and with its data in $work. Needs Java 17 or later and Maven.
kafka_version=4.3.1

# kafka_start [NAME=VALUE...]: sets $broker; further properties of the broker as arguments
kafka_start() {
  [ -d "$work/java" ] || java_packages "org.apache.kafka:kafka_2.13:$kafka_version" org.slf4j:slf4j-nop:1.7.36
  local kafka_port controller_port
  read -r kafka_port controller_port < <(free_ports 2)
  broker=127.0.0.1:$kafka_port
  {
    echo 'process.roles=broker,controller'
    echo 'node.id=1'
    echo "controller.quorum.bootstrap.servers=127.0.0.1:$controller_port"
    echo "listeners=PLAINTEXT://127.0.0.1:$kafka_port,CONTROLLER://127.0.0.1:$controller_port"
    echo 'controller.listener.names=CONTROLLER'
    echo 'listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT'
    echo "log.dirs=$work/data"
    echo 'offsets.topic.num.partitions=1'
    echo 'offsets.topic.replication.factor=1'
    echo 'transaction.state.log.num.partitions=1'
    echo 'transaction.state.log.replication.factor=1'
    echo 'transaction.state.log.min.isr=1'
    echo 'group.initial.rebalance.delay.ms=0'
    printf '%s\n' "$@"
  } > "$work/server.properties"
  java -cp "$work/java/*" kafka.tools.StorageTool format --standalone \
    -t MkU3OEVBNTcwNTJENDM2Qk -c "$work/server.properties" > "$work/format.log" 2>&1
  kafka_run
}

# kafka_run: starts the formatted node and waits until its port answers
kafka_run() {
  java -Xmx512m -cp "$work/java/*" kafka.Kafka "$work/server.properties" > "$work/kafka.log" 2>&1 &
  kafka_pid=$!
  at_end=('kill -9 $kafka_pid 2> "$work/kill.log"; wait $kafka_pid 2>> "$work/kill.log"')
  local tries=0
  until (exec 3<> "/dev/tcp/${broker%:*}/${broker#*:}") 2> "$work/ask.log"; do
    kill -0 "$kafka_pid" || { cat "$work/kafka.log"; return 1; }
    (( ++tries < 600 )) || { echo 'Kafka does not answer'; return 1; }
    sleep 0.2
  done
}
