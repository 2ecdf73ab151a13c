import type { PageProps } from '../app/pages';
import { Parts } from '../app/Parts';
import { useTitle } from '../app/useTitle';
import '../settings/Settings.css';
import { Message } from '../states/Message';
import { useTexts } from '../texts/texts';
import './Administration.css';
import { Keys } from './Keys';
import { Log } from './Log';
import { Members } from './Members';
import { Organisations } from './Organisations';
import { Sessions } from './Sessions';

/** Each part's title, and what shows it. The first has the page's own address. */
const parts = {
  personer: { title: 'members', show: Members },
  aktorer: { title: 'organisations', show: Organisations },
  nycklar: { title: 'keys', show: Keys },
  inloggade: { title: 'sessions', show: Sessions },
  logg: { title: 'log', show: Log },
} as const;

/** Who gets in: the people, the organisations, the machines, and what has been done. */
export default function AdministrationPage({ membership, detail }: PageProps) {
  const { t } = useTexts();
  const part = (detail || 'personer') as keyof typeof parts;
  useTitle(t(part in parts ? parts[part].title : 'page.administration'), membership.name);
  if (!(part in parts)) return <Message title={t('states.notFound')} text={t('states.notFoundExplained')} action={{ text: t('page.administration'), to: { municipality: membership.code, page: 'administration' } }} />;
  const { show: Part } = parts[part];
  return (
    <article className="page administration">
      <Parts label={t('page.administration')} membership={membership} page="administration" current={part === 'personer' ? undefined : part}
        parts={Object.entries(parts).map(([detail, { title }]) => ({ detail: detail === 'personer' ? undefined : detail, title: t(title) }))} />
      <Part key={membership.code} membership={membership} />
    </article>
  );
}
