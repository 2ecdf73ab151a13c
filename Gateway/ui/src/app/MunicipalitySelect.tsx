import { ChevronDown } from 'lucide-react';
import { Button, Dialog, DialogTrigger, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import type { Membership } from '../api/types';
import { useTexts } from '../texts/texts';
import { go, type View } from './view';

/** The kommun in view. With only one there is nothing to choose, and it is a name. */
export function MunicipalitySelect({ memberships, view }: { memberships: readonly Membership[]; view: View }) {
  const { t, compare } = useTexts();
  const [only, ...others] = memberships;
  if (!only) return <span />;
  if (others.length === 0 && only.code === view.municipality) return <strong className="frame-municipality">{only.name}</strong>;

  const shown = memberships.find(one => one.code === view.municipality);
  return (
    <div className="frame-municipality">
      <DialogTrigger>
        <Button className="quiet-button" aria-label={shown && `${t('municipality')}: ${shown.name}`}>
          {shown?.name ?? t('municipality')} <ChevronDown aria-hidden />
        </Button>
        <Popover className="popover" offset={4} placement="bottom start">
          <Dialog aria-label={t('municipality')}>
            {({ close }) => (
              <ListBox className="menu" aria-label={t('municipality')} autoFocus selectionMode="single" disallowEmptySelection selectedKeys={shown ? [shown.code] : []}
                items={memberships.toSorted((a, b) => compare(a.name, b.name))}
                onSelectionChange={keys => { close(); for (const key of keys) go({ ...view, municipality: String(key), query: undefined }); }}>
                {one => <ListBoxItem className="menu-item" id={one.code} textValue={one.name}>{one.name}</ListBoxItem>}
              </ListBox>
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
    </div>
  );
}
