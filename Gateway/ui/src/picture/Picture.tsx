import { Printer } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Picture as PictureData } from '../api/types';
import { Link } from '../app/Link';
import { useView } from '../app/view';
import { useTexts } from '../texts/texts';
import { addWeeks, currentWeek, yearAndNumber } from '../time/isoWeek';
import { Actors } from './Actors';
import { ByArea } from './ByArea';
import { ByCategory } from './ByCategory';
import { ByHour } from './ByHour';
import { KeyNumbers } from './KeyNumbers';
import { opening } from './opening';
import { OverTime } from './OverTime';
import './Picture.css';

/** The picture, change first: a sentence, the numbers, where, what, over time, when, and who has been heard from. */
export function Picture({ picture, changing }: { picture: PictureData; changing: boolean }) {
  const texts = useTexts();
  const { t } = texts;
  const { number } = yearAndNumber(picture.week);
  const ongoing = picture.week >= currentWeek();
  const [first, ...rest] = opening(picture, ongoing, texts);

  return (
    <article className="picture" aria-busy={changing}>
      <header className="picture-head">
        <h1>{t('picture.of', { place: picture.name, number })}</h1>
        <span className="picture-state">{t(stateText(picture.state))}</span>
        <Button className="quiet-button picture-print" onPress={() => print()}><Printer aria-hidden /> {t('picture.print')}</Button>
      </header>
      <p className="opening" aria-live="polite"><strong>{first}</strong> {rest.join(' ')}</p>

      {picture.total === 0 && picture.lastWeek === 0
        ? <Empty week={picture.week} />
        : <>
            <KeyNumbers picture={picture} ongoing={ongoing} />
            <div className="picture-figures">
              <ByArea picture={picture} />
              <ByCategory picture={picture} />
              <OverTime picture={picture} ongoing={ongoing} />
              <ByHour picture={picture} />
              <Actors picture={picture} />
            </div>
          </>}
      <p className="picture-as-of">{t('picture.asOf', { when: texts.moment(picture.asOf) })}</p>
    </article>
  );
}

function Empty({ week }: { week: string }) {
  const { t } = useTexts();
  const view = useView();
  const before = addWeeks(week, -1);
  return (
    <section className="message">
      <p>{t('empty.explained')}</p>
      <p><Link to={{ ...view, detail: before }}>{t('empty.toPrevious', { number: yearAndNumber(before).number })}</Link></p>
    </section>
  );
}

function stateText(state: string) {
  return state === 'agreed' ? 'picture.state.agreed' as const : state === 'compiled' ? 'picture.state.compiled' as const : 'picture.state.open' as const;
}
