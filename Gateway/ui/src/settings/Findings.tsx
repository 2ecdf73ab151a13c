import type { AreaProperties, Features, Finding } from '../api/types';
import { useTexts, type TextKey } from '../texts/texts';

const known: Record<string, TextKey> = {
  overlap: 'finding.overlap', gap: 'finding.gap', 'outside-parent': 'finding.outsideParent', error: 'finding.error',
};

/** What the check found, by the names of the areas. */
export function Findings({ findings, areas }: { findings: readonly Finding[]; areas: Features<AreaProperties> }) {
  const { t, number } = useTexts();
  const name = (code: string | undefined) => areas.features.find(one => one.properties.code === code)?.properties.name ?? code ?? '';
  return (
    <section className="settings-part" aria-live="polite">
      <h2>{findings.length === 0 ? t('finding.none') : t('finding.title', { count: findings.length })}</h2>
      <ul className="list">
        {findings.map((one, index) => (
          <li key={index}>
            <p>{known[one.kind] ? t(known[one.kind]!, { name: name(one.areas[0]), other: name(one.areas[1]), message: one.message ?? '' }) : one.message ?? one.kind}</p>
            {one.squareMetres !== undefined && <p className="list-muted">{t('finding.size', { size: number(Math.round(one.squareMetres)) })}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
