import type { TextKey } from '../texts/texts';

/** Why somebody was not let in, by the gateway's word for it in `/logga-in?fel=…`: what is wrong, and whom to ask. */
export const refusals: Record<string, readonly [TextKey, TextKey]> = {
  '': ['signIn.failed', 'signIn.failedExplained'],
  'no-membership': ['signIn.noMembership', 'signIn.noMembershipExplained'],
  'not-active': ['signIn.notActive', 'signIn.notActiveExplained'],
  'expired': ['signIn.expired', 'signIn.expiredExplained'],
  'unreachable': ['signIn.unreachable', 'signIn.unreachableExplained'],
  'not-verified': ['signIn.notVerified', 'signIn.notVerifiedExplained'],
  'declined': ['signIn.declined', 'signIn.declinedExplained'],
};
