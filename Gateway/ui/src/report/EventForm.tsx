import type { FieldError } from '../api/client';
import type { Category } from '../api/categories';
import type { Membership } from '../api/types';
import { useTexts } from '../texts/texts';
import { partOf, type Draft, type Part } from './draft';
import { useFieldError } from './fieldErrors';
import { HowSerious } from './HowSerious';
import { More } from './More';
import './Report.css';
import { What } from './What';
import { When } from './When';
import { Where } from './Where';
import { Words } from './Words';

export interface PartProps { draft: Draft; change(part: Partial<Draft>): void; membership: Membership; wrong: string | undefined }

interface Props extends Omit<PartProps, 'wrong'> {
  categories: readonly Category[];
  /** What is still to be filled in, once somebody has tried to send. */
  missing: readonly Part[];
  /** What the server said is wrong. */
  errors?: readonly FieldError[];
}

/** What, where, when, how serious and in one's own words: the same for a new report, a changed one and one that is mended. */
export function EventForm({ categories, missing, errors = [], ...rest }: Props) {
  const { t } = useTexts();
  const said = useFieldError();
  const wrong = (part: Part) => missing.includes(part) ? t(`report.missing.${part as 'what'}`) : errors.filter(error => partOf(error.field) === part).map(said).join(' ') || undefined;
  return (
    <div className="report-form">
      <What {...rest} categories={categories} wrong={wrong('what')} />
      <Where {...rest} wrong={wrong('where')} />
      <When {...rest} wrong={wrong('when')} />
      <HowSerious {...rest} wrong={wrong('severity')} />
      <Words {...rest} wrong={wrong('text')} />
      <More {...rest} wrong={wrong('more')} />
    </div>
  );
}
