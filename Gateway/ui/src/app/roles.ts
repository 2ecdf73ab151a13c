import type { Membership } from '../api/types';

/** Who leads the week's work: sets levels, agrees the picture, runs the meeting. The API decides; this only shows the way. */
export function leads({ roles }: Membership): boolean {
  return roles.some(role => role === 'samordnare' || role === 'admin');
}

/** Who sets what holds for the whole kommun: its categories, and what becomes of personal data. */
export function administers({ roles }: Membership): boolean {
  return roles.includes('admin');
}

/** Who writes in the picture beside those who lead. */
export function takesPart(membership: Membership): boolean {
  return leads(membership) || membership.roles.some(role => role === 'insatsansvarig' || role === 'analytiker');
}

/** Who leads a round of prioritisation and decides which areas are chosen. */
export function decides(membership: Membership): boolean {
  return leads(membership) || membership.roles.includes('styrgrupp');
}
