import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { categoriesQuery } from '../api/categories';
import type { Membership } from '../api/types';
import { walkChanges, type Observation, type Walk } from '../api/walks';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { ObservationForm } from './ObservationForm';

/** What was seen along the route, the good things too, numbered as on the map. */
export function Observations({ walk, membership, writing }: { walk: Walk; membership: Membership; writing: boolean }) {
  const { t } = useTexts();
  const [open, show] = useState<string>();
  const close = () => show(undefined);
  return (
    <section className="page-part walk-part">
      <h2>{t('walks.observationsTitle')}</h2>
      {walk.observations.length === 0 && <p className="page-text">{t(writing ? 'walks.observationsEmpty' : 'walks.observationsNone')}</p>}
      <ol className="list walk-numbered">
        {walk.observations.map((one, index) => (
          <li key={one.id}>
            {open === one.id
              ? <ObservationForm walk={walk} membership={membership} observation={one} done={close} />
              : <Seen number={index + 1} observation={one} walk={walk} municipality={membership.code} change={writing ? () => show(one.id) : undefined} />}
          </li>
        ))}
      </ol>
      {writing && (open === 'new'
        ? <ObservationForm walk={walk} membership={membership} done={close} />
        : <p className="list-after"><Button className="button walk-add" onPress={() => show('new')}>{t('walks.observe')}</Button></p>)}
    </section>
  );
}

function Seen({ number, observation, walk, municipality, change }: { number: number; observation: Observation; walk: Walk; municipality: string; change: (() => void) | undefined }) {
  const { t } = useTexts();
  const categories = useQuery(categoriesQuery(municipality));
  const removing = useMutation({ mutationFn: () => walkChanges(municipality).removeObservation(walk.id, observation.id) });
  const category = categories.data?.find(one => one.code === observation.category)?.name ?? observation.category;
  return (
    <div className="walk-item">
      <span className="walk-number" data-positive={observation.positive || undefined}>{number}</span>
      <div>
        <p>{observation.what}</p>
        <p className="list-muted">{[t(observation.positive ? 'walks.positive' : 'walks.negative'), ...observation.positive ? [] : [category, t(`walks.severity.${observation.severity as 1 | 2 | 3}`)], ...observation.lon === null ? [t('walks.noPlace')] : []].join(' · ')}</p>
        {change && (
          <p className="walk-item-buttons">
            <Button className="link-button" aria-label={t('walks.changeNumber', { number })} onPress={change}>{t('notes.change')}</Button>
            <Button className="link-button" aria-label={t('walks.removeNumber', { number })} onPress={() => { if (!removing.isPending) removing.mutate(); }}>{t('notes.remove')}</Button>
          </p>
        )}
        {removing.isError && <Refused error={removing.error} />}
      </div>
    </div>
  );
}
