import { Button } from 'react-aria-components';
import { CopyField } from '../app/CopyField';
import { useTexts } from '../texts/texts';

export interface Made { key: string; organisation: string; source: string; role: string }

/** A new key, the only time that it can be read, with a call that tries it. */
export function NewKey({ made, municipality, kept }: { made: Made; municipality: string; kept(): void }) {
  const { t } = useTexts();
  return (
    <section className="administration-key" role="status" aria-label={t('keys.new')}>
      <h2>{t('keys.once')}</h2>
      <p className="page-text">{t('keys.onceExplained', { organisation: made.organisation, source: made.source })}</p>
      <CopyField label={t('keys.key')} value={made.key} />
      {made.role === 'rapportor' && (
        <>
          <p className="page-text administration-try">{t('keys.try')}</p>
          <pre className="administration-example" tabIndex={0} aria-label={t('keys.example')}>{example(made.key, municipality)}</pre>
        </>
      )}
      <p><Button className="outline-button" onPress={kept}>{t('keys.kept')}</Button></p>
    </section>
  );
}

function example(key: string, municipality: string): string {
  return [
    `curl ${location.origin}/api/${municipality}/reports \\`,
    `  -H 'X-Api-Key: ${key}' \\`,
    "  -H 'Content-Type: application/json' \\",
    `  -d '{"externalId":"F-1","occurredFrom":"${new Date().toISOString().slice(0, 16)}Z","category":"skadegorelse","severity":2,"kind":"incident","place":{"precision":"municipality"}}'`,
  ].join('\n');
}
