import { useQuery } from '@tanstack/react-query';
import { yearQuery, yearsQuery, type Year } from '../api/years';
import type { Membership } from '../api/types';
import { PageHead } from '../app/PageHead';
import type { PageProps } from '../app/pages';
import { useTitle } from '../app/useTitle';
import { go, useView } from '../app/view';
import { Asked } from '../states/Asked';
import { Message } from '../states/Message';
import { useTexts } from '../texts/texts';
import { AreasOverYear } from './AreasOverYear';
import { Kept } from './Kept';
import { Kinds } from './Kinds';
import './Years.css';

/** A year looked back on: what seems to work, how the areas went, and whether what was promised was done. */
export default function YearPage({ membership, detail }: PageProps) {
  const { t } = useTexts();
  const years = useQuery(yearsQuery(membership.code));
  useTitle(detail ? t('years.of', { year: detail }) : t('page.years'), membership.name);
  return (
    <Asked query={years} membership={membership}>{({ years: all }) => {
      const year = detail || String(all[0] ?? '');
      if (!year) return <Message title={t('page.years')} text={t('years.none')} />;
      return <OneYear key={year} membership={membership} year={year} years={all.includes(Number(year)) ? all : [Number(year), ...all]} />;
    }}</Asked>
  );
}

function OneYear({ membership, year, years }: { membership: Membership; year: string; years: readonly number[] }) {
  const { t } = useTexts();
  const view = useView();
  const query = useQuery(yearQuery(membership.code, year));
  return (
    <article className="page year">
      <PageHead title={t('years.ofPlace', { place: membership.name, year })} print document={query.isSuccess ? `/api/${membership.code}/years/${year}/document` : undefined}>
        {years.length > 1 && (
          <label className="year-choose"><span className="unseen">{t('years.choose')}</span>
            <select value={year} onChange={event => go({ ...view, detail: event.target.value })}>{years.map(one => <option key={one} value={one}>{one}</option>)}</select>
          </label>
        )}
      </PageHead>
      <Asked query={query} membership={membership} missing={<p className="opening">{t('years.nothing', { year })}</p>}>{data => <Shown data={data} municipality={membership.code} />}</Asked>
    </article>
  );
}

function Shown({ data, municipality }: { data: Year; municipality: string }) {
  const { t } = useTexts();
  const [first, second, ...rest] = data.sentences;
  return (
    <>
      <p className="opening"><strong>{first ?? t('years.nothing', { year: String(data.year) })}</strong> {second}</p>
      {rest.length > 0 && <p className="page-text">{rest.join(' ')}</p>}
      <Kinds year={data} municipality={municipality} />
      <AreasOverYear year={data} />
      <Kept year={data} />
    </>
  );
}
