import type { Cell, CouncilReport, CouncilRow } from '../api/council';
import { useTexts } from '../texts/texts';

interface Table { columns: { key: string; name: string; total?: boolean }[]; rows: { key: string; name: string; total?: boolean; cells: (Cell | undefined)[] }[] }

const of = (row: CouncilRow, category: string): Cell | undefined => row.cells.find(one => one.category === category);

/** Each category in each kommun, and in all of them together. */
export function overMunicipalities({ categories, municipalities, total }: CouncilReport, totalName: string): Table {
  const sums = municipalities.length > 1 ? [...municipalities.map(one => one.total), total] : [total];
  return {
    columns: [...municipalities.map(one => ({ key: one.code, name: one.name })), ...municipalities.length > 1 ? [{ key: '', name: totalName, total: true }] : []],
    rows: [
      ...categories.map(category => ({ key: category.code, name: category.name, cells: sums.map(sum => of(sum, category.code)) })),
      { key: '', name: totalName, total: true, cells: sums.map(sum => sum.total) },
    ],
  };
}

/** Areas and categories of one kommun. What there are fewer of stands above, so that the table stays narrow. */
export function byArea({ categories }: CouncilReport, { rows, total }: CouncilReport['municipalities'][number], totalName: string, whole: string): Table {
  const areas = [...rows.map(row => ({ key: row.area, name: row.name, total: false, row: row as CouncilRow })), { key: '', name: whole, total: true, row: total }];
  const kinds = [...categories.map(one => ({ key: one.code, name: one.name, total: false, cell: (row: CouncilRow) => of(row, one.code) })), { key: '', name: totalName, total: true, cell: (row: CouncilRow): Cell | undefined => row.total }];
  return areas.length <= kinds.length
    ? { columns: areas, rows: kinds.map(kind => ({ ...kind, cells: areas.map(area => kind.cell(area.row)) })) }
    : { columns: kinds, rows: areas.map(area => ({ ...area, cells: kinds.map(kind => kind.cell(area.row)) })) };
}

/** A calm table: numbers to the right, what is covered in words, totals last. */
export function Counts({ title, table, head }: { title: string; table: Table; head: string }) {
  const { t, number } = useTexts();
  return (
    <section className="page-part council-counts" data-wide={table.columns.length > 9 || undefined}>
      <h2>{title}</h2>
      <div className="page-scroll" tabIndex={0} role="group" aria-label={title}>
        <table>
          <thead><tr><th><span className="unseen">{head}</span></th>{table.columns.map(column => <th key={column.key} scope="col" data-total={column.total || undefined}>{column.name}</th>)}</tr></thead>
          <tbody>{table.rows.map(row => (
            <tr key={row.key} data-total={row.total || undefined}>
              <th scope="row">{row.name}</th>
              {row.cells.map((cell, index) => (
                <td key={index} data-total={table.columns[index]?.total || undefined}>
                  {!cell ? '–' : cell.mark ? <span className="council-mark">{t(cell.mark === 'few' ? 'council.few' : 'council.protected')}</span> : number(cell.count ?? 0)}
                </td>
              ))}
            </tr>
          ))}</tbody>
        </table>
      </div>
    </section>
  );
}
