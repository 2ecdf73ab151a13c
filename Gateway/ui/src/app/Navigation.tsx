import { useId } from 'react';
import type { Membership } from '../api/types';
import { useTexts } from '../texts/texts';
import { isWeek } from '../time/isoWeek';
import { Link } from './Link';
import { grouped, inBar, type Group, type Page } from './pages';
import type { View } from './view';

interface Props { all: readonly Page[]; membership: Membership | undefined; page: Page | undefined; view: View }

/** The pages, under the rhythm they belong to. */
export function Navigation({ all, ...rest }: Props) {
  return grouped(all).map(({ group, pages }) => <Pages key={pages[0]!.path} group={group} pages={pages} {...rest} />);
}

function Pages({ group, pages, membership, page, view }: Omit<Props, 'all'> & { group: Group | undefined; pages: readonly Page[] }) {
  const { t } = useTexts();
  const heading = useId();
  const bar = membership ? inBar(membership) : [];
  return (
    <div className="frame-group">
      {group && <p className="frame-group-name" id={heading}>{t(`group.${group}`)}</p>}
      <ul aria-labelledby={group && heading}>
        {membership && pages.map(one => (
          <li key={one.path} data-bar={bar.includes(one) || undefined}>
            <Link className="frame-page" aria-current={one === page ? 'page' : undefined}
              to={{ municipality: membership.code, page: one.path, detail: one.byWeek && isWeek(view.detail) ? view.detail : undefined }}>
              <one.icon aria-hidden /> {t(one.title)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
