import { CircleCheck } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Membership } from '../api/types';
import { keep } from '../offline/queue';
import { sendWaiting } from '../offline/send';
import { useTexts } from '../texts/texts';
import { currentWeek, yearAndNumber } from '../time/isoWeek';

/** A calm week is said, so that silence is not taken for it. */
export function NothingToReport({ membership, who, said }: { membership: Membership; who: string; said(key: string): void }) {
  const { t } = useTexts();
  const week = currentWeek();
  const say = async () => {
    const key = crypto.randomUUID();
    await keep({ key, who, municipality: membership.code, writtenAt: new Date().toISOString(), nil: week });
    said(key);
    void sendWaiting(who);
  };
  return (
    <section className="report-nothing">
      <p className="list-muted">{t('report.nothingExplained', { organisation: membership.organisation })}</p>
      <Button className="outline-button report-button" onPress={() => void say()}><CircleCheck aria-hidden /> {t('report.nothing', { number: String(yearAndNumber(week).number) })}</Button>
    </section>
  );
}
