import type { ReactNode } from 'react';
import type { Membership, Session } from '../api/types';
import { useTexts } from '../texts/texts';
import { isWeek } from '../time/isoWeek';
import { Account } from './Account';
import './Frame.css';
import { Link } from './Link';
import { More } from './More';
import { MunicipalitySelect } from './MunicipalitySelect';
import { Navigation } from './Navigation';
import { pagesFor, type Page } from './pages';
import type { View } from './view';
import { WeekPicker } from './WeekPicker';

interface Props {
  session: Session;
  membership: Membership | undefined;
  page: Page | undefined;
  view: View;
  children: ReactNode;
}

/** What stands around every page: navigation, kommun, week and who is signed in. On a phone the navigation is a bar at the bottom. */
export default function Frame({ session, membership, page, view, children }: Props) {
  const { t } = useTexts();
  return (
    <div className="frame">
      <a className="frame-skip" href="#content">{t('app.skip')}</a>
      <header className="frame-head">
        <Link className="frame-brand" to={{}}>{t('app.name')}</Link>
        <MunicipalitySelect memberships={session.municipalities ?? []} view={view} />
        {page?.byWeek && membership && isWeek(view.detail) && <WeekPicker view={view} week={view.detail} />}
        <div className="frame-account"><Account session={session} membership={membership} /></div>
      </header>
      <nav className="frame-nav" aria-label={t('app.navigation')}>
        <div className="frame-pages">
          <Navigation all={membership ? pagesFor(membership) : []} membership={membership} page={page} view={view} />
          <div className="frame-more"><More session={session} membership={membership} page={page} view={view} /></div>
        </div>
        {session.demo && <p className="frame-demo">{t('app.demo')}</p>}
      </nav>
      <main className="frame-main" id="content" tabIndex={-1}>
        {children}
        {session.demo && <p className="frame-demo-below">{t('app.demo')}</p>}
      </main>
    </div>
  );
}
