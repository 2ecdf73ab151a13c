import { Ellipsis } from 'lucide-react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { Membership, Session } from '../api/types';
import { useTexts } from '../texts/texts';
import { AccountContent } from './Account';
import { Navigation } from './Navigation';
import { inBar, pagesFor, type Page } from './pages';
import type { View } from './view';

/** Last in the phone's bottom bar: the pages that have no place in it, and who is signed in. */
export function More({ session, membership, page, view }: { session: Session; membership: Membership | undefined; page: Page | undefined; view: View }) {
  const { t } = useTexts();
  const others = membership ? pagesFor(membership).filter(one => !inBar(membership).includes(one)) : [];
  return (
    <DialogTrigger>
      <Button className="frame-page" data-here={(page && others.includes(page)) || undefined}><Ellipsis aria-hidden /> {t('app.more')}</Button>
      <Popover className="popover" offset={4} placement="top end">
        <Dialog className="more" aria-label={t('app.more')}>
          {({ close }) => (
            <>
              <nav className="more-pages" aria-label={t('app.otherPages')} onClick={close}><Navigation all={others} membership={membership} page={page} view={view} /></nav>
              <AccountContent session={session} membership={membership} />
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
