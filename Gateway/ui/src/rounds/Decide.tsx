import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Checkbox, Form, Input, Label, TextArea, TextField } from 'react-aria-components';
import { roundChanges, type Round } from '../api/rounds';
import { Figure } from '../charts/Figure';
import '../settings/Settings.css';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';

const offeredAtFirst = 8;

/** People decide. The proposal is chosen beforehand; whoever departs from it says why. */
export function Decide({ round, municipality }: { round: Round; municipality: string }) {
  const { t, list } = useTexts();
  const proposed = round.areas.filter(one => one.proposed).map(one => one.area);
  const [chosen, choose] = useState<readonly string[]>(proposed);
  const [motives, setMotives] = useState<Readonly<Record<string, string>>>({});
  const [motive, write] = useState('');
  const [all, showAll] = useState(false);
  const deciding = useMutation({ mutationFn: () => roundChanges(municipality, round.period).decide(chosen.map(area => ({ area, motive: motives[area]?.trim() || null })), motive.trim() || null, round.revision) });

  const count = Math.min(round.chosenCount, round.areas.length);
  const differs = chosen.length !== proposed.length || chosen.some(area => !proposed.includes(area));
  const ready = chosen.length > 0 && (!differs || motive.trim() !== '');
  const name = (area: string) => round.areas.find(one => one.area === area)?.name ?? area;
  const order = round.areas.toSorted((a, b) => a.rank - b.rank);
  if (order.length === 0) return null;

  return (
    <Figure label={t('rounds.decision')} title={t('rounds.choose', { count })} note={t('rounds.decisionNote')}>
      <Form className="form" onSubmit={event => { event.preventDefault(); if (ready && !deciding.isPending) deciding.mutate(); }}>
        <ul className="decide">
          {order.filter((one, index) => all || index < offeredAtFirst || chosen.includes(one.area)).map(one => (
            <li key={one.area}>
              <Checkbox className="checkbox" isSelected={chosen.includes(one.area)} onChange={on => { deciding.reset(); choose(on ? [...chosen, one.area] : chosen.filter(area => area !== one.area)); }}>
                {({ isSelected }) => <><span className="checkbox-box" aria-hidden>{isSelected && '✓'}</span> <span>{one.name} <small className="list-muted">{t('rounds.place', { rank: one.rank })}{one.proposed && `, ${t('rounds.proposal')}`}</small></span></>}
              </Checkbox>
              {chosen.includes(one.area) && <TextField className="field" value={motives[one.area] ?? ''} onChange={text => setMotives({ ...motives, [one.area]: text })} maxLength={500}><Label>{t('rounds.whyArea', { name: one.name })}</Label><Input autoComplete="off" /></TextField>}
            </li>
          ))}
        </ul>
        {!all && order.length > offeredAtFirst && <p><Button className="link-button" onPress={() => showAll(true)}>{t('list.showAll', { count: order.length })}</Button></p>}
        <p role="status" className="list-muted">{chosen.length === 0 ? t('rounds.chosenNone') : t('rounds.chosenAre', { list: list(chosen.map(name)) })}{chosen.length > 0 && chosen.length !== count && ` ${t('rounds.chosenCount', { count: chosen.length, of: count })}`}</p>
        {differs && <TextField className="field" value={motive} onChange={write} maxLength={500} isRequired><Label>{t('rounds.whyOther')}</Label><TextArea rows={2} /></TextField>}
        {deciding.isError && <Refused error={deciding.error} />}
        <div className="form-buttons"><Button className="button" type="submit" isDisabled={!ready}>{t(deciding.isPending ? 'form.saving' : 'rounds.decide')}</Button></div>
      </Form>
    </Figure>
  );
}
