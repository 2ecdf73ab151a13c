import type { Column, Mapping } from '../api/imports';
import type { Category } from '../api/categories';
import { useTexts } from '../texts/texts';

interface Props { columns: readonly Column[]; mapping: Mapping; categories: readonly Category[]; change(words: Record<string, string>): void }

/** The file's own words for what happened, and which of the kommun's categories each is. */
export function CategoryWords({ columns, mapping, categories, change }: Props) {
  const { t } = useTexts();
  const column = columns.find(one => mapping.columns[String(one.index)] === 'category');
  const chosen = mapping.categories ?? {};
  const ours = (word: string) => categories.some(one => one.code === word || one.name.toLocaleLowerCase('sv') === word.toLocaleLowerCase('sv'));
  const words = [...new Set([...column?.samples ?? [], ...Object.keys(chosen)])].filter(word => word.trim() !== '' && (word in chosen || !ours(word)));
  if (!column || words.length === 0) return null;
  return (
    <fieldset className="plain-fieldset files-words">
      <legend>{t('files.words')}</legend>
      {words.map(word => (
        <label key={word} className="field"><span className="field-label">{word}</span>
          <select value={chosen[word] ?? ''} onChange={event => { const { [word]: _, ...rest } = chosen; change(event.target.value ? { ...rest, [word]: event.target.value } : rest); }}>
            <option value="">{t('files.chooseCategory')}</option>
            {categories.filter(category => !category.retired).map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
          </select>
        </label>
      ))}
    </fieldset>
  );
}
