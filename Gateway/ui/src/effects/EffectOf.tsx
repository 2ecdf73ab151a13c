import { useQuery } from '@tanstack/react-query';
import { effectQuery, type Effect } from '../api/effects';
import { Problem } from '../api/client';
import { useView } from '../app/view';
import { Failed } from '../states/Failed';
import { useTexts } from '../texts/texts';
import './Effects.css';
import { Evidence } from './Evidence';
import { HowMuch } from './HowMuch';
import { OverWeeks } from './OverWeeks';

/** What seems to have come of an intervention: the sentence first, then before and after, how much, how sure, and what could mislead. */
export function EffectOf({ id }: { id: string }) {
  const { t } = useTexts();
  const municipality = useView().municipality ?? '';
  const effect = useQuery(effectQuery(municipality, id));
  return (
    <section className="effect" aria-labelledby="effect">
      <h2 id="effect">{t('effects')}</h2>
      {effect.isPending ? <i className="figure-waiting" />
        : effect.isSuccess ? <Shown effect={effect.data} />
        : effect.error instanceof Problem && [400, 404, 409].includes(effect.error.status) ? <p className="page-text">{t('effects.notYet')}</p>
        : effect.error instanceof Problem && effect.error.status === 403 ? <p className="page-text">{t('effects.forbidden')}</p>
        : <Failed error={effect.error} retry={() => void effect.refetch()} />}
    </section>
  );
}

function Shown({ effect }: { effect: Effect }) {
  return (
    <>
      <p className="effect-sentence">{effect.sentence}</p>
      <Evidence effect={effect} />
      <OverWeeks effect={effect} />
      <HowMuch effect={effect} />
    </>
  );
}
