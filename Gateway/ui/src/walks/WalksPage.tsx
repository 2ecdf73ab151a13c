import { useQuery } from '@tanstack/react-query';
import { walkQuery } from '../api/walks';
import type { PageProps } from '../app/pages';
import { leads } from '../app/roles';
import { useTitle } from '../app/useTitle';
import { useView } from '../app/view';
import '../picture/Lists.css';
import { Asked } from '../states/Asked';
import { useTexts } from '../texts/texts';
import { ProtocolPage } from './ProtocolPage';
import { WalkForm } from './WalkForm';
import { WalkList } from './WalkList';
import { WalkPage } from './WalkPage';
import './Walks.css';

/** In the address: a walk that is being planned, and the parts of one that is. */
export const walkParts = { fresh: 'ny', plan: 'plan', protocol: 'protokoll' };

/** Trygghetsvandringar: planned with residents, walked with a phone in the hand, and answered for within six months. */
export default function WalksPage({ membership, detail }: PageProps) {
  const { t } = useTexts();
  const part = useView().query?.['del'];
  useTitle(t('page.walks'), membership.name);
  if (detail === '') return <WalkList membership={membership} />;
  if (detail === walkParts.fresh && leads(membership)) return <WalkForm membership={membership} />;
  if (part === walkParts.protocol) return <ProtocolPage membership={membership} id={detail} />;
  return <One key={detail} membership={membership} detail={detail} part={part} />;
}

function One({ membership, detail, part }: PageProps & { part: string | undefined }) {
  const query = useQuery(walkQuery(membership.code, detail));
  return <Asked query={query} membership={membership}>{walk => part === walkParts.plan && leads(membership) ? <WalkForm membership={membership} walk={walk} /> : <WalkPage membership={membership} walk={walk} />}</Asked>;
}
