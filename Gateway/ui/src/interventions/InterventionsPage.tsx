import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { interventionsQuery } from '../api/interventions';
import type { PageProps } from '../app/pages';
import { Unanswered } from '../states/Unanswered';
import { useTexts } from '../texts/texts';
import { InterventionPage } from './InterventionPage';
import './Interventions.css';
import { NewIntervention } from './NewIntervention';
import { Overview } from './Overview';

/** All interventions; one of them; or the form for a new one. */
export default function InterventionsPage({ membership, detail }: PageProps) {
  const { t } = useTexts();
  useEffect(() => { document.title = `${t('page.interventions')} – ${membership.name} – ${t('app.name')}`; }, [t, membership.name, detail]);
  if (detail === 'ny') return <NewIntervention membership={membership} />;
  if (detail) return <InterventionPage key={detail} id={detail} membership={membership} />;
  return <All membership={membership} />;
}

function All({ membership }: Pick<PageProps, 'membership'>) {
  const interventions = useQuery(interventionsQuery(membership.code));
  if (!interventions.data) return <Unanswered query={interventions} membership={membership} />;
  return <Overview all={interventions.data} membership={membership} />;
}
