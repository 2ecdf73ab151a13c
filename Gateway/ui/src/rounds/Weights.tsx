import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import { roundChanges, type Round } from '../api/rounds';
import type { Membership } from '../api/types';
import { decides } from '../app/roles';
import { Figure } from '../charts/Figure';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import type { Trying } from './useTrying';

/** What counts, and how much. Anyone may try; who leads stores, with a motive. */
export function Weights({ round, trying, membership }: { round: Round; trying: Trying; membership: Membership }) {
  const { t, share } = useTexts();
  const [motive, write] = useState('');
  const saving = useMutation({ mutationFn: () => roundChanges(membership.code, round.period).setWeights(trying.weights, motive.trim(), round.revision), onSuccess() { write(''); trying.reset(); } });
  const known = round.weights.filter(one => one.known);
  const sum = known.reduce((total, one) => total + (trying.weights[one.criterion] ?? 0), 0);
  const left = round.weights.filter(one => !one.known);
  const open = round.state === 'open';

  return (
    <Figure label={t('rounds.weights')} title={t(trying.changed ? 'rounds.weightsTried' : open ? 'rounds.weightsTitle' : 'rounds.weightsWere')}
      note={[left.length > 0 ? t('rounds.weightsLeft', { list: left.map(one => t(`rounds.criterion.${one.criterion}`)).join(', ') }) : '', round.weightsMotive ? t('rounds.weightsMotive', { who: round.weightsBy ?? '', motive: round.weightsMotive }) : ''].filter(Boolean).join(' ') || undefined}>
      <ul className="weights">
        {known.map(({ criterion }) => {
          const weight = trying.weights[criterion] ?? 0;
          const used = sum > 0 ? weight / sum : 0;
          return (
            <li key={criterion}>
              <label htmlFor={`weight-${criterion}`}>{t(`rounds.criterion.${criterion}`)}</label>
              <input id={`weight-${criterion}`} type="range" min="0" max="100" step="5" value={Math.round(weight * 100)} disabled={!open} aria-valuetext={share(used)}
                onChange={event => { saving.reset(); trying.set(criterion, Number(event.target.value) / 100); }} />
              <b>{share(used)}</b>
            </li>
          );
        })}
      </ul>
      {trying.error && <Refused error={trying.error} />}
      {trying.changed && decides(membership) && (
        <Form className="form weights-save" onSubmit={event => { event.preventDefault(); if (motive.trim() && !saving.isPending) saving.mutate(); }}>
          <TextField className="field" value={motive} onChange={write} maxLength={500}><Label>{t('rounds.weightsWhy')}</Label><Input autoComplete="off" /></TextField>
          {saving.isError && <Refused error={saving.error} />}
          <div className="form-buttons">
            <Button className="outline-button" type="submit" isDisabled={!motive.trim() || sum === 0}>{t(saving.isPending ? 'form.saving' : 'rounds.weightsSave')}</Button>
            <Button className="quiet-button" onPress={trying.reset}>{t('rounds.weightsReset')}</Button>
          </div>
        </Form>
      )}
      {trying.changed && !decides(membership) && <p><Button className="outline-button" onPress={trying.reset}>{t('rounds.weightsReset')}</Button></p>}
    </Figure>
  );
}
