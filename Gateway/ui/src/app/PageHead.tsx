import { Download, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useTexts } from '../texts/texts';
import './Page.css';

interface Props {
  title: string;
  /** Where the page stands: draft, decided, which year. */
  children?: ReactNode;
  print?: boolean;
  /** The address of the page as a Word document. */
  document?: string | undefined;
}

/** What a page is called, and how it is taken along on paper. */
export function PageHead({ title, children, print: printed = false, document }: Props) {
  const { t } = useTexts();
  return (
    <header className="page-head">
      <h1>{title}</h1>
      {children}
      {(printed || document) && (
        <span className="page-tools">
          {document && <a className="quiet-button" href={document} download><Download aria-hidden /> {t('page.document')}</a>}
          {printed && <Button className="quiet-button page-print" onPress={() => print()}><Printer aria-hidden /> {t('picture.print')}</Button>}
        </span>
      )}
    </header>
  );
}
