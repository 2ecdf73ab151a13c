import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import { areasQuery } from '../api/queries';
import type { AgendaKey, Meeting, Membership, Picture } from '../api/types';
import { AreaMap } from '../map/AreaMap';
import { shownOf } from '../map/shown';
import { Actors } from '../picture/Actors';
import { ByHour } from '../picture/ByHour';
import { KeyNumbers } from '../picture/KeyNumbers';
import { Legend } from '../picture/Legend';
import { NextWeek } from '../picture/NextWeek';
import { opening } from '../picture/opening';
import { Promised } from '../picture/Promised';
import { Signals } from '../picture/Signals';
import { useTexts } from '../texts/texts';
import { currentWeek } from '../time/isoWeek';
import { AreaStage } from './AreaStage';
import { Focus } from './Focus';
import '../picture/Where.css';
import type { Live } from './useLive';

interface Props {
  item: Meeting['agenda'][number]; area: string | null;
  meeting: Meeting; picture: Picture; membership: Membership; live: Live;
  show: ((agenda: AgendaKey, area: string | null) => void) | undefined;
  agree: (() => void) | undefined;
}

/** What the meeting looks at, one thing at a time, large. */
export function Stage({ item, area: code, meeting, picture, membership, live, show, agree }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const ongoing = picture.week >= currentWeek();
  const about = item.key === 'change' ? opening(picture, ongoing, texts).join(' ') : t(`agenda.about.${item.key}`, { count: item.count });
  const area = picture.areas.find(one => one.code === code);
  const at = meeting.agenda.indexOf(item);
  const next = meeting.agenda[at + 1];
  const nextArea = item.key !== 'levels' ? undefined : item.areas[item.areas.indexOf(code ?? '') + 1];

  return (
    <>
      {item.key === 'levels' && area
        ? <AreaStage picture={picture} area={area} membership={membership} live={live} />
        : <>
            <h2 className="stage-title">{t(`agenda.${item.key}`)}</h2>
            <p className="opening">{about}</p>
            {item.key === 'change' && <><KeyNumbers picture={picture} ongoing={ongoing} /><StageMap picture={picture} /><Signals picture={picture} /><ByHour picture={picture} /></>}
            {item.key === 'promised' && <Promised picture={picture} />}
            {item.key === 'planned' && <NextWeek picture={picture} />}
            {item.key === 'silent' && <Actors picture={picture} />}
            {item.key === 'focus' && <Focus picture={picture} membership={membership} />}
            {item.key === 'agree' && <Summary picture={picture} meeting={meeting} agree={agree} />}
          </>}
      {show && (nextArea ?? next) && (
        <p className="stage-next">
          {nextArea
            ? <Button className="button" onPress={() => show(item.key, nextArea)}>{t('meeting.nextArea', { name: picture.areas.find(one => one.code === nextArea)?.name ?? nextArea })}</Button>
            : <Button className="button" onPress={() => show(next!.key, next!.key === 'levels' ? next!.areas[0] ?? null : null)}>{t('meeting.nextItem', { title: t(`agenda.${next!.key}`) })}</Button>}
        </p>
      )}
    </>
  );
}

function StageMap({ picture }: { picture: Picture }) {
  const texts = useTexts();
  const shapes = useQuery(areasQuery(picture.municipality));
  const shown = useMemo(() => shapes.data && shownOf(picture, shapes.data, 'change', false, texts), [shapes.data, picture, texts]);
  if (!shown || shown.areas.length === 0) return null;
  return (
    <div className="stage-map">
      <AreaMap {...shown} alt={texts.t('map.altChange', { list: shown.areas.map(one => one.text).join('; ') })} choose={() => undefined} />
      <Legend layer="change" hotSpots={shown.hotSpots.length > 0} forecast={false} />
    </div>
  );
}

function Summary({ picture, meeting, agree }: { picture: Picture; meeting: Meeting; agree: (() => void) | undefined }) {
  const { t } = useTexts();
  const areas = picture.areas.filter(area => area.parent !== null);
  const count = (level: string) => areas.filter(area => (area.level ?? area.proposedLevel) === level).length;
  return (
    <div className="stage-summary">
      <p>{t('meeting.summaryLevels', { red: count('red'), yellow: count('yellow'), green: count('green') })}</p>
      <p>{t('meeting.summaryDecisions', { count: meeting.decisions.length })}</p>
      {picture.state === 'agreed' ? <p><strong>{t('meeting.isAgreed')}</strong></p> : agree && <p><Button className="button" onPress={agree}>{t('agree.do')}</Button></p>}
    </div>
  );
}
