import { ChevronDown, Ellipsis, LogOut } from 'lucide-react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { signOut } from '../api/queries';
import type { Membership, Session } from '../api/types';
import { useTexts } from '../texts/texts';
import './Account.css';
import { LanguageSwitch } from './LanguageSwitch';

interface Props {
  session: Session;
  membership: Membership | undefined;
  /** In the phone's bottom bar it is one of the pages. */
  asPage?: boolean;
}

/** Who is signed in, the language, and the way out. */
export function Account({ session, membership, asPage = false }: Props) {
  const { t } = useTexts();
  return (
    <DialogTrigger>
      {asPage
        ? <Button className="frame-page"><Ellipsis aria-hidden /> {t('app.more')}</Button>
        : <Button className="quiet-button">{session.name} <ChevronDown aria-hidden /></Button>}
      <Popover className="popover" offset={4} placement={asPage ? 'top end' : 'bottom end'}>
        <Dialog className="account" aria-label={t('session.account')}>
          <p><strong>{session.name}</strong><br />{session.title}{membership && <><br />{membership.organisation}</>}</p>
          <LanguageSwitch />
          <Button className="link-button" onPress={() => void signOut()}><LogOut aria-hidden /> {t(session.demo ? 'session.change' : 'session.signOut')}</Button>
          {session.demo && <p className="account-demo">{t('app.demo')}</p>}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
