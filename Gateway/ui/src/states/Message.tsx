import { useEffect, type ReactNode } from 'react';
import { Link } from '../app/Link';
import type { View } from '../app/view';
import { useTexts } from '../texts/texts';
import './states.css';

interface Props {
  title: string;
  text: string;
  action?: { text: string; to: View };
  children?: ReactNode;
}

/** A page that has nothing to show says why, and what to do. */
export function Message({ title, text, action, children }: Props) {
  const { t } = useTexts();
  useEffect(() => { document.title = `${title} – ${t('app.name')}`; }, [title, t]);
  return (
    <section className="message">
      <h1>{title}</h1>
      <p>{text}</p>
      {action && <p><Link to={action.to}>{action.text}</Link></p>}
      {children}
    </section>
  );
}
