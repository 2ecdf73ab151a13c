import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import { personasQuery, signIn } from '../api/queries';
import { LanguageSwitch } from '../app/LanguageSwitch';
import { Failed } from '../states/Failed';
import { Message } from '../states/Message';
import { useTexts } from '../texts/texts';
import './SignIn.css';

/** In a demonstration one chooses who to be. Without one, sign-in belongs to the kommun's own identity provider. */
export function SignIn({ demo }: { demo: boolean }) {
  const { t } = useTexts();
  useEffect(() => { document.title = `${t('session.signIn')} – ${t('app.name')}`; }, [t]);
  return (
    <main className="sign-in">
      <header className="sign-in-head">
        <span className="sign-in-brand">{t('app.name')}</span>
        <LanguageSwitch />
      </header>
      {demo ? <Personas /> : <Message title={t('session.signIn')} text={t('session.notConfigured')} />}
      {demo && <p className="sign-in-demo">{t('app.demo')}</p>}
    </main>
  );
}

function Personas() {
  const { t } = useTexts();
  const personas = useQuery(personasQuery);
  const choice = useMutation({ mutationFn: signIn });
  return (
    <>
      <h1>{t('session.choose')}</h1>
      <p className="sign-in-explained">{t('session.demoExplained')}</p>
      {personas.isError && <Failed error={personas.error} retry={() => void personas.refetch()} />}
      {choice.isError && <Failed error={choice.error} retry={() => choice.mutate(choice.variables!)} />}
      <ul className="personas">
        {personas.data?.map(one => (
          <li key={one.id}>
            <Button className="persona" onPress={() => choice.isPending || choice.mutate(one.id)}>
              <strong>{one.name}</strong>
              <span>{one.title}, {one.organisation}</span>
              <span className="persona-description">{choice.isPending && choice.variables === one.id ? t('session.working') : one.description}</span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
