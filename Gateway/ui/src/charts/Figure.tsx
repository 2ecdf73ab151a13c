import { Table2 } from 'lucide-react';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useTexts } from '../texts/texts';
import './Figure.css';

interface Props {
  /** What the picture is of. */
  label: string;
  /** What the picture says: the heading is the message. */
  title: string;
  source?: string | undefined;
  note?: string | undefined;
  /** The same numbers as a table, one key away. Left out where the picture is a table. */
  table?: ReactNode;
  children: ReactNode;
}

/** The frame of every picture: message above, n and source below, its table behind one key. Paper always shows the picture. */
export function Figure({ label, title, source, note, table, children }: Props) {
  const { t } = useTexts();
  const id = useId();
  const [asTable, showTable] = useState(false);

  // One letter is a shortcut only while focus is inside the figure (WCAG 2.1.4).
  const onKeyDown = (event: KeyboardEvent) => {
    if (table && event.key.toLowerCase() === 't' && !event.ctrlKey && !event.metaKey && !event.altKey) showTable(shown => !shown);
  };

  return (
    <section className="figure" aria-labelledby={id} onKeyDown={onKeyDown}>
      <header className="figure-head">
        <div>
          <p className="figure-label">{label}</p>
          <h2 id={id}>{title}</h2>
        </div>
        {table && (
          <ToggleButton className="figure-toggle" isSelected={asTable} onChange={showTable} aria-describedby={id} aria-keyshortcuts="T">
            <Table2 aria-hidden /> {t('figure.showTable')} <kbd aria-hidden>T</kbd>
          </ToggleButton>
        )}
      </header>
      <div className="figure-picture" data-covered={asTable || undefined}>{children}</div>
      {asTable && <div className="figure-table" role="group" aria-labelledby={id} tabIndex={0}>{table}</div>}
      {(note || source) && <div className="figure-source"><p>{note}</p><p>{source}</p></div>}
    </section>
  );
}
