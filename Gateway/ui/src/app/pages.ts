import { BookOpenCheck, ChartNoAxesColumn, ChartScatter, ClipboardCheck, FilePlus, FileSpreadsheet, Footprints, Handshake, House, Landmark, Layers, ListTodo, Mail, Presentation, Settings, ShieldAlert, ShieldUser, Target, type LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { Membership } from '../api/types';
import { allTexts, type TextKey } from '../texts/texts';
import { later, type Later } from './later';

export interface PageProps {
  membership: Membership;
  /** What stands last in the address: the week on pages by week. */
  detail: string;
}

/** The rhythm of the method: what is gathered, what is done each week, each quarter, each year, and telling what came of it. */
export type Group = 'gather' | 'week' | 'quarter' | 'year' | 'tell';

export interface Page {
  path: string;
  title: TextKey;
  icon: LucideIcon;
  /** Who sees it in the navigation. The API decides who may read. */
  roles: readonly string[];
  /** Under which heading it stands in the navigation. Pages of one group stand together below. */
  group?: Group;
  /** It has its place in the phone's bottom bar, where there is room for four; the others are under Mer. */
  inBar?: boolean;
  /** The frame shows the week and lets it be changed; the address ends in one. */
  byWeek: boolean;
  /** It fills the screen, without the frame around it. */
  alone?: boolean;
  show: Later<PageProps>;
}

const staff = ['samordnare', 'analytiker', 'insatsansvarig', 'styrgrupp', 'admin'] as const;

/** Who may report. */
export const reporters = ['rapportor', 'samordnare', 'admin'] as const;

const page = (load: () => Promise<{ default: ComponentType<PageProps> }>) => later<PageProps>(() => Promise.all([load(), allTexts()]).then(([code]) => code));

/** Every page there is, in the order of the navigation. A new page is a line here and its title in the text files. */
export const pages: readonly Page[] = [
  { path: 'start', title: 'page.start', icon: House, inBar: true, byWeek: false, roles: staff, show: page(() => import('../start/StartPage')) },
  { path: 'rapportera', title: 'page.report', icon: FilePlus, group: 'gather', inBar: true, byWeek: false, roles: reporters, show: later(() => import('../report/ReportPage')) },
  { path: 'filer', title: 'page.files', icon: FileSpreadsheet, group: 'gather', byWeek: false, roles: reporters, show: page(() => import('../imports/FilesPage')) },
  { path: 'karantan', title: 'page.quarantine', icon: ShieldAlert, group: 'gather', byWeek: false, roles: reporters, show: page(() => import('../quarantine/QuarantinePage')) },
  { path: 'lagesbild', title: 'page.picture', icon: Layers, group: 'week', inBar: true, byWeek: true, roles: staff, show: page(() => import('../picture/PicturePage')) },
  { path: 'mote', title: 'page.meeting', icon: Presentation, group: 'week', byWeek: true, alone: true, roles: staff, show: page(() => import('../meeting/MeetingPage')) },
  { path: 'insatser', title: 'page.interventions', icon: Target, group: 'week', inBar: true, byWeek: false, roles: staff, show: page(() => import('../interventions/InterventionsPage')) },
  { path: 'mitt-arbete', title: 'page.work', icon: ListTodo, group: 'week', inBar: true, byWeek: false, roles: ['rapportor', ...staff], show: page(() => import('../work/WorkPage')) },
  { path: 'uppfoljning', title: 'page.reviews', icon: ClipboardCheck, group: 'week', byWeek: false, roles: staff, show: page(() => import('../reviews/ReviewsPage')) },
  { path: 'prioritera', title: 'page.rounds', icon: ChartScatter, group: 'quarter', byWeek: false, roles: staff, show: page(() => import('../rounds/RoundsPage')) },
  { path: 'arsanalys', title: 'page.years', icon: ChartNoAxesColumn, group: 'year', byWeek: false, roles: staff, show: page(() => import('../years/YearPage')) },
  { path: 'atgardsplan', title: 'page.actionPlan', icon: BookOpenCheck, group: 'year', byWeek: false, roles: staff, show: page(() => import('../actionplan/ActionPlanPage')) },
  { path: 'loften', title: 'page.pledges', icon: Handshake, group: 'year', byWeek: false, roles: staff, show: page(() => import('../pledges/PledgesPage')) },
  { path: 'aterkoppling', title: 'page.feedback', icon: Mail, group: 'tell', byWeek: false, roles: [...staff, 'rapportor'], show: page(() => import('../feedback/FeedbackPage')) },
  { path: 'lokbra', title: 'page.council', icon: Landmark, group: 'tell', byWeek: false, roles: [...staff, 'lokbra'], show: page(() => import('../council/CouncilPage')) },
  { path: 'vandringar', title: 'page.walks', icon: Footprints, group: 'tell', byWeek: false, roles: staff, show: page(() => import('../walks/WalksPage')) },
  { path: 'installningar', title: 'page.settings', icon: Settings, byWeek: false, roles: ['samordnare', 'admin'], show: page(() => import('../settings/SettingsPage')) },
  { path: 'administration', title: 'page.administration', icon: ShieldUser, byWeek: false, roles: ['admin'], show: page(() => import('../administration/AdministrationPage')) },
];

export function pagesFor(membership: Membership): readonly Page[] {
  return pages.filter(page => page.roles.some(role => membership.roles.includes(role)));
}

const room = 4;

/** The pages in the bottom bar of somebody's phone. */
export function inBar(membership: Membership): readonly Page[] {
  return pagesFor(membership).filter(page => page.inBar).slice(0, room);
}

/** The pages of a person as they stand together: neighbours of the same group. */
export function grouped(all: readonly Page[]): { group: Group | undefined; pages: Page[] }[] {
  return all.reduce<{ group: Group | undefined; pages: Page[] }[]>((groups, page) => {
    const last = groups.at(-1);
    if (last && last.group === page.group) last.pages.push(page);
    else groups.push({ group: page.group, pages: [page] });
    return groups;
  }, []);
}
