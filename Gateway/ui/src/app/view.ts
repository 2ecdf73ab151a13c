import { useSyncExternalStore } from 'react';

/** The address is the view: `/1862/lagesbild/2026-W47` is a kommun, a page and what the page asks for. */
export interface View {
  municipality?: string | undefined;
  page?: string | undefined;
  detail?: string | undefined;
}

export function pathOf({ municipality, page, detail }: View): string {
  return '/' + [municipality, page, detail].filter(part => part !== undefined).map(encodeURIComponent).join('/');
}

export function viewOf(path: string): View {
  const [municipality, page, detail] = path.split('/').filter(Boolean).map(decode);
  return { municipality, page, detail };
}

export function go(view: View, how: 'push' | 'replace' = 'push'): void {
  history[`${how}State`](null, '', pathOf(view));
  listeners.forEach(listener => listener());
}

export function useView(): View {
  return viewOf(useSyncExternalStore(subscribe, () => location.pathname));
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
