import type { Picture } from '../api/types';
import { capital } from '../texts/formats';
import type { Texts } from '../texts/texts';
import { yearAndNumber } from '../time/isoWeek';
import { areasOf, inSentence, isSilent, risen } from './change';

/**
 * The week said in a few sentences: how much, what has risen most, where, and who is silent.
 * A week that is not over is never called calmer than a whole one.
 */
export function opening(picture: Picture, ongoing: boolean, texts: Texts): string[] {
  return [...amount(picture, ongoing, texts), ...what(picture, texts), ...where(picture, texts), ...silence(picture, texts)];
}

function amount({ week, total, lastWeek }: Picture, ongoing: boolean, { t }: Texts): string[] {
  const { number } = yearAndNumber(week);
  const reports = total === 0 ? t('reports.none') : t('reports', { count: total });
  const count = Math.abs(total - lastWeek);
  const start = t(ongoing ? 'opening.weekSoFar' : 'opening.week', { number, reports });

  if (total === 0 && lastWeek === 0) return [`${start}.`];
  if (lastWeek === 0) return [`${start}.`, t('opening.weekBeforeHadNone')];
  if (ongoing && total <= lastWeek) return [`${start}.`, t('opening.wholeWeekBefore', { count: lastWeek })];
  const compared = ongoing ? t('opening.alreadyMore', { count })
    : total === lastWeek ? t('opening.same') : t(total > lastWeek ? 'opening.more' : 'opening.fewer', { count });
  return [`${start}, ${compared}.`];
}

function what({ categories, total }: Picture, { t }: Texts): string[] {
  const most = risen(categories, one => one.count);
  if (most) return [t('opening.categoryMost', { name: most.name, from: most.lastWeek, to: most.count })];
  const top = categories.toSorted((a, b) => b.count - a.count)[0];
  return top && total > 1 && top.count > 0 ? [t('opening.categoryTop', { name: inSentence(top.name), count: top.count })] : [];
}

function where(picture: Picture, { t }: Texts): string[] {
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
