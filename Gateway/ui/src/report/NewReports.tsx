import { useQuery } from '@tanstack/react-query';
import { Plus, Send } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { sessionQuery } from '../api/queries';
import { categoriesQuery } from '../api/categories';
import type { Membership } from '../api/types';
import { keep, useKept } from '../offline/queue';
import { sendWaiting } from '../offline/send';
import { whoOf } from '../offline/who';
import { Unanswered } from '../states/Unanswered';
import { useTexts } from '../texts/texts';
import { blank, missing, reportOf, type Draft, type Part } from './draft';
import { EventForm } from './EventForm';
import { NothingToReport } from './NothingToReport';
import { Received } from './Received';
import { use } from './used';
import { WaitingReports } from './WaitingReports';
import { Written } from './Written';

/** The form: one event, or several in one go. What is sent lies safe on the phone first, and is sent from there. */
export function NewReports({ membership }: { membership: Membership }) {
  const { t } = useTexts();
  const categories = useQuery(categoriesQuery(membership.code));
  const session = useQuery(sessionQuery).data!;
  const { waiting } = useKept();
  const [draft, write] = useState(blank);
  const [written, collect] = useState<readonly Draft[]>([]);
  const [lacks, say] = useState<readonly Part[]>([]);
  const [sent, show] = useState<readonly string[]>();
  const form = useRef<HTMLDivElement>(null);
  if (!categories.data) return <Unanswered query={categories} membership={membership} />;

  const who = whoOf(session);
  const mine = waiting.filter(one => one.who === who && one.municipality === membership.code);
  const refused = mine.filter(one => one.refused).length;
  const others = waiting.filter(one => one.who !== who).length;
  const change = (part: Partial<Draft>) => { write({ ...draft, ...part }); if (lacks.length > 0) say(missing({ ...draft, ...part })); };
  const untouched = draft.category === null && draft.text.trim() === '' && draft.severity === null;
  const whole = (): boolean => {
    const parts = missing(draft);
    say(parts);
    if (parts.length > 0) form.current?.querySelectorAll<HTMLElement>('.report-part')[['what', 'where', 'when', 'severity'].indexOf(parts[0]!)]?.scrollIntoView({ block: 'start' });
    return parts.length === 0;
  };
  const begin = () => { write(blank(written.at(-1)?.where ?? draft.where)); say([]); };
  const another = () => { if (!whole()) return; collect([...written, draft]); write(blank(draft.where)); say([]); scrollTo({ top: 0 }); };
  const send = async () => {
    const all = untouched && written.length > 0 ? written : whole() ? [...written, draft] : undefined;
    if (!all) return;
    for (const one of all) {
      use(membership.code, one.category!);
      await keep({ key: one.key, who, municipality: membership.code, writtenAt: new Date().toISOString(), report: reportOf(one, membership.code) });
    }
    show(all.map(one => one.key));
    collect([]);
    scrollTo({ top: 0 });
    void sendWaiting(who);
  };

  if (sent) return <Received keys={sent} membership={membership} categories={categories.data} again={() => { show(undefined); begin(); }} />;
  return (
    <>
      <h1 className="unseen">{t('page.report')}</h1>
      <p className="opening report-opening">{refused > 0 ? t('report.someRefused', { count: refused }) : mine.length > 0 ? t('report.waiting', { count: mine.length }) : t('report.opening')}</p>
      {others > 0 && <p className="list-muted">{t('report.othersWait', { count: others })}</p>}
      {mine.length > 0 && <WaitingReports waiting={mine} categories={categories.data} membership={membership} />}
      {written.length > 0 && <Written drafts={written} categories={categories.data} remove={key => collect(written.filter(one => one.key !== key))} edit={one => { collect(written.filter(other => other !== one)); write(one); }} />}
      <div ref={form}><EventForm key={draft.key} draft={draft} change={change} membership={membership} categories={categories.data} missing={lacks} /></div>
      {lacks.length > 0 && <p className="refused" role="alert">{t('report.lacks', { count: lacks.length })}</p>}
      <div className="report-send">
        <Button className="button report-button" onPress={() => void send()}><Send aria-hidden /> {t('report.send', { count: written.length + (untouched && written.length > 0 ? 0 : 1) })}</Button>
        <Button className="outline-button report-button" onPress={another}><Plus aria-hidden /> {t('report.another')}</Button>
      </div>
      {written.length === 0 && untouched && <NothingToReport membership={membership} who={who} said={key => show([key])} />}
    </>
  );
}
