import type { PageProps } from '../app/pages';
import { Parts } from '../app/Parts';
import { leads } from '../app/roles';
import { useTitle } from '../app/useTitle';
import { useTexts } from '../texts/texts';
import './Feedback.css';
import { FeedbackSettings } from './FeedbackSettings';
import { Inbox } from './Inbox';
import { Issue } from './Issue';
import { LetterPart } from './LetterPart';

const settings = 'utskick', issue = 'skriv';

/** What came of what was reported: letters to each organisation, and how they reach it. */
export default function FeedbackPage({ membership, detail }: PageProps) {
  const { t } = useTexts();
  useTitle(t('page.feedback'), membership.name);
  const parts = [
    { detail: undefined, title: t('feedback.inbox') },
    ...leads(membership) ? [{ detail: issue, title: t('feedback.issue') }] : [],
    { detail: settings, title: t('feedback.settings') },
  ];
  return (
    <article className="page feedback">
      <Parts label={t('page.feedback')} membership={membership} page="aterkoppling" parts={parts} current={detail || undefined} />
      {detail === '' ? <Inbox membership={membership} />
        : detail === settings ? <FeedbackSettings membership={membership} />
        : detail === issue && leads(membership) ? <Issue membership={membership} />
        : <LetterPart key={detail} membership={membership} id={detail} />}
    </article>
  );
}
