// Canary releases: which of a stage's two deployments serves a request.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/canary-release.html
import type { CallerClaims } from '../messages';
import type { LiveStage } from './stage-table';

/** The release that serves. A caller on this machine may name it; others are drawn, each request on its own. */
export function chooseRelease(live: LiveStage, claims: CallerClaims | undefined, random: () => number): LiveStage {
  const { canary, stage } = live;
  if (canary === undefined) return live;
  if (claims?.release !== undefined) return claims.release === 'canary' ? canary : live;
  const percent = stage.settings.canary?.percentTraffic ?? 0;
  return random() * 100 < percent ? canary : live;
}
