import { useMutation } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { Button, DropZone, FileTrigger, isFileDropItem, Text } from 'react-aria-components';
import { Problem } from '../api/client';
import { importChanges } from '../api/imports';
import type { Membership } from '../api/types';
import { go } from '../app/view';
import { Refused } from '../states/Refused';
import { useTexts, type TextKey } from '../texts/texts';

const known: Record<string, TextKey> = {
  'too-large': 'files.tooLarge', 'empty-file': 'files.empty', 'encrypted': 'files.encrypted', 'old-workbook': 'files.oldWorkbook', 'too-much-text': 'files.unsafe', 'cell-too-long': 'files.unsafe', 'row-too-long': 'files.unsafe', 'not-a-table': 'files.unreadable', 'only-header': 'files.onlyHeader', 'invalid-input': 'files.unreadable',
};

/** Drops or chooses a file. It is read and shown; nothing is taken in yet. */
export function Upload({ membership }: { membership: Membership }) {
  const { t } = useTexts();
  const reading = useMutation({
    mutationFn: (file: File) => importChanges(membership.code).upload(file),
    onSuccess: ({ id }) => go({ municipality: membership.code, page: 'filer', detail: id }),
  });
  const refusal = reading.error instanceof Problem ? known[reading.error.errors[0]?.code ?? ''] ?? known[reading.error.kind] : undefined;
  return (
    <>
      <DropZone className="files-drop" aria-label={t('files.drop')} getDropOperation={() => 'copy'}
        onDrop={event => { const item = event.items.find(isFileDropItem); if (item) void item.getFile().then(file => reading.mutate(file)); }}>
        <FileUp aria-hidden />
        <Text slot="label">{t(reading.isPending ? 'files.reading' : 'files.drop')}</Text>
        <FileTrigger acceptedFileTypes={['.csv', '.txt', '.xlsx', 'text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']} onSelect={files => { const file = files?.[0]; if (file) reading.mutate(file); }}>
          <Button className="button" isDisabled={reading.isPending}>{t('files.choose')}</Button>
        </FileTrigger>
        <p className="list-muted">{t('files.formats')}</p>
      </DropZone>
      {reading.error && (refusal ? <p className="refused" role="alert">{t(refusal)}</p> : <Refused error={reading.error} />)}
    </>
  );
}
