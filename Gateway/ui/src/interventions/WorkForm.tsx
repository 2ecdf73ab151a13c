import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import { workChanges, type NewWork, type Work } from '../api/work';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { addWeeks, currentWeek, monday } from '../time/isoWeek';

interface Props {
  municipality: string;
  intervention: string;
  /** Who may do it; the first is chosen at first. */
  organisations: readonly string[];
  /** Until when it is repeated, where that is not said. */
  until?: string | null;
  /** Planned work to change. */
  item?: Work;
  done(): void;
}

const lengths = [15, 30, 45, 60, 90, 120, 180, 240, 480];

/** Work for an organisation on a day, once or every week; or one piece of planned work, which may be taken away as well. */
export function WorkForm({ municipality, intervention, organisations, until, item, done }: Props) {
  const { t } = useTexts();
  const [values, set] = useState({
    what: item?.what ?? '', organisation: item?.organisation ?? organisations[0] ?? '', day: item?.day ?? monday(addWeeks(currentWeek(), 1)).toISOString().slice(0, 10),
    at: item?.at?.slice(0, 5) ?? '', minutes: item?.minutes ? String(item.minutes) : '', everyWeeks: '', until: until ?? '',
  });
  const changes = workChanges(municipality);
  const saving = useMutation<unknown, Error, NewWork>({ mutationFn: work => item ? changes.change(item.id, work) : changes.add(intervention, work), onSuccess: done });
  const change = (part: Partial<typeof values>) => { saving.reset(); set({ ...values, ...part }); };
  const ready = values.what.trim() && values.organisation.trim() && values.day && (!values.everyWeeks || values.until >= values.day);

  return (
    <Form className="form plan-part" onSubmit={event => {
      event.preventDefault();
      if (ready && !saving.isPending) {
        saving.mutate({
          what: values.what.trim(), organisation: values.organisation.trim(), day: values.day, at: values.at ? `${values.at}:00` : null, minutes: values.minutes ? Number(values.minutes) : null,
          everyWeeks: values.everyWeeks ? Number(values.everyWeeks) : null, until: values.everyWeeks ? values.until : null,
        });
      }
    }}>
      <TextField className="field" value={values.what} onChange={what => change({ what })} maxLength={300} autoFocus isRequired><Label>{t('interventions.workWhat')}</Label><Input autoComplete="off" /></TextField>
      <label className="field"><span className="field-label">{t('interventions.workWho')}</span>
        <select value={values.organisation} onChange={event => change({ organisation: event.target.value })}>{[...new Set([values.organisation, ...organisations])].map(name => <option key={name}>{name}</option>)}</select>
      </label>
      <div className="field-row">
        <TextField className="field" type="date" value={values.day} onChange={day => change({ day })} isRequired><Label>{t('interventions.workDay')}</Label><Input /></TextField>
        <TextField className="field" type="time" value={values.at} onChange={at => change({ at })}><Label>{t('interventions.workAt')}</Label><Input /></TextField>
        <label className="field"><span className="field-label">{t('interventions.workLength')}</span>
          <select value={values.minutes} onChange={event => change({ minutes: event.target.value })}><option value="">–</option>{[...new Set([...lengths, ...item?.minutes ? [item.minutes] : []])].toSorted((a, b) => a - b).map(minutes => <option key={minutes} value={minutes}>{t('meeting.minutes', { count: minutes })}</option>)}</select>
        </label>
      </div>
      {!item && (
        <div className="field-row">
          <label className="field"><span className="field-label">{t('interventions.workOften')}</span>
            <select value={values.everyWeeks} onChange={event => change({ everyWeeks: event.target.value })}><option value="">{t('interventions.workOnce')}</option><option value="1">{t('plan.every', { count: 1 })}</option><option value="2">{t('interventions.workEverySecond')}</option></select>
          </label>
          {values.everyWeeks && <TextField className="field" type="date" value={values.until} onChange={until => change({ until })} isRequired><Label>{t('interventions.workUntil')}</Label><Input /></TextField>}
        </div>
      )}
      {saving.isError && <Refused error={saving.error} />}
      <div className="form-buttons">
        <Button className="button" type="submit" isDisabled={!ready}>{t(saving.isPending ? 'form.saving' : item ? 'work.save' : 'interventions.workSave')}</Button>
        <Button className="quiet-button" onPress={done}>{t('form.cancel')}</Button>
        {item && <Remove remove={() => changes.remove(item.id)} />}
      </div>
    </Form>
  );
}

/** Taken away with two presses. Planned work that was never done leaves no trace. */
function Remove({ remove }: { remove(): Promise<void> }) {
  const { t } = useTexts();
  const [sure, ask] = useState(false);
  const removing = useMutation({ mutationFn: remove });
  return (
    <>
      <Button className="link-button" onPress={() => { if (!sure) ask(true); else if (!removing.isPending) removing.mutate(); }}>{t(sure ? 'work.removeSure' : 'work.remove')}</Button>
      {removing.isError && <Refused error={removing.error} />}
    </>
  );
}
