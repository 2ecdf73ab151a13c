import { Pencil, X } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Category } from '../api/categories';
import '../picture/Lists.css';
import { useTexts } from '../texts/texts';
import type { Draft } from './draft';

interface Props { drafts: readonly Draft[]; categories: readonly Category[]; edit(draft: Draft): void; remove(key: string): void }

/** The events already written in this go. They are sent together with the next. */
export function Written({ drafts, categories, edit, remove }: Props) {
  const { t } = useTexts();
  return (
    <section className="report-written" aria-label={t('report.written')}>
      <h2 className="list-head">{t('report.written')}</h2>
      <ol className="list">
        {drafts.map(one => {
          const name = categories.find(category => category.code === one.category)?.name ?? '';
          return (
            <li key={one.key} className="report-row">
              <span><strong>{name}</strong> <span className="list-muted">{one.text.slice(0, 60)}</span></span>
              <Button className="icon-button" aria-label={`${t('report.change')}: ${name}`} onPress={() => edit(one)}><Pencil aria-hidden /></Button>
              <Button className="icon-button" aria-label={`${t('report.remove')}: ${name}`} onPress={() => remove(one.key)}><X aria-hidden /></Button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
