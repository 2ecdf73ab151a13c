import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { CircleCheck, CircleX } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { deliveriesQuery, feedbackChanges, type Delivery, type Webhook } from '../api/feedback';
import type { Membership } from '../api/types';
import { leads } from '../app/roles';
import { Refused } from '../states/Refused';
import { useTexts, type TextKey } from '../texts/texts';
import { eventTexts } from './Webhooks';

const whys: Record<string, TextKey> = {
  timeout: 'webhooks.why.timeout', 'no-answer': 'webhooks.why.noAnswer', 'refused-address': 'webhooks.why.refusedAddress', 'too-late': 'webhooks.why.tooLate', 'secret-lost': 'webhooks.why.secretLost',
};

/** One receiver: what it is told, whether it answers, and everything that was sent to it. */
export function WebhookRow({ hook, membership }: { hook: Webhook; membership: Membership }) {
  const { t, moment } = useTexts();
  const [open, show] = useState(false);
  const [removing, remove] = useState(false);
  const changes = feedbackChanges(membership.code);
  const doing = useMutation({ mutationFn: (what: 'testWebhook' | 'removeWebhook') => changes[what](hook.id) });
  const last = hook.lastDelivery;
  return (
    <li className="hook">
      <p><strong>{hook.url}</strong></p>
      <p className="list-muted">{[...leads(membership) ? [hook.organisation] : [], hook.events.map(one => eventTexts[one] ? t(eventTexts[one]!) : one).join(', ')].join(' · ')}</p>
      {!hook.active && <p>{t('webhooks.gone')}</p>}
      <p className="hook-last">{!last ? t('webhooks.neverSent') : <span className="hook-state" data-ok={last.ok}>{last.ok ? <CircleCheck aria-hidden /> : <CircleX aria-hidden />} {t(last.ok ? 'webhooks.lastOk' : last.status === null ? 'webhooks.lastNoContact' : 'webhooks.lastFailed', { when: moment(last.at), status: String(last.status) })}</span>}{hook.waiting > 0 && <span>{t('webhooks.waiting', { count: hook.waiting })}</span>}</p>
      <p className="hook-buttons">
        <Button className="link-button" aria-expanded={open} aria-label={t(open ? 'webhooks.hideDeliveriesTo' : 'webhooks.deliveriesOf', { url: hook.url })} onPress={() => show(!open)}>{t(open ? 'webhooks.hideDeliveries' : 'webhooks.deliveries')}</Button>
        <Button className="link-button" aria-label={t('webhooks.testOf', { url: hook.url })} onPress={() => { if (!doing.isPending) doing.mutate('testWebhook'); }}>{t('webhooks.test')}</Button>
        {removing
          ? <><Button className="link-button" onPress={() => doing.mutate('removeWebhook')}>{t('webhooks.removeSure')}</Button><Button className="link-button" onPress={() => remove(false)}>{t('form.cancel')}</Button></>
          : <Button className="link-button" aria-label={t('webhooks.removeOf', { url: hook.url })} onPress={() => remove(true)}>{t('notes.remove')}</Button>}
      </p>
      {doing.isError && <Refused error={doing.error} />}
      <p role="status" className="list-muted">{doing.isSuccess && doing.variables === 'testWebhook' && t('webhooks.tested')}</p>
      {open && <Deliveries hook={hook} municipality={membership.code} />}
    </li>
  );
}

function Deliveries({ hook, municipality }: { hook: Webhook; municipality: string }) {
  const { t } = useTexts();
  const query = useInfiniteQuery(deliveriesQuery(municipality, hook.id));
  const replaying = useMutation({ mutationFn: (delivery: string) => feedbackChanges(municipality).replay(hook.id, delivery) });
  const deliveries = query.data?.pages.flatMap(page => page.deliveries) ?? [];
  if (query.isError) return <Refused error={query.error} />;
  if (query.isSuccess && deliveries.length === 0) return <p className="list-muted">{t('webhooks.deliveriesNone')}</p>;
  return (
    <div className="page-scroll" tabIndex={0} role="group" aria-label={t('webhooks.deliveriesOf', { url: hook.url })}>
      <table className="deliveries">
        <thead><tr><th>{t('webhooks.when')}</th><th>{t('webhooks.what')}</th><th>{t('webhooks.result')}</th><th>{t('webhooks.attempts')}</th><th><span className="unseen">{t('webhooks.replay')}</span></th></tr></thead>
        <tbody>{deliveries.map(one => <DeliveryRow key={one.id} delivery={one} replay={() => { if (!replaying.isPending) replaying.mutate(one.id); }} />)}</tbody>
      </table>
      {replaying.isError && <Refused error={replaying.error} />}
      {query.hasNextPage && <Button className="link-button" onPress={() => void query.fetchNextPage()}>{t('feedback.more')}</Button>}
    </div>
  );
}

function DeliveryRow({ delivery, replay }: { delivery: Delivery; replay(): void }) {
  const { t, moment, number } = useTexts();
  const when = moment(delivery.createdAt);
  const answer = /^status-(\d+)$/.exec(delivery.error ?? '')?.[1];
  const why = answer ? t('webhooks.why.status', { status: answer }) : whys[delivery.error ?? ''] ? t(whys[delivery.error ?? '']!) : delivery.error ?? '–';
  return (
    <tr>
      <th scope="row">{when}</th>
      <td>{eventTexts[delivery.event] ? t(eventTexts[delivery.event]!) : delivery.event}</td>
      <td>{delivery.status === 'delivered' ? t('webhooks.delivered')
        : delivery.status === 'waiting' && !delivery.error ? t('webhooks.onItsWay')
        : delivery.status === 'waiting' && delivery.nextAttemptAt ? t('webhooks.triesAgain', { when: moment(delivery.nextAttemptAt), why })
        : t('webhooks.gaveUp', { why })}</td>
      <td>{number(delivery.attempts)}</td>
      <td><Button className="link-button" aria-label={t('webhooks.replayOf', { when })} onPress={replay}>{t('webhooks.replay')}</Button></td>
    </tr>
  );
}
