import type { paths } from './schema';

/** What a GET of an address answers. Named here by address, so that the document may call its schemas what it likes. */
type Answer<Address extends keyof paths> =
  paths[Address] extends { get: { responses: { 200: { content: { 'application/json': infer Body } } } } } ? Body : never;

export type Session = Answer<'/session'>;
export type Membership = NonNullable<Session['municipalities']>[number];
export type Persona = Answer<'/session/personas'>[number];
export type Picture = Answer<'/api/{municipality}/pictures/{week}'>;
export type AreaCount = Picture['areas'][number];
export type CategoryCount = Picture['categories'][number];
export type OrganisationCount = Picture['organisations'][number];
export type Trend = Answer<'/api/{municipality}/trends'>;
