import { useQuery } from '@tanstack/react-query';
import type { Membership } from '../api/types';
import { protocolQuery, type Protocol } from '../api/walks';
import { Link } from '../app/Link';
import { PageHead } from '../app/PageHead';
import { Asked } from '../states/Asked';
import { useTexts } from '../texts/texts';
import { becameOf, whenOf } from './sayings';
import { useAreaName, useShapes } from '../map/useShapes';
import { WalkMap } from './WalkMap';
import { cameOf, marksOf } from './WalkPage';

/** The protocol as residents read it, on screen and on paper: what was seen, what will be done and by whom, and why something will not. */
export function ProtocolPage({ membership, id }: { membership: Membership; id: string }) {
  const query = useQuery(protocolQuery(membership.code, id));
  return <Asked query={query} membership={membership}>{protocol => <Shown protocol={protocol} membership={membership} id={id} />}</Asked>;
}

function Shown({ protocol, membership, id }: { protocol: Protocol; membership: Membership; id: string }) {
  const texts = useTexts();
  const { t, fullDate, list } = texts;
  const shapes = useShapes(membership.code);
  const areaName = useAreaName(membership.code);
  const place = areaName(protocol.area);
  return (
    <article className="page protocol">
      <div className="protocol-letterhead"><span>{protocol.organisation}</span><span>{t('walks.protocolOf', { date: fullDate(protocol.date) })}</span></div>
      <PageHead title={t('walks.protocol')} print>
        {protocol.publishedAt ? <span className="page-muted">{t('walks.publishedOn', { date: fullDate(protocol.publishedAt) })}</span> : <span className="page-state">{t('walks.draft')}</span>}
      </PageHead>
      <p className="opening"><strong>{protocol.title}</strong></p>
      <dl className="walk-list-of-facts">
        <dt>{t('walks.when')}</dt><dd>{whenOf(protocol, texts)}</dd>
        {place && <><dt>{t('walks.area')}</dt><dd>{place}</dd></>}
        {protocol.invited.length > 0 && <><dt>{t('walks.invitedShort')}</dt><dd>{list(protocol.invited)}</dd></>}
        {protocol.participants.length > 0 && <><dt>{t('walks.participants')}</dt><dd>{cameOf(protocol, texts)}</dd></>}
        <dt>{t('walks.sixMonths')}</dt><dd>{t('walks.sixMonthsText', { date: fullDate(protocol.target) })}</dd>
      </dl>
      <div className="protocol-seen">
        <section className="page-part">
          <h2>{t('walks.observationsTitle')}</h2>
          {protocol.observations.length === 0 ? <p className="page-text">{t('walks.observationsNone')}</p> : (
            <ol className="list walk-numbered">{protocol.observations.map(one => (
              <li key={one.number} className="walk-item"><span className="walk-number" data-positive={one.positive || undefined}>{one.number}</span><div><p>{one.what}</p><p className="list-muted">{one.positive ? t('walks.positive') : one.category}</p></div></li>
            ))}</ol>
          )}
        </section>
        {shapes.length > 0 && (protocol.route || marksOf(protocol.observations).length > 0) && (
          <figure className="page-part"><WalkMap shapes={shapes} route={protocol.route?.coordinates ?? []} marks={marksOf(protocol.observations)} alt={t('walks.mapOf', { count: marksOf(protocol.observations).length })} /><figcaption className="list-muted">{t('walks.marks')}</figcaption></figure>
        )}
      </div>
      <section className="page-part protocol-proposals">
        <h2>{t('walks.proposalsTitle')}</h2>
        {protocol.proposals.length === 0 ? <p className="page-text">{t('walks.proposalsEmpty')}</p> : (
          <table className="page-table">
            <thead><tr><th>{t('walks.proposal')}</th><th>{t('walks.responsible')}</th><th>{t('walks.untilShort')}</th><th>{t('walks.became')}</th></tr></thead>
            <tbody>{protocol.proposals.map(one => (
              <tr key={one.number}>
                <th scope="row"><span className="plan-number">{one.number}</span> {one.what}</th>
                <td data-label={t('walks.responsible')}>{one.responsible ?? t('walks.nobody')}</td>
                <td data-label={t('walks.untilShort')}>{one.until ? fullDate(one.until) : '–'}</td>
                <td data-label={t('walks.became')}>{becameOf(one, protocol.target, texts)}</td>
              </tr>
            ))}</tbody>
          </table>
        )}
      </section>
      <p className="list-after protocol-back"><Link to={{ municipality: membership.code, page: 'vandringar', detail: id }}>{t('walks.back')}</Link></p>
    </article>
  );
}
