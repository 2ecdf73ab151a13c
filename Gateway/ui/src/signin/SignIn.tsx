import { useEffect } from 'react';
import type { Session } from '../api/types';
import { LanguageSwitch } from '../app/LanguageSwitch';
import { pathOf, type View } from '../app/view';
import { useTexts, type TextKey } from '../texts/texts';
import { Personas } from './Personas';
import { refusals } from './refusals';
import './SignIn.css';

/** The addresses of signing in: `/logga-in?fel=…` where it was refused, `/inloggad` where it was done in a tab of its own. */
export const signInPaths = { refused: 'logga-in', done: 'inloggad' };

interface Props {
  session: Session;
  view: View;
  /** Whoever was signed in until now: their page waits, with what they typed. */
  left?: Session;
}

/** The way in: the kommun's own sign-in, in a demonstration a choice of who to be. What was refused is said, and whom to ask. */
export function SignIn({ session, view, left }: Props) {
  const { t } = useTexts();
  useEffect(() => {
    const before = document.title;
    document.title = `${t('session.signIn')} – ${t('app.name')}`;
    return () => { document.title = before; };
  }, [t]);

  const refused = view.municipality === signInPaths.refused ? refusals[view.query?.['fel'] ?? ''] ?? refusals['']! : undefined;
  const [title, text]: readonly [TextKey, TextKey] = left ? ['session.ended', 'session.endedExplained']
    : refused ?? (session.signIn ? ['session.signIn', 'session.explained'] : session.demo ? ['session.choose', 'session.demoExplained'] : ['session.signIn', 'session.notConfigured']);
  return (
    <main className="sign-in">
      <header className="sign-in-head">
        <span className="sign-in-brand">{t('app.name')}</span>
        <LanguageSwitch />
      </header>
      <div role={left || refused ? 'alert' : undefined}>
        <h1>{t(title)}</h1>
        <p className="sign-in-explained">{t(text, { name: left?.name ?? '' })}</p>
      </div>
      {session.signIn && (
        <p><a className="button sign-in-button" href={addressOf(session.signIn, left ? `/${signInPaths.done}` : cameFor(view))} target={left && '_blank'}>
          {t(refused ? 'session.tryAgain' : 'session.signIn')}
        </a></p>
      )}
      {session.demo && <Personas alone={!session.signIn && !left && !refused} />}
      {session.demo && <p className="sign-in-demo">{t('app.demo')}</p>}
    </main>
  );
}

function addressOf(signIn: string, back: string): string {
  return `${signIn}?${new URLSearchParams({ return: back }).toString()}`;
}

/** The address one came for, to come back to. */
function cameFor(view: View): string {
  return view.municipality === signInPaths.refused ? view.query?.['till'] ?? '/' : view.municipality === signInPaths.done ? '/' : pathOf(view);
}
