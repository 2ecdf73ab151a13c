import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from './client';
import { queries } from './queries';
import type { Level } from './types';

/*
 * By hand: what the gateway's document does not describe yet.
 */
export interface LetterInList { id: string; organisation: string; period: string; issuedAt: string; sentence: string; read: boolean; readBy: { name: string; at: string }[] | null }

/** What a letter says, sent or not. */
export interface LetterContent {
  message: string | null; sentence: string;
  reported: { reports: number; weeksReported: number; weeksCalm: number; weeksSilent: number; weeks: number };
  agreed: { weeks: string[]; areas: { area: string; name: string; level: Level; before: Level | null }[]; focus: string[] };
  done: { number: number; intervention: string; what: string; areas: string[]; state: string; whyNot: { code?: string; text: string | null } | null }[];
  results: { number: number; what: string; outcome: string | null; sentence: string }[];
  prioritised: { area: string; name: string }[];
}

export interface Letter extends LetterContent { id: string; organisation: string; period: string; issuedAt: string }

export const webhookEvents = ['feedback.issued', 'intervention.changed', 'picture.agreed', 'areas.prioritized'] as const;
export type WebhookEvent = typeof webhookEvents[number];

export interface Webhook {
  id: string; organisation: string; url: string; events: WebhookEvent[]; active: boolean; createdAt: string;
  lastDelivery: { at: string; status: number | null; ok: boolean } | null; waiting: number;
}

export interface Delivery { id: string; event: string; createdAt: string; attempts: number; status: 'waiting' | 'delivered' | 'failed'; deliveredAt: string | null; nextAttemptAt: string | null; error: string | null }

const at = (municipality: string) => `/api/${municipality}/feedback`;

export const lettersQuery = (municipality: string) => infiniteQueryOptions({
  queryKey: ['feedback', municipality, 'letters'],
  queryFn: ({ signal, pageParam }) => call<{ letters: LetterInList[]; next: string | null }>('GET', `${at(municipality)}?limit=50${pageParam ? `&after=${encodeURIComponent(pageParam)}` : ''}`, undefined, signal),
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
  queryFn: ({ signal }) => call<{ email: string | null }>('GET', `${at(municipality)}/address`, undefined, signal),
});

export const linksQuery = (municipality: string) => queryOptions({
  queryKey: ['feedback', municipality, 'links'],
  queryFn: ({ signal }) => call<{ atom: string | null }>('GET', `${at(municipality)}/links`, undefined, signal),
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
    issue: (period: string, message: string) => then(call<{ issued: number }>('POST', at(municipality), { period, message: message || null })),
    setAddress: (email: string) => then(call<void>('PUT', `${at(municipality)}/address`, { email: email || null })),
    addWebhook: (url: string, events: readonly WebhookEvent[]) => then(call<{ id: string; secret: string }>('POST', `${at(municipality)}/webhooks`, { url, events })),
    removeWebhook: (id: string) => then(call<void>('DELETE', `${at(municipality)}/webhooks/${id}`)),
    testWebhook: (id: string) => then(call<void>('POST', `${at(municipality)}/webhooks/${id}/test`, {})),
    replay: (webhook: string, delivery: string) => then(call<void>('POST', `${at(municipality)}/webhooks/${webhook}/deliveries/${delivery}/replay`, {})),
  };
}
