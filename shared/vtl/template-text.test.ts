import { describe, expect, it } from 'vitest';
import { outcome, outcomes } from './test-rendering';

/** Each template with what it renders to; `!kind` is an error. */
type Cases = readonly (readonly [template: string, output: string])[];

function expectCases(cases: Cases): void {
  expect(outcomes(cases.map(([template]) => template))).toEqual(Object.fromEntries(cases));
}

describe('text and the two special characters', () => {
  it('prints marks that start nothing as they stand', () => {
    expectCases([
      ['$5.00', '$5.00'],
      ['$ ', '$ '],
      ['$,', '$,'],
      ['$)', '$)'],
      ['${}', '${}'],
      ['${1}', '${1}'],
      ['# x', '# x'],
      ['#1', '#1'],
      ['#-', '#-'],
      ['$! x', '$ x'],
      ['$.x', '$.x'],
      ['$[0]', '$[0]'],
      ['plain { } [ ] ( ) " \' , ; text', 'plain { } [ ] ( ) " \' , ; text'],
    ]);
  });

  it('refuses a mark as the last character of the template', () => {
    expectCases([
      ['$', '!parse'],
      ['a#', '!parse'],
      ['a$!', '!parse'],
      ['a $', '!parse'],
      ['## comment with a $', '!parse'],
    ]);
  });

  it('prints a dollar before another reference', () => {
    expectCases([['#set($x = 1)$$x', '$1']]);
  });

  it('takes the hyphen into the name and tells case apart', () => {
    expectCases([
      ['#set($id = 1)$id-x', ''],
      ['#set($page = 1)$page-1', ''],
      ['#set($page = 1)${page}-1', '1-1'],
      ['#set($a = 1)$A', ''],
      ['#set($a_1-b = 1)$a_1-b', '1'],
      ['#set($x = 1)$xé', '1é'],
    ]);
  });

  it('refuses $true and $false and knows no $null', () => {
    expectCases([
      ['$true', '!parse'],
      ['$false', '!parse'],
      ['$null', ''],
      ['#if($nope == $null)none#end', 'none'],
    ]);
  });

  it('keeps a JSON key that begins with a dollar only when it is told to', () => {
    expectCases([
      ['{"$ref": 1}', '{"": 1}'],
      ['{#[["$ref"]]#: 1}', '{"$ref": 1}'],
      ['#set($D = \'$\'){"${D}ref": 1}', '{"$ref": 1}'],
    ]);
  });
});

describe('comments', () => {
  it('takes a line comment with its line break and keeps the spaces before it', () => {
    expectCases([
      ['a ## c\nb', 'a b'],
      ['a ## c\r\nb', 'a b'],
      ['a ## c\rb', 'a b'],
      ['"http://x/##y"', '"http://x/'],
      ['a##', 'a'],
    ]);
  });

  it('takes block and doc comments and leaves the line breaks around them', () => {
    expectCases([
      ['a #* b\n c *# d', 'a  d'],
      ['a\n#* b *#\nc', 'a\n\nc'],
      ['a #** doc *# b', 'a  b'],
      ['a #* b #* c *# d *#.', 'a  d *#.'],
      ['a #**# b', 'a  b'],
      ['a #* open', 'a '],
      ['a #* $x #if *# b', 'a  b'],
    ]);
  });

  it('refuses comments inside of parentheses', () => {
    expectCases([
      ['#set($x = 1 ## c\n)', '!parse'],
      ['#if(true #* c *#)a#end', '!parse'],
    ]);
  });
});

describe('white space', () => {
  it('keeps all but the rest of directive lines and the blanks before #set', () => {
    expectCases([
      ['a\n  #if(true)\n  b\n  #end\nc', 'a\n    b\n  c'],
      ['a\n#set($x = 1)\nb', 'a\nb'],
      ['a\n  #set($x = 1)\nb', 'a\n  b'],
      ['#if(true)\n  #set($x = 1)\n  y\n#end', '  y\n'],
      ['#set($x = 1)$x #set($y = 2)$y', '12'],
      ['[#foreach($i in [1,2])$i#if($foreach.hasNext),#end#end]', '[1,2]'],
      ['#foreach($i in [1,2])\n $i#if($foreach.hasNext),#end\n#end', ' 1, 2'],
      ['#if(true)x#end\n#if(true)y#end\nz', 'xyz'],
    ]);
  });

  it('drops one line break only, and nothing if text follows', () => {
    expectCases([
      ['#set($x = 1)\n\nb', '\nb'],
      ['#set($x = 1)  b', '  b'],
      ['#set($x = 1) \t \nb', 'b'],
      ['#set($x = 1)\r\nb', 'b'],
      ['#set($x = 1)\rb', 'b'],
      ['#if(false)a#else \nb#end\t\nc', 'bc'],
      ['#foreach($i in [1])\n\nx#end', '\nx'],
      ['#define($d) \nx#end\n$d', 'x'],
    ]);
  });

  it('drops blanks before #set after any token, and keeps those of a text', () => {
    expectCases([
      ['  #set($x = 1)a', 'a'],
      ['\t#set($x = 1)a', 'a'],
      ['#* c *#  #set($x = 1)a', 'a'],
      ['#[[u]]#  #set($x = 1)a', 'ua'],
      ['#set($x = 1)  #set($y = 2)a', 'a'],
      ['b  #set($x = 1)a', 'b  a'],
      ['\n  #set($x = 1)a', '\n  a'],
    ]);
  });

  it('drops nothing after other directives, unparsed text and block comments', () => {
    expectCases([
      ['#foo\nb', '#foo\nb'],
      ['#[[a]]#\nb', 'a\nb'],
      ['#* c *#\nb', '\nb'],
    ]);
  });
});

describe('escapes', () => {
  it('reads backslashes before references in pairs', () => {
    expectCases([
      ['#set($x = "v")\\$x', '$x'],
      ['#set($x = "v")\\\\$x', '\\v'],
      ['#set($x = "v")\\\\\\$x', '\\$x'],
      ['\\$missing', '$missing'],
      ['\\\\$missing', '\\'],
      ['\\${a.b(1)[0]}', '${a.b(1)[0]}'],
      ['\\$!{x}', '$!{x}'],
      ['#set($x = "v")$\\!x', ''],
    ]);
  });

  it('reads backslashes before directives in pairs', () => {
    expectCases([
      ['\\#if(true)a\\#end', '#if(true)a#end'],
      ['\\\\#if(true)a#end', '\\a'],
      ['\\#end', '#end'],
      ['\\#nothing', '\\#nothing'],
      ['#set($x = "v")\\#set($x = 1)', '#set(v = 1)'],
      ['\\\\#set($x = 1)$x', '\\\\1'],
      ['\\\\\\#foreach', '\\#foreach'],
      ['#macro(own)x#end\\#own()', '#own()'],
    ]);
  });

  it('prints backslashes before anything else unchanged', () => {
    expectCases([
      ['\\$5', '\\$5'],
      ['\\\\#x', '\\\\#x'],
      ['\\# \\\\a\\', '\\# \\\\a\\'],
    ]);
  });

  it('holds in double-quoted strings and not in single-quoted ones', () => {
    expectCases([
      ['#set($x = "v")#set($y = "\\$x \\\\$x")$y', '$x \\v'],
      ["#set($x = 'v')#set($y = '\\$x')$y", '\\$x'],
    ]);
  });

  it('resolves an escaped reference all the same', () => {
    expect(outcome('#set($l = [])\\$l.add(1)$l')).toBe('$l.add(1)[1]');
  });
});
