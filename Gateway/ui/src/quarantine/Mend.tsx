import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Form } from 'react-aria-components';
import type { FieldError } from '../api/client';
import type { Entry } from '../api/quarantine';
import { categoriesQuery } from '../api/categories';
import { type NewReport } from '../api/reports';
import type { Membership } from '../api/types';
import { draftOf, missing, partOf, reportOf, type Draft } from '../report/draft';
import { EventForm } from '../report/EventForm';
import { Unanswered } from '../states/Unanswered';
import { useTexts } from '../texts/texts';

interface Props { entry: Entry; membership: Membership; errors: readonly FieldError[]; pending: boolean; save(report: NewReport): void; cancel(): void }

/** The report as it should have come, filled in with what could be read of it. */
export function Mend({ entry, membership, errors, pending, save, cancel }: Props) {
  const { t } = useTexts();
  const categories = useQuery(categoriesQuery(membership.code));
  const [read] = useState(() => readable(entry.raw));
  const [draft, write] = useState<Draft>(() => draftOf(read, membership.code));
  const [touched, touch] = useState<ReadonlySet<string>>(new Set());
  const [tried, attempt] = useState(false);
  if (!categories.data) return <Unanswered query={categories} membership={membership} />;
  const known = { ...draft, category: categories.data.some(one => one.code === draft.category && !one.retired) ? draft.category : null };
  const lacks = missing(known);
  return (
    <Form className="quarantine-mend" validationBehavior="aria" onSubmit={event => {
      event.preventDefault();
      attempt(true);
      if (lacks.length === 0 && !pending) { touch(new Set()); save({ ...typeof read.externalId === 'string' && { externalId: read.externalId }, ...reportOf(known, membership.code) }); }
    }}>
      <EventForm draft={known} membership={membership} categories={categories.data} missing={tried ? lacks : []}
        change={part => { write({ ...known, ...part }); touch(new Set([...touched, ...Object.keys(part)])); }}
        errors={errors.filter(error => error.field !== '' && !touched.has(drafted[partOf(error.field)] ?? ''))} />
      <div className="form-buttons">
        <Button className="button" type="submit">{t(pending ? 'form.saving' : 'quarantine.release')}</Button>
        <Button className="quiet-button" onPress={cancel}>{t('form.cancel')}</Button>
      </div>
    </Form>
  );
}

// What has been changed since is no longer said to be wrong.
const drafted: Partial<Record<ReturnType<typeof partOf>, keyof Draft>> = { what: 'category', where: 'where', when: 'when', severity: 'severity', text: 'text' };

type Readable = Partial<Omit<NewReport, 'place'>> & { externalId?: unknown; place?: Partial<NonNullable<NewReport['place']>> | null };

/** What of a text can be filled in: the members that are of the right type, of a text that is JSON at all. */
function readable(raw: string | null): Readable {
  try {
    const parsed = JSON.parse(raw ?? '') as Record<string, unknown>;
    if (parsed === null || typeof parsed !== 'object') return {};
    const text = (name: string) => typeof parsed[name] === 'string' ? { [name]: parsed[name] } : {};
    const place = parsed['place'] !== null && typeof parsed['place'] === 'object' ? { place: parsed['place'] } : {};
    return {
      ...text('externalId'), ...text('category'), ...text('occurredFrom'), ...text('occurredTo'), ...text('description'), ...text('actionTaken'), ...place,
      ...typeof parsed['severity'] === 'number' && { severity: parsed['severity'] as 1 }, ...typeof parsed['firstHand'] === 'boolean' && { firstHand: parsed['firstHand'] }, ...typeof parsed['policeReported'] === 'boolean' && { policeReported: parsed['policeReported'] },
    };
  } catch {
    return {};
  }
}
