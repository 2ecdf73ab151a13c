import { useEffect } from 'react';
import type { PageProps } from '../app/pages';
import { Parts } from '../app/Parts';
import { CategorySettings } from '../categories/CategorySettings';
import { PrivacySettings } from '../categories/PrivacySettings';
import { SourceSettings } from '../categories/SourceSettings';
import { KindSettings } from '../interventions/KindSettings';
import { RoundSettings } from '../rounds/RoundSettings';
import { Message } from '../states/Message';
import { useTexts } from '../texts/texts';
import { AreasSettings } from './AreasSettings';
import { MeetingSettings } from './MeetingSettings';
import './Settings.css';

/** Each part's title, and what shows it. A new part is a line here. */
const parts = {
  omraden: { title: 'settings.areas', show: AreasSettings },
  kategorier: { title: 'categorySettings', show: CategorySettings },
  kallor: { title: 'sources', show: SourceSettings },
  personuppgifter: { title: 'privacy', show: PrivacySettings },
  moten: { title: 'settings.meetings', show: MeetingSettings },
  insatser: { title: 'interventions.kinds', show: KindSettings },
  prioritering: { title: 'rounds.settings', show: RoundSettings },
} as const;

/** What a kommun sets for itself: its areas, when it meets, how it prioritises. */
export default function SettingsPage({ membership, detail }: PageProps) {
  const { t } = useTexts();
  const part = (detail || 'omraden') as keyof typeof parts;
  useEffect(() => { if (part in parts) document.title = `${t(parts[part].title)} – ${membership.name} – ${t('app.name')}`; }, [t, part, membership.name]);
  if (!(part in parts)) return <Message title={t('states.notFound')} text={t('states.notFoundExplained')} action={{ text: t('page.settings'), to: { municipality: membership.code, page: 'installningar' } }} />;
  const { show: Part } = parts[part];
  return (
    <div className="settings">
      <Parts label={t('page.settings')} membership={membership} page="installningar" current={part} parts={Object.entries(parts).map(([detail, { title }]) => ({ detail, title: t(title) }))} />
      <Part key={membership.code} membership={membership} />
    </div>
  );
}
