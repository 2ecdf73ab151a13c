import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { feedbackChanges, letterQuery } from '../api/feedback';
import type { Membership } from '../api/types';
import { PageHead } from '../app/PageHead';
import { Asked } from '../states/Asked';
import { useTexts } from '../texts/texts';
import { periodName } from '../time/period';
import { LetterText } from './LetterText';

/** One letter. Opening one's own organisation's letter marks it as read. */
export function LetterPart({ membership, id }: { membership: Membership; id: string }) {
  const { t } = useTexts();
  const letter = useQuery(letterQuery(membership.code, id));
  const reading = useMutation({ mutationFn: () => feedbackChanges(membership.code).read(id) });
  const own = letter.data?.organisation === membership.organisation;
  useEffect(() => { if (own) reading.mutate(); }, [own]);
  return (
    <Asked query={letter} membership={membership}>{data => (
      <>
        <PageHead title={t('feedback.letterTo', { organisation: data.organisation, period: periodName(data.period, t) })} print />
        <LetterText letter={data} membership={membership} />
      </>
    )}</Asked>
  );
}
