import type { Picture } from '../api/types';
import { capital } from '../texts/formats';
import type { Texts } from '../texts/texts';
import { yearAndNumber } from '../time/isoWeek';
import { areasOf, departing, expectationOf, inSentence, isSilent, risen } from './change';

/**
 * The week said in a few sentences: how much, which areas depart from what is usual, what has risen most, and who is silent.
 * A week that is not over is never called calmer than a whole one.
 */
export function opening(picture: Picture, ongoing: boolean, texts: Texts): string[] {
  return [...amount(picture, ongoing, texts), ...where(picture, texts), ...what(picture, texts), ...silence(picture, texts)];
}

function amount({ week, total, lastWeek, change }: Picture, ongoing: boolean, { t }: Texts): string[] {
  const { number } = yearAndNumber(week);
  const reports = total === 0 ? t('reports.none') : t('reports', { count: total });
  const start = t(ongoing ? 'opening.weekSoFar' : 'opening.week', { number, reports });

  const expected = expectationOf(change);
  if (expected) {
    const count = Math.round(Math.abs(expected.difference));
    const more = expected.difference > 0;
    if (ongoing && !more) return [`${start}.`, t('opening.wholeWeekExpected', { count: Math.round(expected.expected) })];
    const compared = count === 0 ? t('opening.asExpected') : t(more ? ongoing ? 'opening.alreadyMoreExpected' : 'opening.moreExpected' : 'opening.fewerExpected', { count });
    return [`${start}, ${compared}.`, ...expected.verdict === 'within' && count > 0 && !ongoing ? [t('opening.withinChance')] : []];
  }

  const count = Math.abs(total - lastWeek);
  if (total === 0 && lastWeek === 0) return [`${start}.`];
  if (lastWeek === 0) return [`${start}.`, t('opening.weekBeforeHadNone')];
  if (ongoing && total <= lastWeek) return [`${start}.`, t('opening.wholeWeekBefore', { count: lastWeek })];
  const compared = ongoing ? t('opening.alreadyMore', { count })
    : total === lastWeek ? t('opening.same') : t(total > lastWeek ? 'opening.more' : 'opening.fewer', { count });
  return [`${start}, ${compared}.`];
}

function what({ categories, total, change }: Picture, { t }: Texts): string[] {
  const most = risen(categories, one => one.count);
  if (most) return [t('opening.categoryMost', { name: most.name, from: most.lastWeek, to: most.count })];
  if (expectationOf(change)) return [];
  const top = categories.toSorted((a, b) => b.count - a.count)[0];
  return top && total > 1 && top.count > 0 ? [t('opening.categoryTop', { name: inSentence(top.name), count: top.count })] : [];
}

function where(picture: Picture, { t }: Texts): string[] {
  const depart = departing(picture);
  if (depart.length === 1) return [t('opening.departsOne', { name: depart[0]!.name })];
  if (depart.length === 2) return [t('opening.departTwo', { name: depart[0]!.name, other: depart[1]!.name })];
  if (depart.length > 2) return [t('opening.departMany', { count: depart.length })];
  if (areasOf(picture).some(area => expectationOf(area.change))) return [t('opening.departNone')];
  const most = risen(areasOf(picture), one => one.total);
  return most ? [t('opening.areaMost', { name: most.name, from: most.lastWeek, to: most.total })] : [];
}

function silence({ organisations }: Picture, { t }: Texts): string[] {
  const silent = organisations.filter(isSilent);
  if (silent.length === 0) return [];
  const [first, second] = silent.map(one => one.name);
  if (!second) return [t('opening.silentOne', { name: capital(first!) })];
  return [silent.length === 2 ? t('opening.silentTwo', { name: capital(first!), other: second }) : t('opening.silentMany', { count: silent.length })];
}
