#!/usr/bin/env bash
# librdkafka 2.12.0: how long healthy transactions take is decided by a setting for retries after errors. The commit of
# one is answered before its markers are written. The next, begun immediately, is refused with CONCURRENT_TRANSACTIONS
# until they are. librdkafka asks again: after a fixed 20 ms where records come first, and after `retry.backoff.ms` (100
# by default) where the consumer's offsets do. No error reaches the caller. How many transactions meet that depends on
# how fast the broker is, so the mean says little: here the setting is 2 s in one run and 1 ms in the other.
. "$(dirname "$0")/lib/work.sh"
. "$lib/kafka.sh"
python_packages confluent-kafka==2.12.0
kafka_start

cat > run.py <<'PY'
import sys, time
from confluent_kafka import Consumer, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic
brokers, partitions, count, slow = {'bootstrap.servers': sys.argv[1]}, 8, 40, 1.5
admin = AdminClient(brokers)
admin.create_topics([NewTopic('out', partitions, 1)])['out'].result()
consumer = Consumer({**brokers, 'group.id': 'finding'})
consumer.subscribe(['out'])
while not consumer.assignment(): consumer.poll(0.1)

def transactions(first, backoff):
    settings = {'retry.backoff.ms': backoff, 'retry.backoff.max.ms': max(backoff, 10)}
    producer = Producer({**brokers, **settings, 'transactional.id': f'{first} {backoff}'})
    producer.init_transactions()
    for number in range(count):
        began = time.monotonic()
        producer.begin_transaction()
        if first == 'offsets':
            offset = TopicPartition('out', 0, number)
            producer.send_offsets_to_transaction([offset], consumer.consumer_group_metadata())
        for partition in range(partitions): producer.produce('out', b'x', partition=partition)
        producer.commit_transaction()
        yield time.monotonic() - began

for first in ('records', 'offsets'):
    for backoff in (2000, 1):
        taken = sorted(transactions(first, backoff))
        waited = sum(each > slow for each in taken)
        print(f'{first} first, retry.backoff.ms {backoff}: {"some" if waited else "none"} of {count} take over {slow} s')
        print(f'{first} {backoff}: median {taken[count // 2] * 1000:.0f} ms, {waited} over {slow} s', file=sys.stderr)
PY

expected='records first, retry.backoff.ms 2000: none of 40 take over 1.5 s
records first, retry.backoff.ms 1: none of 40 take over 1.5 s
offsets first, retry.backoff.ms 2000: some of 40 take over 1.5 s
offsets first, retry.backoff.ms 1: none of 40 take over 1.5 s'
echo "librdkafka $(python/bin/python -c 'import confluent_kafka; print(confluent_kafka.libversion())'), Kafka $kafka_version"
python/bin/python run.py "$broker" | found
