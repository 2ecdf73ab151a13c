import { Button } from 'react-aria-components';
import { useTexts } from '../texts/texts';
import './ShowAll.css';

/** Under a long list that shows its first rows. Paper always has the first rows alone, and says so. */
export function ShowAll({ first, of, all, showAll }: { first: number; of: number; all: boolean; showAll(all: boolean): void }) {
  const { t } = useTexts();
  if (of <= first) return null;
  return (
    <>
      <Button className="link-button show-all" onPress={() => showAll(!all)}>{all ? t('list.showFewer') : t('list.showAll', { count: of })}</Button>
      <p className="show-all-printed">{t('list.printed', { first, count: of })}</p>
    </>
  );
}
