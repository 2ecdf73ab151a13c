import { useEffect } from 'react';
import { useTexts } from '../texts/texts';

/** What the browser's tab and history call the page. */
export function useTitle(title: string, place: string): void {
  const { t } = useTexts();
  useEffect(() => { document.title = `${title} – ${place} – ${t('app.name')}`; }, [title, place, t]);
}
