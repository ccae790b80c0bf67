// What is checked of every signature, whoever's key it is: scope and time.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
import type { GivenSignature } from './read-signature';
import { amzDate, terminator } from './signature';
import { SignatureFault } from './signature-fault';

/** What the receiver of the request is; absent members are not compared. */
export interface ExpectedScope {
  readonly region?: string;
  readonly service?: string;
}

/** AWS documented: how far the clocks of client and service may be apart. */
const skewMs = 5 * 60 * 1_000;

/** Throws SignatureFault where the scope is another one. What is wrong with it is told at once. */
export function checkScope(given: GivenSignature, expected: ExpectedScope): void {
  const { date, region, service, time } = given;
  const wrong: string[] = [];
  if (!isRegion(region) || (expected.region !== undefined && region !== expected.region)) {
    wrong.push(`Credential should be scoped to a valid region, not '${region}'.`);
  }
  if (expected.service !== undefined && service !== expected.service) {
    wrong.push(`Credential should be scoped to correct service: '${expected.service}'.`);
  }
  if (given.terminator !== terminator) {
    wrong.push(`Credential should be scoped with a valid terminator: '${terminator}', not '${given.terminator}'.`);
  }
  const day = time.slice(0, 8);
  if (date !== day) {
    wrong.push(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${date}' != '${day}', from '${time}'.`,
    );
  }
  // AWS assumed: the wording
  if (!given.signedHeaders.includes('host')) {
    wrong.push("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
  }
  if (wrong.length > 0) throw new SignatureFault('invalid', wrong.join(' '));
}

/** Throws SignatureFault where the request was signed too long ago, or is not yet good. `now` is epoch milliseconds. */
export function checkTime(given: GivenSignature, now: number): void {
  const { time, expiresSeconds } = given;
  const at = timeOf(given);
  if (at === undefined) {
    throw new SignatureFault(
      'incomplete',
      `Date must be in ISO-8601 'basic format'. Got '${time}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    );
  }
  const goodForMs = expiresSeconds === undefined ? skewMs : expiresSeconds * 1_000;
  const spoken = expiresSeconds === undefined ? '5 min.' : `${expiresSeconds} sec.`;
  if (now - at > goodForMs) {
    throw new SignatureFault(
      'invalid',
      `Signature expired: ${time} is now earlier than ${amzDate(now - goodForMs)} (${amzDate(now)} - ${spoken})`,
    );
  }
  if (at - now > skewMs) {
    throw new SignatureFault(
      'invalid',
      `Signature not yet current: ${time} is still later than ${amzDate(now + skewMs)} (${amzDate(now)} + 5 min.)`,
    );
  }
}

/** When the request was signed, in epoch milliseconds; undefined where that is no time. */
export function timeOf({ time }: Pick<GivenSignature, 'time'>): number | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at) ? undefined : at;
}

function isRegion(text: string): boolean {
  return /^[a-z]{2,}(?:-[a-z]+)+-\d+$/.test(text);
}
