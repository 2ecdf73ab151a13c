import { roles, type Role } from '../api/access';
import type { Texts } from '../texts/texts';

/** A role in plain words; one that this version does not know is shown as it is. */
export function roleName(role: string, t: Texts['t']): string {
  return roles.includes(role as Role) ? t(`role.${role as Role}`) : role;
}
