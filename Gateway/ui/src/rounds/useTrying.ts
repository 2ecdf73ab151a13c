import { useEffect, useState } from 'react';
import { tryWeights, type Criterion, type Round, type RoundArea, type Stability, type Weights } from '../api/rounds';

export interface Trying {
  weights: Weights;
  /** The areas as these weights order them, best first. */
  areas: RoundArea[];
  stability: Stability;
  changed: boolean;
  waiting: boolean;
  error: Error | null;
  set(criterion: Criterion, weight: number): void;
  reset(): void;
}

/** Other weights than the stored ones, tried as the sliders move: the gateway is asked when they have stood still for a moment. */
export function useTrying(municipality: string, round: Round): Trying {
  const stored: Weights = Object.fromEntries(round.weights.map(one => [one.criterion, one.weight]));
  const [weights, set] = useState<Weights>();
  const [tried, answer] = useState<{ areas: Map<string, Partial<RoundArea>>; stability: Stability }>();
  const [error, fail] = useState<Error | null>(null);
  const [waiting, wait] = useState(false);

  useEffect(() => {
    if (!weights) return;
    const asking = new AbortController();
    wait(true);
    const pause = setTimeout(() => {
      tryWeights(municipality, round.period, weights, asking.signal).then(
        ({ areas, stability }) => { answer({ areas: new Map(areas.map(one => [one.area, one])), stability }); fail(null); wait(false); },
        (problem: Error) => { if (!asking.signal.aborted) { fail(problem); wait(false); } });
    }, 200);
    return () => { clearTimeout(pause); asking.abort(); };
  }, [municipality, round.period, weights]);

  const shown = weights && tried;
  return {
    weights: weights ?? stored, changed: weights !== undefined, waiting, error,
    areas: round.areas.map(one => ({ ...one, ...shown?.areas.get(one.area) })).toSorted((a, b) => a.rank - b.rank),
    stability: shown?.stability ?? round.stability,
    set: (criterion, weight) => set({ ...weights ?? stored, [criterion]: weight }),
    reset() { set(undefined); answer(undefined); fail(null); wait(false); },
  };
}
