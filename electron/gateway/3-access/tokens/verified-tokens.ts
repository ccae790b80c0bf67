// Tokens whose signature an authorizer checked a moment ago: for its time-to-live it is not checked again.
import { createHash } from 'node:crypto';

export interface VerifiedTokens {
  /** Until when the token is known to be good, in epoch milliseconds; undefined where it is not. */
  knownUntil(place: TokenPlace, token: string, now: number): number | undefined;
  keep(place: TokenPlace, token: string, until: number): void;
  /** Forgets what authorizers of the stage found. */
  flush(apiId: string, stageName: string): void;
}

/** Whose result it is: stages and authorizers do not share. */
export interface TokenPlace {
  readonly apiId: string;
  readonly stageName: string;
  readonly authorizerId: string;
}

/** Tokens that are kept; beyond, the one not seen for longest goes. */
const most = 2_000;

/** Opens them, one gateway's. Tokens themselves are not kept: a digest is enough to know one again. */
export function openVerifiedTokens(): VerifiedTokens {
  const known = new Map<string, number>();
  return {
    knownUntil(place, token, now) {
      const name = nameOf(place, token);
      const until = known.get(name);
      if (until === undefined) return undefined;
      known.delete(name);
      if (until <= now) return undefined;
      known.set(name, until);
      return until;
    },
    keep(place, token, until) {
      known.set(nameOf(place, token), until);
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
    },
    flush(apiId, stageName) {
      const prefix = `${apiId}/${stageName}/`;
      for (const name of [...known.keys()]) if (name.startsWith(prefix)) known.delete(name);
    },
  };
}

function nameOf({ apiId, stageName, authorizerId }: TokenPlace, token: string): string {
  return `${apiId}/${stageName}/${authorizerId}/${createHash('sha256').update(token).digest('base64')}`;
}
