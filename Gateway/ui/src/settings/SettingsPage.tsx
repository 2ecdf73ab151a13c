import { useEffect } from 'react';
import type { PageProps } from '../app/pages';
import { Link } from '../app/Link';
import { Message } from '../states/Message';
import { useTexts } from '../texts/texts';
import { AreasSettings } from './AreasSettings';
import { MeetingSettings } from './MeetingSettings';
import './Settings.css';

const parts = { omraden: 'settings.areas', moten: 'settings.meetings' } as const;

/** What a kommun sets for itself: its areas, and when it meets. */
export default function SettingsPage({ membership, detail }: PageProps) {
  const { t } = useTexts();
  const part = (detail || 'omraden') as keyof typeof parts;
  useEffect(() => { if (part in parts) document.title = `${t(parts[part])} – ${membership.name} – ${t('app.name')}`; }, [t, part, membership.name]);
  if (!(part in parts)) return <Message title={t('states.notFound')} text={t('states.notFoundExplained')} action={{ text: t('page.settings'), to: { municipality: membership.code, page: 'installningar' } }} />;
  return (
    <div className="settings">
      <nav className="settings-parts" aria-label={t('page.settings')}>
        {Object.entries(parts).map(([path, title]) => <Link key={path} aria-current={path === part ? 'page' : undefined} to={{ municipality: membership.code, page: 'installningar', detail: path }}>{t(title)}</Link>)}
      </nav>
      {part === 'moten' ? <MeetingSettings key={membership.code} membership={membership} /> : <AreasSettings key={membership.code} membership={membership} />}
    </div>
  );
}
