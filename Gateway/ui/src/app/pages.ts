import { Layers, type LucideIcon } from 'lucide-react';
import { lazy, type ComponentType } from 'react';
import type { Membership } from '../api/types';
import type { TextKey } from '../texts/texts';

export interface PageProps {
  membership: Membership;
  /** What stands last in the address: the week on pages by week. */
  detail: string;
}

interface Page {
  path: string;
  title: TextKey;
  icon: LucideIcon;
  /** Who sees it in the navigation. The API decides who may read. */
  roles: readonly string[];
  /** The frame shows the week and lets it be changed; the address ends in one. */
  byWeek: boolean;
  show: ComponentType<PageProps>;
}

/** Every page there is, in the order of the navigation. A new page is a line here and its title in the text files. */
export const pages: readonly Page[] = [
  { path: 'lagesbild', title: 'page.picture', icon: Layers, byWeek: true,
    roles: ['samordnare', 'analytiker', 'insatsansvarig', 'styrgrupp', 'admin'],
    show: lazy(() => import('../picture/PicturePage')) },
];

export function pagesFor(membership: Membership): readonly Page[] {
  return pages.filter(page => page.roles.some(role => membership.roles.includes(role)));
}
