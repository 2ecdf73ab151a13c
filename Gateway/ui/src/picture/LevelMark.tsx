import type { Level } from '../api/types';
import { useTexts } from '../texts/texts';
import './LevelMark.css';

/** A level is always a shape, a colour and a word. One that is only proposed says so. */
export function LevelMark({ level, proposed = false }: { level: Level; proposed?: boolean }) {
  const { t } = useTexts();
  return (
    <span className="level-mark" data-level={level} data-proposed={proposed || undefined}>
      <svg viewBox="0 0 16 16" aria-hidden>
        {level === 'green' ? <circle cx="8" cy="8" r="6.5" /> : level === 'yellow' ? <path d="M8 1.5 15 14.5H1Z" /> : <rect x="1.75" y="1.75" width="12.5" height="12.5" />}
      </svg>
      {t(`level.${level}`)}{proposed && <small> {t('level.isProposed')}</small>}
    </span>
  );
}
