import type { ReactNode } from 'react';
import type { Membership, Session } from '../api/types';
import { useTexts } from '../texts/texts';
import { isWeek } from '../time/isoWeek';
import { Account } from './Account';
import './Frame.css';
import { Link } from './Link';
import { MunicipalitySelect } from './MunicipalitySelect';
import { pages, pagesFor } from './pages';
import type { View } from './view';
import { WeekPicker } from './WeekPicker';

interface Props {
  session: Session;
  membership: Membership | undefined;
  page: (typeof pages)[number] | undefined;
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
        <ul>
          {membership && pagesFor(membership).map(one => (
            <li key={one.path}>
              <Link className="frame-page" aria-current={one === page ? 'page' : undefined}
                to={{ municipality: membership.code, page: one.path, detail: one.byWeek && isWeek(view.detail) ? view.detail : undefined }}>
                <one.icon aria-hidden /> {t(one.title)}
              </Link>
            </li>
          ))}
          <li className="frame-more"><Account session={session} membership={membership} asPage /></li>
        </ul>
        {session.demo && <p className="frame-demo">{t('app.demo')}</p>}
      </nav>
      <main className="frame-main" id="content" tabIndex={-1}>
        {children}
        {session.demo && <p className="frame-demo-below">{t('app.demo')}</p>}
      </main>
    </div>
  );
}
