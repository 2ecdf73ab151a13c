import { Button } from 'react-aria-components';
import type { AgendaKey, Meeting, Picture } from '../api/types';
import { LevelMark } from '../picture/LevelMark';
import { useTexts } from '../texts/texts';

interface Props {
  meeting: Meeting; picture: Picture; current: AgendaKey | undefined; area: string | null;
  /** Absent for those who follow. */
  show: ((agenda: AgendaKey, area: string | null) => void) | undefined;
}

/** The items with their minutes; the areas to be discussed stand under theirs. */
export function Agenda({ meeting, picture, current, area, show }: Props) {
  const { t } = useTexts();
  return (
    <ol className="agenda">
      {meeting.agenda.map(item => (
        <li key={item.key} data-current={item.key === current || undefined}>
          <Item text={t(`agenda.${item.key}`)} minutes={t('meeting.minutes', { count: item.minutes })} current={item.key === current} press={show && (() => show(item.key, item.key === 'levels' ? item.areas[0] ?? null : null))} />
          {item.key === current && item.key === 'levels' && (
            <ol className="agenda-areas">
              {item.areas.map(code => {
                const one = picture.areas.find(candidate => candidate.code === code);
                const text = one?.name ?? code;
                const level = one?.level ?? undefined;
                const content = <><span>{text}</span>{level && <LevelMark level={level} />}</>;
                return (
                  <li key={code}>
                    {show
                      ? <Button className="agenda-item" aria-current={code === area || undefined} onPress={() => show(item.key, code)}>{content}</Button>
                      : <span className="agenda-item" aria-current={code === area || undefined}>{content}</span>}
                  </li>
                );
              })}
            </ol>
          )}
        </li>
      ))}
    </ol>
  );
}

function Item({ text, minutes, current, press }: { text: string; minutes: string; current: boolean; press: (() => void) | undefined }) {
  const content = <><span>{text}</span><span className="agenda-minutes">{minutes}</span></>;
  return press
    ? <Button className="agenda-item" aria-current={current ? 'step' : undefined} onPress={press}>{content}</Button>
    : <span className="agenda-item" aria-current={current ? 'step' : undefined}>{content}</span>;
}
