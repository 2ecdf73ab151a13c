import type { Found } from '../api/imports';
import { useTexts, type TextKey } from '../texts/texts';

const said: Record<string, TextKey> = {
  'utf-8': 'found.utf8', 'utf-8-bom': 'found.utf8', 'utf-16': 'found.utf16', 'utf-16be': 'found.utf16', 'windows-1252': 'found.windows1252', ';': 'found.semicolon', ',': 'found.comma', '\t': 'found.tab', 'tab': 'found.tab', '|': 'found.pipe',
  'decimal,': 'found.decimalComma', 'decimal.': 'found.decimalPoint', 'ymd': 'found.ymd', 'dmy': 'found.dmy', 'mdy': 'found.mdy', 'wgs84': 'found.wgs84', 'sweref99tm': 'found.sweref', 'none': 'found.noCoordinates',
};

/** What was found in a file, in a sentence: whoever knows the file sees at once whether it was read right. */
export function useFound(): (found: Found) => string {
  const { t, list } = useTexts();
  return ({ kind, encoding, separator, decimal, dateOrder, coordinates, sheet }) => {
    const say = (value: string | null | undefined) => value ? said[value.toLowerCase()] ? t(said[value.toLowerCase()]!) : value : undefined;
    const parts = kind === 'xlsx'
      ? [sheet ? t('found.sheet', { name: sheet }) : t('found.xlsx'), say(dateOrder), say(coordinates)]
      : [say(encoding), say(separator), decimal ? say(`decimal${decimal}`) : undefined, say(dateOrder), say(coordinates)];
    return t('found', { list: list(parts.filter(part => part !== undefined)) });
  };
}
