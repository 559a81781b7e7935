// The declarations that the examples share: two kinds of keys, and the events and topics of a small shop.
import { defineSchema, type Schema } from '#runtime/schema.ts'
import { defineTopic, type KeyKind } from '#runtime/topic.ts'

export const NAMESPACE = 'shop'

/** A customer's ID. A key contains no colon, because a colon ends the key in a Kafka key. */
export const customerKey: KeyKind<'customer'> = {
  field: 'customer',
  isValid: (id): id is string => /^[a-z]{1,40}$/.test(id),
}

/** A product's name. */
export const productKey: KeyKind<'product'> = {
  field: 'product',
  isValid: (name): name is string => /^[a-z-]{1,40}$/.test(name),
}

export interface Ordered {
  readonly customer: string
  readonly product: string
  readonly cents: number
}

export interface Carted {
  readonly customer: string
  readonly product: string
}

export interface Reserved {
  readonly product: string
  readonly customer: string
}

export interface Noted {
  readonly customer: string
  readonly text: string
}

/** An Avro record. The project's own events are files in `schemas/`, from which such objects are generated. */
export const record = <T>(name: string, fields: Readonly<Record<string, unknown>>): Schema<T> =>
  defineSchema<T>({
    type: 'record',
    name,
    namespace: NAMESPACE,
    fields: Object.entries(fields).map(([field, type]) => ({ name: field, type })),
  })

export const ordered = record<Ordered>('Ordered', {
  customer: 'string',
  product: 'string',
  cents: 'long',
})
export const carted = record<Carted>('Carted', { customer: 'string', product: 'string' })
export const reserved = record<Reserved>('Reserved', { product: 'string', customer: 'string' })
export const noted = record<Noted>('Noted', { customer: 'string', text: 'string' })

const common = {
  partitions: 4,
  cleanup: 'delete',
  retentionMs: -1,
  compatibility: 'BACKWARD_TRANSITIVE',
} as const

const ofCustomer = {
  ...common,
  owner: customerKey,
  key: ({ customer }: { readonly customer: string }) => customer,
}

/** Two kinds of events in one topic, so that their order holds. */
export const orders = defineTopic<Ordered | Carted, 'customer'>({
  ...ofCustomer,
  name: 'shop-orders',
  events: [ordered, carted],
})
/** What customers get to read: every example sends to this topic. */
export const notes = defineTopic<Noted, 'customer'>({
  ...ofCustomer,
  name: 'shop-notes',
  events: [noted],
})
export const reservations = defineTopic<Reserved, 'product'>({
  ...common,
  name: 'shop-reservations',
  events: [reserved],
  owner: productKey,
  key: ({ product }) => product,
})
