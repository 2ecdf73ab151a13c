import type { Membership } from '../api/types';
import { Link } from './Link';
import './Page.css';

interface Props {
  label: string;
  membership: Membership;
  page: string;
  /** What stands last in the address of each part; the first part has nothing. */
  parts: readonly { detail: string | undefined; title: string }[];
  current: string | undefined;
}

/** The parts of a page that has several, each with its own address. */
export function Parts({ label, membership, page, parts, current }: Props) {
  return (
    <nav className="page-parts" aria-label={label}>
      {parts.map(({ detail, title }) => (
        <Link key={detail ?? ''} aria-current={detail === current ? 'page' : undefined} to={{ municipality: membership.code, page, detail }}>{title}</Link>
      ))}
    </nav>
  );
}
