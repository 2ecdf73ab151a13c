import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect, useState } from 'react';
import { categoriesQuery } from '../api/categories';
import { signedIn } from '../api/ended';
import { queries, sessionQuery } from '../api/queries';
import type { Membership, Session } from '../api/types';
import { useSending } from '../offline/useSending';
import { SignedInAgain, sessionChannel } from '../signin/SignedInAgain';
import { SignIn, signInPaths } from '../signin/SignIn';
import { Caught } from '../states/Caught';
import { Failed } from '../states/Failed';
import { Message } from '../states/Message';
import { Skeleton } from '../states/Skeleton';
import { useTexts } from '../texts/texts';
import { currentWeek, isWeek } from '../time/isoWeek';
import { later } from './later';
import { pages, pagesFor } from './pages';
import { go, useView, viewOf, type View } from './view';

const Frame = later(() => import('./Frame'));
void queries.prefetchQuery(sessionQuery);
// The form is opened on slow phones: it does not wait until it is known who opens it.
const opened = viewOf(location.pathname);
const form = opened.page === 'rapportera' ? pages.find(one => one.path === opened.page) : undefined;
if (form && opened.municipality) void queries.prefetchQuery(categoriesQuery(opened.municipality));

/** The code that is drawn first, fetched while the session is asked for. */
export const opening = Promise.allSettled([Frame.ahead(), form?.show.ahead()]);

/** Who is here decides what is shown: sign-in, or the view that the address names. */
export function App() {
  const session = useQuery(sessionQuery);
  const [person, remember] = useState<Session>();
  const view = useView();
  const now = session.data;

  useEffect(() => {
    if (!now?.signedIn) return;
    if (person && !isSame(person, now)) return location.reload(); // another person begins on a page of their own
    remember(now);
    signedIn();
  }, [now]);
  useEffect(() => {
    const channel = new BroadcastChannel(sessionChannel);
    channel.onmessage = () => void queries.invalidateQueries(sessionQuery);
    return () => channel.close();
  }, []);

  if (!now) return session.isError ? <main className="alone"><Failed error={session.error} retry={() => void session.refetch()} /></main> : null;
  const here = now.signedIn ? now : person;
  if (!here) return <SignIn session={now} view={view} />;
  if (view.municipality === signInPaths.done) return <SignedInAgain />;
  return (
    <>
      {!now.signedIn && <SignIn session={now} view={view} left={here} />}
      <div hidden={!now.signedIn}><Suspense fallback={null}><SignedIn session={here} /></Suspense></div>
    </>
  );
}

function isSame(one: Session, other: Session): boolean {
  return one.name === other.name && JSON.stringify(one.municipalities) === JSON.stringify(other.municipalities);
}

function SignedIn({ session }: { session: Session }) {
  const { t } = useTexts();
  const view = useView();
  const memberships = session.municipalities ?? [];
  const membership = memberships.find(one => one.code === view.municipality);
  const start = startOf(memberships);
  useSending(session, membership);

  if ((!view.municipality || view.municipality === signInPaths.refused) && start) return <Redirect to={start} />;
  if (membership) localStorage.setItem(lastMunicipality, membership.code);

  const page = pages.find(one => one.path === view.page);
  if (membership && !view.page) return <Redirect to={firstPage(membership)} />;
  if (membership && page?.byWeek && !view.detail) return <Redirect to={{ ...view, detail: currentWeek() }} />;

  let content;
  if (!start) content = <Message title={t('municipality.none')} text={t('municipality.noneExplained')} />;
  else if (!membership) content = <Message title={t('states.foreign')} text={t('states.foreignExplained')} action={{ text: t('states.goTo', { place: nameOf(start, memberships) }), to: start }} />;
  else if (!page || (page.byWeek && !isWeek(view.detail))) content = <Message title={t('states.notFound')} text={t('states.notFoundExplained')} action={{ text: t('states.toStart'), to: firstPage(membership) }} />;
  else content = <Caught at={`${membership.code}/${page.path}/${view.detail}`}><Suspense fallback={<Skeleton />}><page.show key={page.path} membership={membership} detail={view.detail ?? ''} /></Suspense></Caught>;

  if (membership && page?.alone && isWeek(view.detail)) return content;
  return <Frame session={session} membership={membership} page={page} view={view}>{content}</Frame>;
}

const lastMunicipality = 'est.municipality';

function startOf(memberships: readonly Membership[]): View | undefined {
  const last = localStorage.getItem(lastMunicipality);
  const membership = memberships.find(one => one.code === last) ?? memberships[0];
  return membership && firstPage(membership);
}

// The picture is where the week's work is. Someone whose role does not open it begins with what it does open.
function firstPage(membership: Membership): View {
  const open = pagesFor(membership);
  const picture = pages.find(one => one.path === 'lagesbild')!;
  const page = open.includes(picture) ? picture : open[0] ?? picture;
  return { municipality: membership.code, page: page.path, detail: page.byWeek ? currentWeek() : undefined };
}

function nameOf(view: View, memberships: readonly Membership[]): string {
  return memberships.find(one => one.code === view.municipality)?.name ?? '';
}

function Redirect({ to }: { to: View }) {
  useEffect(() => go(to, 'replace'));
  return null;
}
