import { CalendarClock, CircleCheck, CircleDashed, CircleStop, CircleX, Hourglass, type LucideIcon } from 'lucide-react';
import type { InterventionState } from '../api/interventions';
import { useTexts } from '../texts/texts';

const icons: Record<InterventionState, LucideIcon> = { proposed: CircleDashed, planned: CalendarClock, ongoing: Hourglass, done: CircleCheck, 'not-done': CircleX, ended: CircleStop };

/** Where an intervention stands: a shape and a word. */
export function StateMark({ state }: { state: InterventionState }) {
  const { t } = useTexts();
  const Icon = icons[state];
  return <span className="state-mark" data-state={state}><Icon aria-hidden /> {t(`interventions.state.${state}`)}</span>;
}
