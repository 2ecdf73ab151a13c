import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import first from 'virtual:texts/first';
import type sv from './sv.json';
import { formats, type Formats } from './formats';

/** A counted text stands in the files as `key.one` and `key.other`; it is asked for by `key` with a `count`. */
type Counted<K> = K extends `${infer Stem}.one` | `${infer Stem}.other` ? Stem : K;
export type TextKey = Counted<keyof typeof sv>;
type Catalogue = Record<keyof typeof sv, string>;

export const languages = { sv: 'Svenska', en: 'English' } as const;
export type Language = keyof typeof languages;

export interface Texts extends Formats {
  language: Language;
  choose(language: Language): void;
  /** The text of a key with its `{names}` filled in; a number is written as the language writes numbers. */
  t(key: TextKey, values?: Record<string, string | number>): string;
}

// What the frame, the sign-in and the form say; the rest comes with the first page that says more.
const swedish = { ...first } as Catalogue;
let rest: Promise<Catalogue> | undefined;

/** Every Swedish text. */
export function allTexts(): Promise<Catalogue> {
  rest ??= import('virtual:texts/rest').then(more => Object.assign(swedish, more.default), (error: unknown) => { rest = undefined; throw error; });
  return rest;
}

const stored = 'est.language';
const TextsContext = createContext<Texts | null>(null);

export function useTexts(): Texts {
  const texts = use(TextsContext);
  if (!texts) throw new Error('useTexts stands outside TextsProvider');
  return texts;
}

export function TextsProvider({ children }: { children: ReactNode }) {
  const [{ language, catalogue }, show] = useState<{ language: Language; catalogue: Catalogue }>({ language: 'sv', catalogue: swedish });

  const texts = useMemo<Texts>(() => {
    const format = formats(language);
    return {
      ...format,
      language,
      choose(next) {
        localStorage.setItem(stored, next);
        void load(next).then(catalogue => show({ language: next, catalogue }));
      },
      t(key, values = {}) {
        const form = typeof values['count'] === 'number' && `${key}.other` in catalogue ? `${key}.${format.plural(values['count'])}` : key;
        const text = catalogue[form as keyof Catalogue] ?? key;
        return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
          const value = values[name];
          return value === undefined ? whole : typeof value === 'number' ? format.number(value) : value;
        });
      },
    };
  }, [language, catalogue]);

  useEffect(() => { document.documentElement.lang = language; }, [language]);
  useEffect(() => { if (localStorage.getItem(stored) === 'en') texts.choose('en'); }, []);

  return <TextsContext value={texts}>{children}</TextsContext>;
}

// English is fetched when someone asks for it; its type holds it to the keys of the Swedish file.
async function load(language: Language): Promise<Catalogue> {
  return language === 'sv' ? allTexts() : (await import('./en.json')).default;
}
