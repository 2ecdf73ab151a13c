import { ChevronDown, LogOut } from 'lucide-react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { signOut } from '../api/queries';
import type { Membership, Session } from '../api/types';
import { useTexts } from '../texts/texts';
import './Account.css';
import { LanguageSwitch } from './LanguageSwitch';

interface Props { session: Session; membership: Membership | undefined }

/** Who is signed in, the language, and the way out. */
export function Account(props: Props) {
  const { t } = useTexts();
  return (
    <DialogTrigger>
      <Button className="quiet-button">{props.session.name} <ChevronDown aria-hidden /></Button>
      <Popover className="popover" offset={4} placement="bottom end">
        <Dialog aria-label={t('session.account')}><AccountContent {...props} /></Dialog>
      </Popover>
    </DialogTrigger>
  );
}

export function AccountContent({ session, membership }: Props) {
  const { t } = useTexts();
  return (
    <div className="account">
      <p><strong>{session.name}</strong><br />{session.title}{membership && <><br />{membership.organisation}</>}</p>
      <LanguageSwitch />
      <Button className="link-button" onPress={() => void signOut()}><LogOut aria-hidden /> {t(session.demo ? 'session.change' : 'session.signOut')}</Button>
      {session.demo && <p className="account-demo">{t('app.demo')}</p>}
    </div>
  );
}
