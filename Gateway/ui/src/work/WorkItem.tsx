import { useMutation } from '@tanstack/react-query';
import { Check, CircleCheck, CircleX, Pencil, Undo2, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { workChanges, type Work } from '../api/work';
import { Link } from '../app/Link';
import { useWhyNot } from '../interventions/sayings';
import { WhyNotForm } from '../interventions/WhyNotForm';
import { WorkForm } from '../interventions/WorkForm';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { today } from '../time/isoWeek';
import { AmountForm } from './AmountForm';
import './Work.css';

interface Props {
  item: Work;
  municipality: string;
  /** It stands on its intervention's own page: the day is said, the intervention is not. */
  inside?: boolean;
  /** Who else may be asked to do it. */
  organisations?: readonly string[];
  /** Under what it stands. */
  heading?: 'h3' | 'h4';
}

/** One thing to do: done with one press, or not done and why; and taken back as easily. */
export function WorkItem({ item, municipality, inside = false, organisations = [], heading: Heading = 'h3' }: Props) {
  const { t, weekdayDate, list } = useTexts();
  const [asking, ask] = useState<'why' | 'amount' | 'change'>();
  const changes = workChanges(municipality);
  const ticking = useMutation({ mutationFn: (how: 'done' | 'undo') => how === 'done' ? changes.done(item.id, null, null) : changes.undo(item.id), onSuccess: (_, how) => ask(how === 'done' ? 'amount' : undefined) });
  const length = item.minutes === null ? null : item.minutes % 60 === 0 ? t('work.hours', { count: item.minutes / 60 }) : t('meeting.minutes', { count: item.minutes });
  const when = [inside ? weekdayDate(item.day) : null, item.at && t('work.at', { time: item.at.slice(0, 5).replace(':', '.') }), length].filter(Boolean).join(', ');
  const where = inside ? item.organisation : list(item.areas.map(area => area.name));

  return (
    <article className="work-item" data-state={item.state}>
      <div className="work-what">
        <Heading>{item.what}</Heading>
        <p className="list-muted">{[when, where].filter(Boolean).join(' · ')}</p>
        {!inside && <p className="list-muted"><Link to={{ municipality, page: 'insatser', detail: item.intervention }}>{t('work.partOf', { number: String(item.number), what: item.interventionWhat })}</Link></p>}
        {item.state === 'planned' && item.day < today() && <p className="late">{t('work.late')}</p>}
        {item.state === 'planned' && item.canChange && asking === undefined && <Button className="link-button" aria-label={`${t('work.change')}: ${item.what}`} onPress={() => ask('change')}><Pencil aria-hidden /> {t('work.change')}</Button>}
      </div>
      {asking === 'why'
        ? <WhyNotForm municipality={municipality} label={t('work.why')} action={t('work.saveNotDone')} cancel={() => ask(undefined)} save={(code, text) => changes.notDone(item.id, code, text).then(() => ask(undefined))} />
        : asking === 'change' ? <WorkForm municipality={municipality} intervention={item.intervention} organisations={organisations} item={item} done={() => ask(undefined)} />
        : item.state === 'planned'
          ? item.canChange && (
              <div className="work-buttons">
                <Button className="button work-button" aria-label={`${t('work.done')}: ${item.what}`} onPress={() => { if (!ticking.isPending) ticking.mutate('done'); }}><Check aria-hidden /> {t('work.done')}</Button>
                <Button className="outline-button work-button" aria-label={`${t('work.notDone')}: ${item.what}`} onPress={() => ask('why')}><X aria-hidden /> {t('work.notDone')}</Button>
              </div>
            )
          : <Ticked item={item} municipality={municipality} undo={() => { if (!ticking.isPending) ticking.mutate('undo'); }} howMuch={() => ask('amount')} asking={asking === 'amount'} asked={() => ask(undefined)} />}
      {ticking.isError && <Refused error={ticking.error} />}
    </article>
  );
}

function Ticked({ item, municipality, undo, howMuch, asking, asked }: { item: Work; municipality: string; undo(): void; howMuch(): void; asking: boolean; asked(): void }) {
  const { t } = useTexts();
  const why = useWhyNot(municipality, item.whyNot);
  const howMuchText = t(item.amount === null ? 'work.howMuch' : 'work.howMuchChange');
  const Icon = item.state === 'done' ? CircleCheck : CircleX;
  return (
    <div className="work-ticked">
      <p className="work-state" role="status"><Icon aria-hidden /> <span>{t(item.state === 'done' ? 'work.isDone' : 'work.isNotDone')}{item.amount !== null && item.unit !== null && `, ${t(`work.dose.${item.unit}`, { count: item.amount })}`}{why && `. ${why}`}</span></p>
      {item.canChange && (
        <div className="form-buttons">
          {item.state === 'done' && !asking && <Button className="link-button" aria-label={`${howMuchText}: ${item.what}`} onPress={howMuch}>{howMuchText}</Button>}
          <Button className="link-button" aria-label={`${t('work.undo')}: ${item.what}`} onPress={undo}><Undo2 aria-hidden /> {t('work.undo')}</Button>
        </div>
      )}
      {asking && item.state === 'done' && <AmountForm item={item} municipality={municipality} done={asked} />}
    </div>
  );
}
