import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, FieldError, Form, Label, Radio, RadioGroup, TextArea, TextField } from 'react-aria-components';
import { pictureChanges } from '../../api/changes';
import type { AreaCount, Level, Membership, Picture } from '../../api/types';
import { leads } from '../../app/roles';
import { Refused } from '../../states/Refused';
import { useTexts } from '../../texts/texts';
import { LevelMark } from '../LevelMark';
import { useReasons } from './useReasons';

const levels: readonly Level[] = ['green', 'yellow', 'red'];

/** The level with the proposal and its reasons. Whoever leads the meeting sets it; a level that differs from the proposal needs a motive. */
export function AreaLevel({ picture, area, membership }: { picture: Picture; area: AreaCount; membership: Membership }) {
  const { t } = useTexts();
  const [setting, set] = useState(false);
  const reasons = useReasons(area);
  const { level, proposedLevel: proposed } = area;
  const open = picture.state !== 'agreed' && leads(membership);
  if (!level && !proposed && !open) return null;

  return (
    <section className="area-part">
      <h3>{t('level')}</h3>
      {level && <p className="area-level"><LevelMark level={level} /> {area.levelSetBy && <span className="area-muted">{t('level.setBy', { who: area.levelSetBy })}</span>}</p>}
      {area.levelMotive && <p className="area-motive">{area.levelMotive}</p>}
      {proposed && (
        <div className={level ? 'area-muted' : undefined}>
          <p className="area-level">{t('level.proposal')} <LevelMark level={proposed} /></p>
          {reasons.length > 0 && <ul className="area-reasons">{reasons.map(reason => <li key={reason}>{reason}</li>)}</ul>}
        </div>
      )}
      {open && (setting
        ? <SetLevel picture={picture} area={area} done={() => set(false)} />
        : <Button className="outline-button" onPress={() => set(true)}>{t(level ? 'level.change' : 'level.set')}</Button>)}
    </section>
  );
}

export function SetLevel({ picture, area, done }: { picture: Picture; area: AreaCount; done(): void }) {
  const { t } = useTexts();
  const [chosen, choose] = useState<Level | null>(area.level ?? area.proposedLevel ?? null);
  const [motive, write] = useState(area.levelMotive ?? '');
  const changes = pictureChanges(picture.municipality, picture.week);
  const saving = useMutation({ mutationFn: (level: Level) => changes.setLevel(area.code, level, motive.trim()), onSuccess: done });
  const needsMotive = chosen !== null && area.proposedLevel != null && chosen !== area.proposedLevel;

  return (
    <Form className="form" onSubmit={event => { event.preventDefault(); if (chosen && !saving.isPending) saving.mutate(chosen); }}>
      <RadioGroup className="choices" aria-label={t('level.choose')} value={chosen} onChange={value => choose(value as Level)} isRequired>
        {levels.map(level => <Radio key={level} className="choice" value={level} autoFocus={level === (chosen ?? 'green')}><LevelMark level={level} /></Radio>)}
      </RadioGroup>
      <TextField className="field" value={motive} onChange={write} isRequired={needsMotive} maxLength={500}>
        <Label>{t(needsMotive ? 'level.motiveNeeded' : 'level.motive')}</Label>
        <TextArea rows={2} />
        <FieldError className="field-error">{({ validationDetails }) => validationDetails.valueMissing ? t('level.motiveMissing') : null}</FieldError>
      </TextField>
      {saving.isError && <Refused error={saving.error} />}
      <div className="form-buttons">
        <Button className="button" type="submit" isDisabled={chosen === null}>{t(saving.isPending ? 'form.saving' : 'level.save')}</Button>
        <Button className="quiet-button" onPress={done}>{t('form.cancel')}</Button>
      </div>
    </Form>
  );
}
