import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { pictureChanges } from '../api/changes';
import type { Membership, Picture } from '../api/types';
import { leads } from '../app/roles';
import { Refused } from '../states/Refused';
import { useTexts, type TextKey } from '../texts/texts';
import { areasOf } from './change';
import './PictureState.css';

const names: Record<string, TextKey> = { open: 'picture.state.open', compiled: 'picture.state.compiled', agreed: 'picture.state.agreed' };

/** Where the picture stands, open, compiled or agreed, and what may be done with it. */
export function PictureState({ picture, membership, asVersion }: { picture: Picture; membership: Membership; asVersion: boolean }) {
  const { t } = useTexts();
  const [agreeing, agree] = useState(false);
  const changes = pictureChanges(picture.municipality, picture.week);
  const doing = useMutation({ mutationFn: (what: 'compile' | 'reopen') => changes[what]() });
  const may = leads(membership) && !asVersion;

  return (
    <>
      <span className="picture-state">{t(names[picture.state] ?? 'picture.state.open')}{picture.state === 'agreed' && picture.version > 0 && ` ${t('picture.version', { count: picture.version })}`}</span>
      {may && (
        <span className="picture-actions">
          {picture.state === 'open' && <Button className="outline-button" isDisabled={doing.isPending} onPress={() => doing.mutate('compile')}>{t('picture.compile')}</Button>}
          {picture.state === 'compiled' && <Button className="button" onPress={() => agree(true)}>{t('picture.agree')}</Button>}
          {picture.state !== 'open' && <Button className="quiet-button" isDisabled={doing.isPending} onPress={() => doing.mutate('reopen')}>{t('picture.reopen')}</Button>}
        </span>
      )}
      {doing.isError && <Refused error={doing.error} />}
      {agreeing && <Agree picture={picture} done={() => agree(false)} />}
    </>
  );
}

/** Before it is agreed: what is sent, and to whom. Afterwards it cannot be changed, only followed by a new version. */
export function Agree({ picture, receivers, done, then }: { picture: Picture; receivers?: readonly string[] | undefined; done(): void; then?: () => void }) {
  const { t } = useTexts();
  const changes = pictureChanges(picture.municipality, picture.week);
  const agreeing = useMutation({ mutationFn: async () => {
      if (picture.revision === undefined || picture.state !== 'open') return changes.agree(picture.revision ?? null);
      await changes.compile(); // one step on: any more, and someone has changed what was read here
      return changes.agree(picture.revision + 1);
    },
    onSuccess: () => { done(); then?.(); } });
  const areas = areasOf(picture);
  const without = areas.filter(area => area.level === null && area.proposedLevel).length;
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={open => { if (!open) done(); }}>
      <Modal className="modal">
        <Dialog>
          <Heading slot="title">{t('agree.title')}</Heading>
          <p>{t('agree.explained')}</p>
          <ul className="agree-list">
            <li>{t('agree.toOrganisations', { count: receivers?.length ?? picture.organisations.length })}{receivers && receivers.length > 0 && <span className="list-muted"> {receivers.join(', ')}</span>}</li>
            <li>{t('agree.decisions')}</li>
            <li>{t('agree.prioritisation')}</li>
          </ul>
          {without > 0 && <p>{t('agree.proposedStand', { count: without })}</p>}
          {agreeing.isError && <Refused error={agreeing.error} />}
          <div className="form-buttons">
            <Button className="button" autoFocus onPress={() => { if (!agreeing.isPending) agreeing.mutate(); }}>{t(agreeing.isPending ? 'form.saving' : 'agree.do')}</Button>
            <Button className="quiet-button" onPress={done}>{t('form.cancel')}</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
