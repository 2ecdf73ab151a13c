import type { AreaCount, Membership, Picture } from '../api/types';
import { Sparkline } from '../charts/Sparkline';
import '../picture/area/AreaPanel.css';
import { AreaLevel } from '../picture/area/AreaLevel';
import { Notes } from '../picture/area/Notes';
import { Difference } from '../picture/ByArea';
import { expectationOf } from '../picture/change';
import { LevelMark } from '../picture/LevelMark';
import { useTexts } from '../texts/texts';
import type { Live } from './useLive';

/** The area being discussed, read from four metres: its level, its change, what was reported, and what those around the table know. */
export function AreaStage({ picture, area, membership, live }: { picture: Picture; area: AreaCount; membership: Membership; live: Live }) {
  const { t, number, compare } = useTexts();
  const top = area.categories.filter(one => one.count > 0).toSorted((a, b) => b.count - a.count || compare(a.name, b.name)).slice(0, 6);
  const level = area.level ?? area.proposedLevel;
  return (
    <section className="stage-area" aria-labelledby="stage-area">
      <header className="stage-area-head">
        <h2 id="stage-area">{area.name}</h2>
        {level && <LevelMark level={level} proposed={area.level === null} />}
      </header>
      <dl className="stage-numbers">
        <div><dd>{number(area.total)}</dd><dt>{t('numbers.total', { count: area.total })}</dt></div>
        <div><dd><Difference area={area} /></dd><dt>{t(expectationOf(area.change) ? 'numbers.expected' : 'numbers.againstLastWeek')}</dt></div>
        {area.recent && <div className="stage-course"><dd><Sparkline values={area.recent} alt={t('areas.trendAlt', { count: area.recent.length, first: area.recent[0]!, last: area.recent.at(-1)!, high: Math.max(...area.recent) })} /></dd><dt>{t('areas.trend')}</dt></div>}
      </dl>
      <div className="stage-columns">
        <div>
          <AreaLevel picture={picture} area={area} membership={membership} />
          {top.length > 0 && (
            <section className="area-part">
              <h3>{t('area.categories')}</h3>
              <ul className="stage-categories">{top.map(one => <li key={one.code}><span>{one.name}</span><b>{number(one.count)}</b></li>)}</ul>
            </section>
          )}
        </div>
        <Notes picture={picture} area={area} membership={membership} onWriting={on => live.writing(on ? area.code : null)} />
      </div>
    </section>
  );
}
