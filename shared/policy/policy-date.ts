// Dates of conditions: the W3C profile of ISO 8601, or seconds since 1970.
// https://www.w3.org/TR/NOTE-datetime

const iso = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d))?)?)?$/;

/** Epoch milliseconds; undefined where the text is no date. */
export function readPolicyDate(text: string): number | undefined {
  const parts = iso.exec(text);
  // four digits are a year, more of them are seconds
  if (parts === null) return /^\d{1,12}(?:\.\d{1,9})?$/.test(text) ? Number(text) * 1_000 : undefined;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', fraction = '0', zone = 'Z'] =
    parts;
  const numbers = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [y, m, d, h, min, s] = numbers;
  const at = Date.UTC(y, m - 1, d, h, min, s);
  const read = new Date(at);
  // the 31st of April would roll over
  const isReal = read.getUTCMonth() === m - 1 && read.getUTCDate() === d && h < 24 && min < 60 && s < 60;
  return isReal && y >= 100 ? at + Number(`0.${fraction}`) * 1_000 - offsetMs(zone) : undefined;
}

function offsetMs(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
