import type { Picture } from '../api/types';
import { Link } from '../app/Link';
import { useView } from '../app/view';
import { useTexts } from '../texts/texts';

/** Every version that was agreed, each at an address of its own. */
export function Versions({ picture, shown }: { picture: Picture; shown: string | undefined }) {
  const { t, moment } = useTexts();
  const view = useView();
  const versions = picture.versions ?? [];
  if (versions.length === 0) return null;
  return (
    <section className="versions" aria-label={t('versions')}>
      <h2>{t('versions')}</h2>
      <ul className="list list-plain">
        {versions.toReversed().map(one => (
          <li key={one.version}>
            <Link to={{ ...view, query: { ...view.query, version: String(one.version) } }} aria-current={shown === String(one.version) || undefined}>{t('versions.number', { number: one.version })}</Link>{' '}
            <span className="list-muted">{t('versions.agreed', { when: moment(one.agreedAt), who: one.agreedBy })}</span>
          </li>
        ))}
      </ul>
      {shown && <p><Link to={{ ...view, query: { ...view.query, version: undefined } }}>{t('versions.toNow')}</Link></p>}
    </section>
  );
}
