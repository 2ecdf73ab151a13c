import type { Plugin } from 'vite';

const needed = ['sv-SE', 'en-US'];

/** React Aria comes with its few words in thirty languages. We speak two; the others would be a fifth of what a phone downloads. */
export function locales(): Plugin {
  return {
    name: 'est-locales',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      const [, locale] = /node_modules\/react-(?:aria|stately|aria-components)\/.*\/intl\/.*\/([a-z]{2}-[A-Z]{2})\.m?js$/.exec(id) ?? [];
      return locale && !needed.includes(locale) ? 'export default undefined;' : null;
    },
  };
}
