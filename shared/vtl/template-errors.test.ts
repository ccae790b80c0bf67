import { describe, expect, it } from 'vitest';
import { compileTemplate, type RenderOptions } from './template';
import { TemplateError } from './template-error';
import { requestScope } from './test-rendering';

/** The error of a template, from compiling or rendering it. */
function errorOf(source: string, options: RenderOptions = {}) {
  try {
    compileTemplate(source).render(requestScope().variables, options);
  } catch (thrown) {
    if (thrown instanceof TemplateError) {
      const { kind, line, column, message, excerpt } = thrown;
      return { kind, line, column, message, excerpt };
    }
    throw thrown;
  }
  throw new Error('No error was thrown.');
}

describe('errors', () => {
  it('say what was expected, and where', () => {
    expect(errorOf('{\n  #if($x == "a"\n  }')).toEqual({
      kind: 'parse',
      line: 3,
      column: 3,
      message: '")" after the condition was expected, but "}" was found.',
      excerpt: '  }\n  ^',
    });
  });

  it('name the end of the template', () => {
    const { message, line, column } = errorOf('a\n#if(true)\nb');
    expect({ message, line, column }).toEqual({
      message: '#end, which closes #if, was expected, but the end of the template was found.',
      line: 3,
      column: 2,
    });
  });

  it('count CR LF as one line break and keep tabs before the caret', () => {
    const { line, column, excerpt } = errorOf('a\r\n\t#set($x = )\r\nb');
    expect({ line, column, excerpt }).toEqual({ line: 2, column: 12, excerpt: '\t#set($x = )\n\t          ^' });
  });

  it('point at the call that failed', () => {
    const { kind, line, column, message } = errorOf('a\n  $input.body.length().parseInt("x")');
    expect({ kind, line, column, message }).toEqual({
      kind: 'render',
      line: 2,
      column: 23,
      message: '"x" is no integer in base 10.',
    });
  });

  it('point into double-quoted strings, past what was decoded before', () => {
    expect(errorOf('#set($x = "ab #if(")').column).toBe(19);
    const { line, column } = errorOf('#set($l = [])\n#set($x = """q"" \\u0041 $l[3]")');
    expect({ line, column }).toEqual({ line: 2, column: 27 });
  });

  it('cut long lines around the place', () => {
    const { excerpt } = errorOf(`${'x'.repeat(500)}#if(`);
    expect(excerpt.split('\n').map((line) => line.length)).toEqual([60, 61]);
  });
});

describe('limits', () => {
  const nest = (open: string, inside: string, close: string, times = 100_000) =>
    open.repeat(times) + inside + close.repeat(times);

  it('end deep nesting of the source in an error', () => {
    const sources = [
      nest('#if(true)', 'a', '#end'),
      `#set($x = ${nest('(', '1', ')')})`,
      `#set($x = ${nest('[', '1', ']')})`,
      `#set($x = ${nest('{"a":', '1', '}')})`,
      `#set($x = ${'!'.repeat(100_000)}true)`,
      nest('$x[', '$x', ']'),
      nest('$x.f(', '1', ')'),
      nest('#foo(', '1', ')'),
      nest('#define($d)', 'a', '#end'),
      nest('#foreach($i in [1])', 'a', '#end'),
    ];
    expect(sources.map((source) => errorOf(source).kind)).toEqual(sources.map(() => 'parse'));
  });

  it('render long sums and chains, which do not nest', () => {
    const sum = Array(20_000).fill('1').join(' + ');
    const chain = '.a'.repeat(20_000);
    const elseifs = '#elseif(false)b'.repeat(5_000);
    const source = `#set($x = ${sum})$x$x${chain}#if(false)a${elseifs}#{else}c#end`;
    expect(compileTemplate(source).render(new Map())).toBe('20000c');
  });

  it('end deeply nested JSON in an error', () => {
    expect(errorOf(`$util.parseJson('${nest('[', '', ']')}')`).kind).toBe('limit');
  });

  it('end blocks that call each other without end', () => {
    const blocks = Array.from({ length: 500 }, (_none, at) => `#define($d${at})$d${at + 1}#end`).join('');
    expect(errorOf(`${blocks}$d0`).kind).toBe('limit');
  });

  it('count the rounds of all loops together', () => {
    const loops = '#foreach($a in [1..100])#foreach($b in [1..100])#end#end';
    expect(errorOf(loops, { limits: { iterations: 5_000 } })).toMatchObject({
      kind: 'limit',
      message: 'All loops together made more than 5000 rounds.',
    });
    expect(compileTemplate(loops).render(new Map(), { limits: { iterations: 10_100 } })).toBe('');
  });

  it('look at the clock they are given', () => {
    let time = 0;
    const limits = { timeMs: 50, now: () => time++ * 10 };
    const error = errorOf('#foreach($a in [1..1000])#foreach($b in [1..1000])#end#end', { limits });
    expect(error).toMatchObject({ kind: 'limit', message: 'Rendering took longer than 50 ms.' });
  });

  it('bound the output, strings and collections', () => {
    const doubling = `#set($s = "${'x'.repeat(1000)}")#foreach($i in [1..40])#set($s = "$s$s")#end`;
    const sources = [
      `${doubling}$s`,
      '#set($s = "xxxxxxxxxx")#foreach($i in [1..40])#set($s = $s + $s)#end',
      '#set($s = "x")#foreach($i in [1..60])#set($s = $s.concat($s))#end',
      '#set($s = "x")#foreach($i in [1..60])#set($s = $s.replace("x", "xx"))#end',
      '#set($s = "x")#foreach($i in [1..60])#set($s = $s.replaceAll("x", "xx"))#end',
      '#set($l = [1])#foreach($i in [1..60])#set($x = $l.addAll($l))#end',
      '#set($l = [1])#foreach($i in [1..60])#set($l = [$l, $l])#end$l',
      '#set($x = [1..2000000000])',
      '#set($s = "")$s.format("%2000000000d", 1)',
      '#foreach($a in [1..1000])#foreach($b in [1..1000])0123456789012345678901234567890#end#end',
    ];
    const limits = { outputCharacters: 200_000, elements: 20_000 };
    expect(sources.map((source) => errorOf(source, { limits }).kind)).toEqual(sources.map(() => 'limit'));
  });

  it('end regular expressions that run away', () => {
    const error = errorOf(`#set($s = "${'a'.repeat(60)}!")$s.matches("(a+)+b")`);
    expect(error).toMatchObject({ kind: 'limit', message: 'A regular expression takes too many steps on this text.' });
  });
});
