import { Check, CloudOff, TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import { type Category } from '../api/categories';
import { numberOf } from '../api/reports';
import type { Membership } from '../api/types';
import { Link } from '../app/Link';
import { useKept } from '../offline/queue';
import '../picture/Lists.css';
import { useTexts } from '../texts/texts';
import { useMasked } from './masked';
import { WaitingReports } from './WaitingReports';

interface Props { keys: readonly string[]; membership: Membership; categories: readonly Category[]; again(): void }

/** What became of what was just sent: a number for each, or that it lies on the phone until the net is back. */
export function Received({ keys, membership, categories, again }: Props) {
  const { t } = useTexts();
  const masked = useMasked();
  const { waiting, taken } = useKept();
  const left = waiting.filter(one => keys.includes(one.key));
  const [refused, unsent] = [left.filter(one => one.refused), left.filter(one => !one.refused)];
  const receipts = keys.filter(key => taken.has(key)).map(key => taken.get(key) ?? null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const Icon = refused.length > 0 ? TriangleAlert : unsent.length > 0 ? CloudOff : Check;
  return (
    <section className="report-received" data-state={refused.length > 0 ? 'refused' : unsent.length > 0 ? 'waiting' : 'taken'}>
      <div role="status"><h1 ref={heading} tabIndex={-1}><Icon aria-hidden /> {
        refused.length > 0 ? t('receipt.refused', { count: refused.length })
        : unsent.length > 0 ? t('receipt.waiting', { count: unsent.length })
        : receipts.every(one => one === null) ? t('receipt.nothing') : t('receipt.taken', { count: receipts.length })}</h1></div>
      {unsent.length > 0 && refused.length === 0 && <p>{t('receipt.waitingExplained')}</p>}
      {receipts.some(one => one?.status === 'quarantined') && <p>{t('receipt.held')}</p>}
      {receipts.some(one => one !== null) && (
        <ul className="list">{receipts.map(one => one && (
          <li key={one.id}>{t('receipt.number')} <strong className="report-number">{numberOf(one.id)}</strong>{masked(one.masked) && <><br /><span className="list-muted">{masked(one.masked)}</span></>}</li>
        ))}</ul>
      )}
      {refused.length > 0 && <WaitingReports waiting={refused} categories={categories} membership={membership} />}
      <div className="report-send">
        <Button className="button report-button" onPress={again}>{t('receipt.again')}</Button>
        <Link className="outline-button report-button" to={{ municipality: membership.code, page: 'rapportera', detail: 'mina' }}>{t('report.mine')}</Link>
      </div>
    </section>
  );
}
