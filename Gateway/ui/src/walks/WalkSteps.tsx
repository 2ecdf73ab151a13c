import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { walkChanges, type Walk } from '../api/walks';
import { go } from '../app/view';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { today } from '../time/isoWeek';
import { ParticipantFields } from './ParticipantFields';

/** The steps of a walk: it was walked and by how many, then its protocol is published for good. */
export function WalkSteps({ walk, municipality }: { walk: Walk; municipality: string }) {
  const { t } = useTexts();
  const [open, show] = useState(false);
  const [came, count] = useState(walk.participants.length > 0 ? walk.participants : [{ organisation: t('walks.residents'), count: 0 }, { organisation: walk.organisation, count: 0 }]);
  const changes = walkChanges(municipality);
  const { title, date, time, light, route, area, invited } = walk;
  const walked = useMutation({ mutationFn: () => changes.change(walk.id, walk.revision, { title, date, time, light, route, area, invited, participants: came.filter(one => one.organisation.trim() && one.count > 0), state: 'walked' }), onSuccess: () => show(false) });
  const publishing = useMutation({ mutationFn: () => changes.publish(walk.id), onSuccess: () => show(false) });
  const removing = useMutation({ mutationFn: () => changes.remove(walk.id), onSuccess: () => go({ municipality, page: 'vandringar' }) });
  if (walk.state === 'published') return null;
  if (walk.state === 'planned') return (
    <section className="page-part walk-part">
      <h2>{t('walks.walkedTitle')}</h2>
      {date > today() ? <p className="page-text">{t('walks.notYet')}</p>
        : !open ? <p><Button className="outline-button" onPress={() => show(true)}>{t('walks.walked')}</Button></p>
        : (
          <div className="form walk-note">
            <ParticipantFields participants={came} change={count} />
            {walked.isError && <Refused error={walked.error} />}
            <div className="form-buttons">
              <Button className="button" onPress={() => { if (!walked.isPending) walked.mutate(); }}>{t(walked.isPending ? 'form.saving' : 'walks.walkedSure')}</Button>
              <Button className="quiet-button" onPress={() => show(false)}>{t('form.cancel')}</Button>
            </div>
          </div>
        )}
      {walk.observations.length === 0 && walk.proposals.length === 0 && <p className="list-after"><Button className="link-button" onPress={() => { if (!removing.isPending) removing.mutate(); }}>{t('walks.cancelWalk')}</Button></p>}
      {removing.isError && <Refused error={removing.error} />}
    </section>
  );
  return (
    <section className="page-part walk-part">
      <h2>{t('walks.publishTitle')}</h2>
      <p className="page-text">{t('walks.publishMeans', { observations: walk.observations.length, proposals: walk.proposals.filter(one => one.decision !== 'will-not').length })}</p>
      <div className="form-buttons list-after">
        {open
          ? <><Button className="button" autoFocus onPress={() => { if (!publishing.isPending) publishing.mutate(); }}>{t(publishing.isPending ? 'form.saving' : 'walks.publishSure')}</Button><Button className="quiet-button" onPress={() => show(false)}>{t('form.cancel')}</Button></>
          : <Button className="button" onPress={() => show(true)}>{t('walks.publish')}</Button>}
      </div>
      {publishing.isError && <Refused error={publishing.error} />}
    </section>
  );
}
