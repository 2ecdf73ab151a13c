import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from './client';
import type { Answer, Closer, Sent } from './described';
import { queries } from './queries';
import type { Level } from './types';

type Described = Answer<'/api/{municipality}/feedback/preview'>;
type Agreed = Described['agreed'];
type Levels = { agreed: Closer<Agreed, { areas: Closer<Agreed['areas'][number], { level: Level; before: Level | null }>[] }> };

export type LetterInList = Answer<'/api/{municipality}/feedback'>['letters'][number];
/** What a letter says, sent or not. */
export type LetterContent = Closer<Described, Levels>;
export type Letter = Closer<Answer<'/api/{municipality}/feedback/{id}'>, Levels>;

export const webhookEvents = ['feedback.issued', 'intervention.changed', 'picture.agreed', 'areas.prioritized'] as const;
export type WebhookEvent = typeof webhookEvents[number];

export type Webhook = Closer<Answer<'/api/{municipality}/feedback/webhooks'>['webhooks'][number], { events: WebhookEvent[] }>;

type Deliveries = Answer<'/api/{municipality}/feedback/webhooks/{id}/deliveries'>;
export type Delivery = Closer<Deliveries['deliveries'][number], { status: 'waiting' | 'delivered' | 'failed' }>;

const at = (municipality: string) => `/api/${municipality}/feedback`;

export const lettersQuery = (municipality: string) => infiniteQueryOptions({
  queryKey: ['feedback', municipality, 'letters'],
  queryFn: ({ signal, pageParam }) => call<Answer<'/api/{municipality}/feedback'>>('GET', `${at(municipality)}?limit=50${pageParam ? `&after=${encodeURIComponent(pageParam)}` : ''}`, undefined, signal),
  initialPageParam: null as string | null,
  getNextPageParam: page => page.next,
});

export const letterQuery = (municipality: string, id: string) => queryOptions({
  queryKey: ['feedback', municipality, 'letter', id],
  queryFn: ({ signal }) => call<Letter>('GET', `${at(municipality)}/${id}`, undefined, signal),
});

export const previewQuery = (municipality: string, period: string, organisation: string) => queryOptions({
  queryKey: ['feedback', municipality, 'preview', period, organisation],
  queryFn: ({ signal }) => call<LetterContent>('GET', `${at(municipality)}/preview?period=${encodeURIComponent(period)}&organisation=${encodeURIComponent(organisation)}`, undefined, signal),
});

export const addressQuery = (municipality: string) => queryOptions({
  queryKey: ['feedback', municipality, 'address'],
  queryFn: ({ signal }) => call<Answer<'/api/{municipality}/feedback/address'>>('GET', `${at(municipality)}/address`, undefined, signal),
});

export const linksQuery = (municipality: string) => queryOptions({
  queryKey: ['feedback', municipality, 'links'],
  queryFn: ({ signal }) => call<Answer<'/api/{municipality}/feedback/links'>>('GET', `${at(municipality)}/links`, undefined, signal),
});

export const webhooksQuery = (municipality: string) => queryOptions({
  queryKey: ['feedback', municipality, 'webhooks'],
  queryFn: ({ signal }) => call<{ webhooks: Webhook[] }>('GET', `${at(municipality)}/webhooks`, undefined, signal),
});

export const deliveriesQuery = (municipality: string, webhook: string) => infiniteQueryOptions({
  queryKey: ['feedback', municipality, 'deliveries', webhook],
  queryFn: ({ signal, pageParam }) => call<{ deliveries: Delivery[]; next: string | null }>('GET', `${at(municipality)}/webhooks/${webhook}/deliveries${pageParam ? `?after=${encodeURIComponent(pageParam)}` : ''}`, undefined, signal),
  initialPageParam: null as string | null,
  getNextPageParam: page => page.next,
});

/** What is done with letters and webhooks. Each fetches again what it changed. */
export function feedbackChanges(municipality: string) {
  const then = async <T>(doing: Promise<T>): Promise<T> => {
    const done = await doing;
    await queries.invalidateQueries({ queryKey: ['feedback', municipality] });
    return done;
  };
  return {
    read: (id: string) => then(call<void>('POST', `${at(municipality)}/${id}/read`, {})),
    issue: (period: string, message: string) => then(call<Answer<'/api/{municipality}/feedback', 'post'>>('POST', at(municipality), { period, message: message || null } satisfies Sent<'/api/{municipality}/feedback', 'post'>)),
    setAddress: (email: string) => then(call<void>('PUT', `${at(municipality)}/address`, { email: email || null } satisfies Sent<'/api/{municipality}/feedback/address', 'put'>)),
    addWebhook: (url: string, events: readonly WebhookEvent[]) => then(call<Answer<'/api/{municipality}/feedback/webhooks', 'post'>>('POST', `${at(municipality)}/webhooks`, { url, events: [...events] } satisfies Sent<'/api/{municipality}/feedback/webhooks', 'post'>)),
    // What was sent to it is gone with it, and is not asked for again.
    removeWebhook: (id: string) => then(call<void>('DELETE', `${at(municipality)}/webhooks/${id}`).then(() => queries.removeQueries({ queryKey: ['feedback', municipality, 'deliveries', id] }))),
    testWebhook: (id: string) => then(call<void>('POST', `${at(municipality)}/webhooks/${id}/test`, {})),
    replay: (webhook: string, delivery: string) => then(call<void>('POST', `${at(municipality)}/webhooks/${webhook}/deliveries/${delivery}/replay`, {})),
  };
}
