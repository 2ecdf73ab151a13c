import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { reviewsQuery, type Review, type ReviewState } from '../api/reviews';
import type { PageProps } from '../app/pages';
import { Link } from '../app/Link';
import { Parts } from '../app/Parts';
import { useView } from '../app/view';
import { Message } from '../states/Message';
import { Unanswered } from '../states/Unanswered';
import { useTexts } from '../texts/texts';
import { DecidedReviews } from './DecidedReviews';
import { ReviewCard } from './ReviewCard';
import './Reviews.css';

const views = { due: { path: undefined, state: undefined }, coming: { path: 'kommande', state: 'coming' }, decided: { path: 'avgjorda', state: 'decided' } } as const satisfies Record<string, { path: string | undefined; state: ReviewState | undefined }>;
type View = keyof typeof views;

/** The queue of reviews, overdue first. None leaves it before somebody has decided. */
export default function ReviewsPage({ membership, detail }: PageProps) {
  const { t } = useTexts();
  const only = useView().query?.['insats'];
  const shown = (Object.keys(views) as View[]).find(one => views[one].path === (detail || undefined));
  const reviews = useQuery({ ...reviewsQuery(membership.code, shown && views[shown].state), enabled: shown !== undefined });
  // Whoever comes from an intervention sees its review, also when it is not due yet.
  const coming = useQuery({ ...reviewsQuery(membership.code, 'coming'), enabled: only !== undefined });
  useEffect(() => { document.title = `${t('page.reviews')} – ${membership.name} – ${t('app.name')}`; }, [t, membership.name]);
  if (!shown) return <Message title={t('states.notFound')} text={t('states.notFoundExplained')} action={{ text: t('page.reviews'), to: { municipality: membership.code, page: 'uppfoljning' } }} />;
  if (!reviews.data) return <Unanswered query={reviews} membership={membership} />;

  const all = only === undefined ? reviews.data : [...reviews.data, ...shown === 'due' ? coming.data ?? [] : []].filter(one => one.intervention.id === only);
  return (
    <article className="reviews">
      <h1>{t('reviews.of', { place: membership.name })}</h1>
      <Opening reviews={reviews.data} shown={shown} />
      <Parts label={t('page.reviews')} membership={membership} page="uppfoljning" current={views[shown].path} parts={(Object.keys(views) as View[]).map(one => ({ detail: views[one].path, title: t(`reviews.view.${one}`) }))} />
      {only !== undefined && <p className="reviews-all"><Link to={{ municipality: membership.code, page: 'uppfoljning', detail: views[shown].path }}>{t('reviews.showAll')}</Link></p>}
      {shown === 'decided' ? <DecidedReviews reviews={all} membership={membership} /> : all.map(one => <ReviewCard key={one.id} review={one} membership={membership} early={shown === 'coming'} />)}
      {all.length === 0 && <p className="list-muted">{t(only === undefined ? `reviews.none.${shown}` : 'reviews.none.ofOne')}</p>}
    </article>
  );
}

function Opening({ reviews, shown }: { reviews: readonly Review[]; shown: View }) {
  const { t } = useTexts();
  const overdue = reviews.filter(one => one.overdueDays > 0).length;
  const said = shown === 'due' && reviews.length === 0 ? t('reviews.opening.none') : t(`reviews.opening.${shown}`, { count: reviews.length });
  return <p className="opening"><strong>{said}</strong>{shown === 'due' && overdue > 0 && ` ${t('reviews.opening.late', { count: overdue })}`}</p>;
}
