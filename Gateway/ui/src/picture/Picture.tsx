import { Presentation, Printer } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Membership, Picture as PictureData } from '../api/types';
import { Link } from '../app/Link';
import { useView } from '../app/view';
import { useTexts } from '../texts/texts';
import { addWeeks, currentWeek, yearAndNumber } from '../time/isoWeek';
import { Actors } from './Actors';
import { ByCategory } from './ByCategory';
import { ByHour } from './ByHour';
import { Downloads } from './Downloads';
import { KeyNumbers } from './KeyNumbers';
import { Late } from './Late';
import { NextWeek } from './NextWeek';
import { opening } from './opening';
import { OverTime } from './OverTime';
import './Picture.css';
import { PictureState } from './PictureState';
import { Promised } from './Promised';
import { Signals } from './Signals';
import { Versions } from './Versions';
import { Where } from './Where';

interface Props {
  picture: PictureData;
  membership: Membership;
  changing: boolean;
  /** An agreed version is shown, as it was agreed. */
  version: string | undefined;
}

/** The picture, change first: a sentence, the numbers, where, signals, what, over time, when, what was promised and what is coming. */
export function Picture({ picture, membership, changing, version }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const view = useView();
  const { number } = yearAndNumber(picture.week);
  const ongoing = picture.week >= currentWeek();
  const [first, ...rest] = opening(picture, ongoing, texts);
  const empty = picture.total === 0 && picture.lastWeek === 0;

  return (
    <article className="picture" aria-busy={changing}>
      <header className="picture-head">
        <h1>{t('picture.of', { place: picture.name, number })}</h1>
        <PictureState picture={picture} membership={membership} asVersion={version !== undefined} />
        <span className="picture-tools">
          {!empty && <Link className="quiet-button picture-print" to={{ ...view, page: 'mote', query: undefined }}><Presentation aria-hidden /> {t('picture.toMeeting')}</Link>}
          <Downloads picture={picture} area={view.query?.['omrade']} version={version} />
          <Button className="quiet-button picture-print" onPress={() => print()}><Printer aria-hidden /> {t('picture.print')}</Button>
        </span>
      </header>
      <p className="opening" aria-live="polite"><strong>{first}</strong> {rest.join(' ')}</p>
      <Late picture={picture} />

      {empty
        ? <Empty week={picture.week} />
        : <>
            <KeyNumbers picture={picture} ongoing={ongoing} />
            <Where picture={picture} membership={membership} />
            <div className="picture-figures">
              <Signals picture={picture} />
              <ByCategory picture={picture} />
              <ByHour picture={picture} />
              <OverTime picture={picture} ongoing={ongoing} />
              <Promised picture={picture} />
              <NextWeek picture={picture} />
              <Actors picture={picture} />
            </div>
          </>}
      <Versions picture={picture} shown={version} />
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
