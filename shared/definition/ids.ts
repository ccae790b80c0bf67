// Identifiers in the formats API Gateway gives out (reference: REST APIs, ids).

const LOWER_ALPHANUMERIC = 'abcdefghijklmnopqrstuvwxyz0123456789';
const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Returns a number in [0, 1); hosts pass a real one, tests a seeded one. */
export type RandomSource = () => number;

/** RestApi and root resource ids: 10 characters `[a-z0-9]`. */
export function newApiId(random: RandomSource): string {
  return pick(LOWER_ALPHANUMERIC, 10, random);
}

/** Resources, deployments, models, validators, authorizers, usage plans, VPC links: 6 characters `[a-z0-9]`. */
export function newShortId(random: RandomSource): string {
  return pick(LOWER_ALPHANUMERIC, 6, random);
}

/** Routes and integrations of HTTP and WebSocket APIs: 7 characters `[a-z0-9]`. */
export function newRouteId(random: RandomSource): string {
  return pick(LOWER_ALPHANUMERIC, 7, random);
}

/** Generated API key values: 40 characters `[A-Za-z0-9]`. */
export function newApiKeyValue(random: RandomSource): string {
  return pick(ALPHANUMERIC, 40, random);
}

function pick(alphabet: string, length: number, random: RandomSource): string {
  let id = '';
  for (let at = 0; at < length; at++) id += alphabet[Math.floor(random() * alphabet.length)];
  return id;
}
