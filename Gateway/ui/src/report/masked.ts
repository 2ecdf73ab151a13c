import { useTexts, type TextKey } from '../texts/texts';

/** What the guard took out of a text: `Vi dolde 1 namn och 1 telefonnummer.` */
export function useMasked(): (counts: Record<string, number> | null | undefined) => string {
  const { t, list } = useTexts();
  return counts => {
    const found = Object.entries(counts ?? {}).filter(([, count]) => count > 0);
    return found.length === 0 ? '' : t('masked', { list: list(found.map(([kind, count]) => t(`masked.${kind}` as TextKey, { count }))) });
  };
}
