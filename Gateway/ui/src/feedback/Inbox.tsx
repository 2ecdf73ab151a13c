import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import { lettersQuery, type LetterInList } from '../api/feedback';
import type { Membership } from '../api/types';
import { Link } from '../app/Link';
import { leads } from '../app/roles';
import '../picture/Lists.css';
import { Asked } from '../states/Asked';
import { useTexts, type Texts } from '../texts/texts';
import { periodName } from '../time/period';

/** The letters, the latest period first. Those who lead see every organisation's, and who has read. */
export function Inbox({ membership }: { membership: Membership }) {
  const texts = useTexts();
  const { t } = texts;
  const query = useInfiniteQuery(lettersQuery(membership.code));
  return (
    <>
      <h1>{t('feedback.of', { organisation: membership.organisation })}</h1>
      <Asked query={query} membership={membership}>{({ pages }) => {
        const letters = pages.flatMap(page => page.letters);
        const periods = [...new Set(letters.map(one => one.period))];
        return (
          <>
            <p className="opening"><strong>{opening(letters, membership, texts)}</strong></p>
            {letters.length === 0 && <p className="page-text">{t('feedback.empty')}</p>}
            {!leads(membership) && <ul className="list">{letters.map(one => <Row key={one.id} letter={one} membership={membership} name={t('feedback.period', { period: periodName(one.period, t) })} />)}</ul>}
            {leads(membership) && periods.map(period => (
              <section key={period} aria-labelledby={`letters-${period}`}>
                <h2 className="feedback-period" id={`letters-${period}`}>{t('feedback.period', { period: periodName(period, t) })}</h2>
                <ul className="list">{letters.filter(one => one.period === period).map(one => <Row key={one.id} letter={one} membership={membership} name={one.organisation} />)}</ul>
              </section>
            ))}
            {query.hasNextPage && <Button className="link-button" onPress={() => void query.fetchNextPage()}>{t('feedback.more')}</Button>}
          </>
        );
      }}</Asked>
    </>
  );
}

function Row({ letter, membership, name }: { letter: LetterInList; membership: Membership; name: string }) {
  const { t, date } = useTexts();
  const own = letter.organisation === membership.organisation;
  const read = own ? letter.read : (letter.readBy?.length ?? 0) > 0; // another's letter is read when they have read it
  return (
    <li className="letter-row" data-read={read || !own || undefined}>
      <span className={read ? 'letter-read' : 'letter-unread'} data-own={own || undefined}>{t(read ? 'feedback.read' : 'feedback.unread')}</span>
      <div>
        <p><Link className="letter-open" to={{ municipality: membership.code, page: 'aterkoppling', detail: letter.id }}>{name}</Link></p>
        <p>{letter.sentence}</p>
        {letter.readBy && letter.readBy.length > 0 && <p className="list-muted">{t('feedback.readBy', { list: letter.readBy.map(one => t('feedback.readByOne', { name: one.name, when: date(one.at) })).join(', ') })}</p>}
      </div>
      <span className="list-muted letter-when">{date(letter.issuedAt)}</span>
    </li>
  );
}

function opening(letters: readonly LetterInList[], membership: Membership, texts: Texts): string {
  const { t } = texts;
  const [latest] = letters;
  if (!latest) return t('feedback.openingNone');
  const period = periodName(latest.period, t);
  if (leads(membership)) {
    const sent = letters.filter(one => one.period === latest.period);
    const unread = sent.filter(one => one.readBy?.length === 0).length;
    return unread === 0 ? t('feedback.openingAllRead', { period, count: sent.length }) : t('feedback.openingUnreadBy', { period, unread, count: sent.length });
  }
  const unread = letters.filter(one => !one.read).length;
  return unread === 0 ? t('feedback.openingRead', { period }) : t('feedback.openingUnread', { count: unread, period });
}
