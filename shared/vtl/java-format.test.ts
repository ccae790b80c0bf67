import { expect, it } from 'vitest';
import { outcome } from './test-rendering';

/** `format(…)` calls by their arguments, each with its text. */
const CALLS: Readonly<Record<string, string>> = {
  '"%d|%5d|%-5d|%05d|%+d|% d", 42, 42, 42, 42, 42, 42': '42|   42|42   |00042|+42| 42',
  '"%,d|%(d|%,(d", 1234567, -5, -1234': '1,234,567|(5)|(1,234)',
  '"%x|%X|%o|%#x|%08x", 255, 255, 8, 255, 255': 'ff|FF|10|0xff|000000ff',
  '"%x|%x", -1, -9999999999': 'ffffffff|fffffffdabf41c01',
  '"%f|%.2f|%8.3f|%-8.1f|%08.2f", 3.14159, 2.345, 3.14159, 2.25, 3.14159': '3.141590|2.35|   3.142|2.3     |00003.14',
  '"%.0f|%.0f|%.1f|%.3f", 2.5, 0.5, 0.05, 1.0005': '3|1|0.1|1.001',
  '"%e|%.2e|%E", 12345.678, 0.00012345, 1.0': '1.234568e+04|1.23e-04|1.000000E+00',
  '"%g|%.3g|%g", 12345.678, 0.00012345, 0.00001': '12345.7|0.000123|1.00000e-05',
  '"%,.2f|%.2f", 1234567.891, -0.001': '1,234,567.89|-0.00',
  '"%s|%10s|%-10s|%.2s|%S", "abc", "abc", "abc", "abc", "abc"': 'abc|       abc|abc       |ab|ABC',
  '"%s %s %s", [1, "a"], {"k": 1}, 1.0': '[1, a] {k=1} 1.0',
  '"%b|%B|%b", true, false, "x"': 'true|FALSE|true',
  '"%c|%c", 65, 233': 'A|é',
  '"%2$s %1$s %s %<s", "a", "b"': 'b a a a',
  '"100%%|%n|"': '100%|\n|',
  '"%h", "abc"': '17862',
  '"%d", 123456789012345678901234567890': '123456789012345678901234567890',
  '"plain"': 'plain',
  '"%d", "a"': '!render',
  '"%d", 1.5': '!render',
  '"%f", 1': '!render',
  '"%s"': '!render',
  '"%q", 1': '!render',
  '"%.2d", 1': '!render',
  '"50% off", 1': '!render',
};

it('formats as Java does', () => {
  const formatted = Object.keys(CALLS).map((call) => {
    // A dollar in a double-quoted format must not look like a reference, so it comes from a variable.
    const source = `#set($D = '$')#set($s = "")$s.format(${call.replaceAll('$', '${D}')})`;
    return [call, outcome(source)];
  });
  expect(Object.fromEntries(formatted)).toEqual(CALLS);
});
