import { Download } from 'lucide-react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { Picture } from '../api/types';
import { useTexts } from '../texts/texts';

/** The picture to take along: as a document for the meeting's papers, as a table, and for a map program. The same filter as on the screen. */
export function Downloads({ picture, area, version }: { picture: Picture; area: string | undefined; version: string | undefined }) {
  const { t } = useTexts();
  const at = `/api/${picture.municipality}/pictures/${picture.week}`;
  const with_ = (values: Record<string, string | undefined>) => {
    const query = new URLSearchParams(Object.entries(values).filter((one): one is [string, string] => one[1] !== undefined)).toString();
    return query && `?${query}`;
  };
  const links = [
    { href: at + '/document' + with_({ version }), text: t('downloads.document'), note: t('downloads.documentNote') },
    { href: at + '/export' + with_({ format: 'csv', area, version }), text: t('downloads.csv'), note: t('downloads.csvNote') },
    { href: at + '/export' + with_({ format: 'geojson', area, version }), text: t('downloads.geojson'), note: t('downloads.geojsonNote') },
  ];
  return (
    <DialogTrigger>
      <Button className="quiet-button picture-print"><Download aria-hidden /> {t('downloads')}</Button>
      <Popover className="popover" offset={4} placement="bottom end">
        <Dialog className="downloads" aria-label={t('downloads')}>
          {links.map(link => <a key={link.href} href={link.href} download><strong>{link.text}</strong><span>{link.note}</span></a>)}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
