import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileTemplate } from './template';
import { TemplateError } from './template-error';
import { requestScope } from './test-rendering';

const NESTED = `{"a":${'[{"a":'.repeat(60)}1${'}]'.repeat(60)}}`;

/** Renders by a clock that ticks with every look at it; says how it ended and how often the clock was looked at. */
function run(source: string, timeMs: number) {
  let looks = 0;
  const limits = { timeMs, now: () => looks++, outputCharacters: 200_000, elements: 20_000 };
  try {
    compileTemplate(source).render(requestScope({ body: NESTED }).variables, { limits });
    return { end: 'rendered', looks };
  } catch (thrown) {
    if (!(thrown instanceof TemplateError)) throw thrown;
    return { end: thrown.kind, looks };
  }
}

describe('templates that run away', () => {
  it('end by the clock where nothing else grows', () => {
    const blocks = Array.from({ length: 40 }, (_none, at) => `#define($d${at})$d${at + 1}$d${at + 1}#end`).join('');
    const loop = (body: string) => `#foreach($a in [1..1000])#foreach($b in [1..1000])${body}#end#end`;
    const sources = [
      `${blocks}$d0`,
      loop(''),
      loop('#set($x = $a * $b)'),
      `#set($s = "${'x'.repeat(2_000)}")${loop('#set($t = $s.replace("x", "y"))')}`,
      `#set($l = [1..2000])${loop('#set($t = $l.contains("no"))')}`,
      `#set($l = [1..2000])#set($m = [1..2000])${loop('#if($l == $m)#end')}`,
      loop("#set($t = $input.path('$.a').size())"),
    ];
    expect(sources.map((source) => run(source, 30).end)).toEqual(sources.map(() => 'limit'));
  });

  it('look at the clock the sooner, the more their calls have to do', () => {
    const looks = (body: string) => run(`#foreach($i in [1..400])${body}#end`, 1_000_000).looks;
    const long = `#set($s = "${'x'.repeat(100_000)}")`;
    expect(looks('')).toBeLessThan(5);
    expect(run(`${long}#foreach($i in [1..400])#set($t = $s.indexOf("y"))#end`, 1_000_000).looks).toBeGreaterThan(60);
    expect(looks("#set($t = $input.path('$..a').size())")).toBeGreaterThan(18);
  });

  it('never hang, whatever grows within whatever', () => {
    const grow = fc.constantFrom(
      ...['#set($s = "$s$s")', '#set($s = $s + $s)', '#set($s = $s.concat($s))', '#set($s = $s.replace("x", "xx"))'],
      ...['#set($q = $l.addAll($l))', '#set($l = [$l, $l])', '#set($m.k = $m)', '#set($q = $m.put("$s", $l))', '$s$l'],
      ...[
        '#set($q = $s.matches("(x+)+y"))',
        '#set($l = $s.split(""))',
        '#define($d)$s$d$d#end$d',
        '#set($q = $m == $l)',
      ],
      ...["#set($q = $input.json('$..a'))", "#set($q = $input.path('$..*..*').size())", '#set($q = $l.hashCode())'],
    );
    const body = fc.array(grow, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
    const loops = fc.tuple(fc.integer({ min: 1, max: 3 }), body);
    fc.assert(
      fc.property(loops, ([depth, inner]) => {
        const source = `#set($s = "x")#set($l = [1])#set($m = {})${'#foreach($i in [1..300])'.repeat(depth)}${inner}${'#end'.repeat(depth)}`;
        expect(['rendered', 'limit', 'render']).toContain(run(source, 60).end);
      }),
      { seed: 3, numRuns: 25 },
    );
  });
});
