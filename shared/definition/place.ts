// Where something was made: the region and account of its ARN. AWS keeps these apart, a workspace keeps them together.
import { z } from 'zod';

export const regionSchema = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'A region looks like eu-west-1.');
export const accountIdSchema = z.string().regex(/^\d{12}$/, 'An account id has 12 digits.');

/** The members that say it; both absent: in the place that is the workspace's own. */
export const placeMembers = {
  region: regionSchema.optional(),
  accountId: accountIdSchema.optional(),
};

export interface Place {
  readonly region: string;
  readonly accountId: string;
}

/** What an entity says of its place. */
export interface Placed {
  readonly region?: string | undefined;
  readonly accountId?: string | undefined;
}

/** Where `placed` was made, in a workspace that is at `home`. */
export function placeOf({ region, accountId }: Placed, home: Place): Place {
  return { region: region ?? home.region, accountId: accountId ?? home.accountId };
}

/** The members for something made at `place`: none at home. */
export function placedAt(place: Place, home: Place): Placed {
  return {
    ...(place.region !== home.region && { region: place.region }),
    ...(place.accountId !== home.accountId && { accountId: place.accountId }),
  };
}

/** Names a place within a workspace: empty at home, else `{account}:{region}`. */
export function placeKey(place: Place, home: Place): string {
  return isSamePlace(place, home) ? '' : `${place.accountId}:${place.region}`;
}

export function isSamePlace(a: Place, b: Place): boolean {
  return a.region === b.region && a.accountId === b.accountId;
}
