import type { paths } from './schema';

/*
 * What the gateway's document says of an address, named by the address, so that the document may call its schemas what it likes.
 */
type Operation<Address extends keyof paths, Method extends string> = paths[Address] extends Record<Method, infer Described> ? Described : never;

/** What an address answers. */
export type Answer<Address extends keyof paths, Method extends string = 'get'> =
  Operation<Address, Method> extends { responses: Record<200, { content: { 'application/json': infer Body } }> | Record<201, { content: { 'application/json': infer Body } }> } ? Body : never;

/** What is sent to an address. */
export type Sent<Address extends keyof paths, Method extends string> =
  Operation<Address, Method> extends { requestBody?: { content: { 'application/json': infer Body } } | undefined } ? Body : never;

/** The same, told closer where the document only says that it is text or may be absent. A member that the document lacks is an error. */
export type Closer<Described, Members extends { [Name in keyof Members]: Name extends keyof Described ? Described[Name] : never }> = Omit<Described, keyof Members> & Members;
