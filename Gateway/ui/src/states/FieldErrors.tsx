import { Problem } from '../api/client';
import { useTexts, type TextKey } from '../texts/texts';
import { Refused } from './Refused';

const known: Record<string, TextKey> = {
  'required': 'field.required', 'too-long': 'field.tooLong', 'unknown': 'field.unknown', 'in-the-past': 'field.inThePast', 'out-of-range': 'field.outOfRange',
  'not-an-address': 'field.notAnEmail', 'invalid': 'field.invalid', 'control-character': 'field.invalid', 'ambiguous': 'field.ambiguous', 'outside-municipality': 'field.outsideMunicipality',
};

/** What could not be saved, field by field in plain words: the field as the form calls it, and what to do. */
export function FieldErrors({ error, names }: { error: Error; names: Record<string, string> }) {
  const { t } = useTexts();
  if (!(error instanceof Problem) || error.errors.length === 0) return <Refused error={error} />;
  return (
    <ul className="refused" role="alert">
      {error.errors.map(({ field, code }, index) => {
        const name = names[field.split(/[.[]/)[0]!];
        return <li key={index}>{name ? `${name}: ` : ''}{t(known[code] ?? 'field.invalid')}</li>;
      })}
    </ul>
  );
}
