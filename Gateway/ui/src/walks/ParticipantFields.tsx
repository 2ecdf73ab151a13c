import { Plus, X } from 'lucide-react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import type { Participants } from '../api/walks';
import { useTexts } from '../texts/texts';

/** How many came from each: a number and a group, never a name. */
export function ParticipantFields({ participants, change }: { participants: Participants[]; change(participants: Participants[]): void }) {
  const { t } = useTexts();
  const put = (index: number, part: Partial<Participants>) => change(participants.with(index, { ...participants[index]!, ...part }));
  return (
    <fieldset className="plain-fieldset walk-participants">
      <legend>{t('walks.participants')}</legend>
      <p className="list-muted">{t('walks.participantsHelp')}</p>
      {participants.map((one, index) => (
        <div key={index} className="walk-participant">
          <TextField className="field" value={one.organisation} onChange={organisation => put(index, { organisation })} maxLength={100}><Label>{t('walks.participantGroup')}</Label><Input autoComplete="off" /></TextField>
          <TextField className="field" inputMode="numeric" value={one.count ? String(one.count) : ''} onChange={text => put(index, { count: /^\d{1,4}$/.test(text) ? Number(text) : 0 })}><Label>{t('walks.participantCount')}</Label><Input autoComplete="off" /></TextField>
          <Button className="icon-button" aria-label={t('walks.participantRemove', { group: one.organisation })} onPress={() => change(participants.filter((_, other) => other !== index))}><X aria-hidden /></Button>
        </div>
      ))}
      <p><Button className="link-button" onPress={() => change([...participants, { organisation: '', count: 0 }])}><Plus aria-hidden /> {t('walks.participantAdd')}</Button></p>
    </fieldset>
  );
}
