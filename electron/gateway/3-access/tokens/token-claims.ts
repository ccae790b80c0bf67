// Claims as `$context.authorizer.claims` and the events of functions have them: every value is text.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** AWS documented: these print as Java prints a date; `auth_time` stays a number. AWS assumed: nbf too. */
const dates: ReadonlySet<string> = new Set(['exp', 'iat', 'nbf']);

/** The claims of a payload as text; what is null has none. */
export function claimTexts(payload: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(payload).flatMap(([name, value]) => {
      const text = claimText(name, value);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

function claimText(name: string, value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'number' && dates.has(name)) return javaDate(value);
  // AWS assumed: lists are joined with commas, objects are JSON
  if (Array.isArray(value))
    return value.map((one) => (typeof one === 'object' ? JSON.stringify(one) : String(one))).join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** `Wed Mar 01 11:44:52 UTC 2017`. */
function javaDate(seconds: number): string {
  const date = new Date(seconds * 1_000);
  if (Number.isNaN(date.getTime())) return String(seconds);
  const two = (part: number) => String(part).padStart(2, '0');
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');
  return `${days[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${two(date.getUTCDate())} ${time} UTC ${date.getUTCFullYear()}`;
}
