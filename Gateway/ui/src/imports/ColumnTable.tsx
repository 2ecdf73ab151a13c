import { targets, type Column, type Target } from '../api/imports';
import { useTexts } from '../texts/texts';

/** The file's columns with samples of what stands in them, and what each becomes. */
export function ColumnTable({ columns, chosen, choose }: { columns: readonly Column[]; chosen: Record<string, Target>; choose(index: string, target: Target): void }) {
  const { t } = useTexts();
  return (
    <table className="page-table files-columns">
      <thead><tr><th scope="col">{t('files.column')}</th><th scope="col">{t('files.samples')}</th><th scope="col">{t('files.becomes')}</th></tr></thead>
      <tbody>{columns.map(({ index, header, samples }) => (
        <tr key={index} data-ignored={chosen[index] === 'ignore' || undefined}>
          <th scope="row">{header || t('files.columnNumber', { number: index + 1 })}</th>
          <td className="files-samples">{samples.slice(0, 3).join(' · ')}</td>
          <td className="field"><select aria-label={t('files.becomesOf', { name: header || String(index + 1) })} value={chosen[index] ?? 'ignore'} onChange={event => choose(String(index), event.target.value as Target)}>
            {targets.map(target => <option key={target} value={target}>{t(`target.${target}`)}</option>)}
          </select></td>
        </tr>
      ))}</tbody>
    </table>
  );
}
