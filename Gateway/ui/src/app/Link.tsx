import type { AnchorHTMLAttributes } from 'react';
import { go, pathOf, type View } from './view';

interface Props extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> { to: View }

/** An ordinary link that changes the view without loading the page anew; a new tab stays a new tab. */
export function Link({ to, ...rest }: Props) {
  return (
    <a {...rest} href={pathOf(to)} onClick={event => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      go(to);
    }} />
  );
}
