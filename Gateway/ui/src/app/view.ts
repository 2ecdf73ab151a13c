import { useSyncExternalStore } from 'react';

/** The address is the view: `/1862/lagesbild/2026-W47?omrade=torget` is a kommun, a page, what the page asks for, and what is chosen on it. */
export interface View {
  municipality?: string | undefined;
  page?: string | undefined;
  detail?: string | undefined;
  /** Choices on the page. One without a value is not in the address. */
  query?: Readonly<Record<string, string | undefined>> | undefined;
}

export function pathOf({ municipality, page, detail, query = {} }: View): string {
  const path = '/' + [municipality, page, detail].filter(part => part !== undefined).map(encodeURIComponent).join('/');
  const choices = new URLSearchParams(Object.entries(query).filter((choice): choice is [string, string] => choice[1] !== undefined)).toString();
  return choices ? `${path}?${choices}` : path;
}

export function viewOf(address: string): View {
  const [path = '', choices] = address.split('?');
  const [municipality, page, detail] = path.split('/').filter(Boolean).map(decode);
  return { municipality, page, detail, query: Object.fromEntries(new URLSearchParams(choices)) };
}

export function go(view: View, how: 'push' | 'replace' = 'push'): void {
  history[`${how}State`](null, '', pathOf(view));
  listeners.forEach(listener => listener());
}

export function useView(): View {
  return viewOf(useSyncExternalStore(subscribe, () => location.pathname + location.search));
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}

function decode(part: string): string {
  try { return decodeURIComponent(part); } catch { return part; }
}
