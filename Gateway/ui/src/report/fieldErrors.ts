import type { FieldError } from '../api/client';
import { useTexts, type TextKey } from '../texts/texts';

const fields: Record<string, TextKey> = {
  '': 'field.whole', 'category': 'field.category', 'severity': 'field.severity', 'kind': 'field.kind', 'description': 'field.description', 'actionTaken': 'field.actionTaken',
  'occurredFrom': 'field.occurredFrom', 'occurredTo': 'field.occurredTo', 'place': 'field.place', 'place.lon': 'field.lon', 'place.lat': 'field.lat', 'lon': 'field.lon', 'lat': 'field.lat', 'place.precision': 'field.precision',
  'place.areaCode': 'field.areaCode', 'place.address': 'field.address', 'address': 'field.address', 'externalId': 'field.externalId', 'firstHand': 'field.firstHand', 'policeReported': 'field.policeReported', 'date': 'field.date', 'time': 'field.time',
  'Idempotency-Key': 'field.externalId',
};

/** Every code of the API's field errors has its sentence: what is wrong, and what to do. */
export const codes = [
  'required', 'unknown-category', 'retired-category', 'unknown-code', 'before-start', 'too-early', 'too-far-ahead', 'outside-municipality', 'unknown-kind', 'unknown-precision', 'unknown-area', 'too-long', 'too-large', 'wrong-type', 'not-a-time',
  'not-a-number', 'offset-missing', 'not-text', 'broken-json', 'not-an-object', 'out-of-range', 'line-too-long', 'not-storable', 'personal-data', 'personal-data-held', 'duplicate',
] as const;

/** One error as a person reads it: `Kategori: Kommunen har ingen sådan kategori. Välj en annan.` A code we do not know is told in the API's words. */
export function useFieldError(): (error: FieldError) => string {
  const { t } = useTexts();
  return ({ field, code, message }) => {
    const name = code === 'outside-municipality' ? t('field.place') : fields[field] ? t(fields[field]) : field;
    const said = (codes as readonly string[]).includes(code) ? t(`error.${code as (typeof codes)[number]}`) : message;
    return name ? `${name}: ${said}` : said;
  };
}
