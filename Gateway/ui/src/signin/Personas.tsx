import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import { personasQuery, signIn } from '../api/queries';
import { Failed } from '../states/Failed';
import { useTexts } from '../texts/texts';

/** In a demonstration one chooses who to be. */
export function Personas({ alone }: { alone: boolean }) {
  const { t } = useTexts();
  const personas = useQuery(personasQuery);
  const choice = useMutation({ mutationFn: signIn });
  return (
    <>
      {!alone && <><h2 className="sign-in-or">{t('session.choose')}</h2><p className="sign-in-explained">{t('session.demoExplained')}</p></>}
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
