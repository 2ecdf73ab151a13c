import { percent } from './scale';
import './ShareBar.css';

/** A probability or another share of a whole as a bar beside its number. */
export function ShareBar({ share, text }: { share: number; text: string }) {
  return (
    <span className="share-bar">
      <svg aria-hidden><rect className="share-bar-whole" width="100%" height="100%" /><rect className="share-bar-part" width={percent(share, 1)} height="100%" /></svg>
      <b>{text}</b>
    </span>
  );
}
