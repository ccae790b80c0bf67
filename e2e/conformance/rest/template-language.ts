// The template language and $util: where they differ from what one expects.
import type { ConformanceCase } from '../conformance-case';
import { failsToRender, rendersRequest } from '../rendering-case';

type Source = ConformanceCase['source'];

const payload =
  '{"s":"a,b","n":7,"l":[1,2,3],"o":{"k":"v","m":null},"e":"","q":"it\'s \\"so\\"","json":"{\\"a\\":[1,2]}"}';

/** `[id, source, template, rendered]`; `$in` is the payload. */
const renderings: readonly (readonly [string, Source, string, string])[] = [
  // departures from stock Velocity
  ['1: an unknown name prints nothing', 'recorded', '[$nobody][$!nobody][${nobody}]', '[][][]'],
  ['1: a method that is not there prints nothing', 'assumed', '[$in.s.nope()]', '[]'],
  ['1: macros are not registered', 'assumed', '#macro(m)x#end[#m()]', '[#m()]'],
  ['1: #evaluate is no directive', 'assumed', '#evaluate("$in.n")', '#evaluate("$in.n")'],
  ['5.5: no way to classes', 'documented', '[$in.s.getClass()][$in.s.class]', '[][]'],
  // text and references
  ['2: a $ that starts no reference is text', 'documented', '$5.00 # x ${}', '$5.00 # x ${}'],
  ['2: the hyphen belongs to the name', 'documented', '#set($id = 1)[$id-x][${id}-x]', '[][1-x]'],
  ['3: the formal form ends the chain', 'documented', '#set($o = $in.o)${o.k}.k ${in.n}[0]', 'v.k 7[0]'],
  ['3: .size is a key, .size() the number', 'assumed', '[$in.l.size][$in.l.size()][$in.o.size()]', '[][3][2]'],
  ['3: a negative index counts from the end', 'documented', '#set($l = [1, 2, 3])$l[-1]', '3'],
  // literals
  [
    '4: double quotes render, single quotes do not',
    'documented',
    `#set($a = "n is $in.n")#set($b = 'n is $in.n')$a|$b`,
    'n is 7|n is $in.n',
  ],
  ['4: a quote is written by doubling it', 'documented', `#set($a = "say ""hi""")$a`, 'say "hi"'],
  ['4: ranges go both ways', 'documented', '#foreach($i in [3..1])$i#end', '321'],
  ['4: a map keeps the order of its keys', 'documented', '#set($m = {"b": 1, "a": 2})$m', '{b=1, a=2}'],
  ['11: a list made in the template prints bare', 'assumed', '#set($l = ["a", "b", 1])$l', '[a, b, 1]'],
  // arithmetic
  ['5: integers stay integers', 'documented', '#set($a = 7 / 2)#set($b = -7 % 3)$a $b', '3 -1'],
  ['5: parameters are texts', 'documented', "#set($a = $input.params('page') + 1)$a", '21'],
  ['5: what is missing is an empty text', 'assumed', '#set($a = $nobody + 1)$a', '1'],
  ['5: a failed operation leaves the variable alone', 'documented', '#set($a = 1)#set($a = 1 / 0)$a', '1'],
  // logic
  ['6: different types compare by their text', 'documented', '#if(1 == "1")yes#end', 'yes'],
  ['6: order is for numbers only', 'assumed', '#if("a" < "b")yes#{else}no#end', 'no'],
  ['6: a missing value is true', 'assumed', '#if($nobody)yes#{else}no#end', 'yes'],
  ['6: an empty text is true, a literal one is not', 'assumed', '#if($in.e)a#{else}b#end#if("x")c#{else}d#end', 'ad'],
  ['6: operators have words', 'documented', '#if(1 lt 2 and not (1 eq 2))yes#end', 'yes'],
  // directives
  ['7: #elseif and #else', 'documented', '#if(false)a#elseif(1 == 1)b#{else}c#end', 'b'],
  ['7: a map gives its values', 'documented', '#foreach($v in {"a": 1, "b": 2})$v#end', '12'],
  [
    '7: $foreach',
    'documented',
    '#foreach($v in ["a", "b"])$foreach.index$foreach.count$velocityCount$foreach.first #end',
    '011true 122false ',
  ],
  ['7: #break and #stop', 'documented', '#foreach($i in [1..9])$i#if($i == 3)#break#end#end!#stop?', '123!'],
  ['7: #define', 'documented', '#define($d)n=$x#end#set($x = 5)$d', 'n=5'],
  ['7: what is set in a block stays set', 'documented', '#if(true)#set($x = 5)#end$x', '5'],
  ['7: #[[ ]]# is printed as it is', 'documented', '#[[{"$ref": #x}]]#', '{"$ref": #x}'],
  ['8: a comment takes its line break along', 'documented', 'a ## c\nb #* d *#c', 'a b c'],
  ['9: #set takes its line along', 'documented', 'a\n#set($x = 1)\nb', 'a\nb'],
  ['9: the indentation of #if stays', 'documented', 'a\n  #if(true)\n  b\n  #end\nc', 'a\n    b\n  c'],
  ['10: a backslash makes a reference plain', 'documented', '\\$in.n \\\\$in.n', '$in.n \\7'],
  // assignment and Java's methods
  [
    '5.5: assignment into maps',
    'recorded',
    '#set($m = {})#set($m.a = 1)#set($m["b"] = 2)#set($k = "c")#set($m[$k] = 3)$m',
    '{a=1, b=2, c=3}',
  ],
  ['5.5: a bare put prints the former value', 'recorded', '#set($m = {})[$m.put("a", 1)][$m.put("a", 2)]', '[][1]'],
  ['12: add prints true', 'documented', '#set($l = [])$l.add(1)#set($ignored = $l.add(2))$l', 'true[1, 2]'],
  [
    '5.5: methods of texts',
    'documented',
    '$in.s.contains("b") $in.s.startsWith("a") $in.s.indexOf(",") $in.s.substring(2) $in.s.replace(",", ";") $in.s.replaceAll("[a-b]", "x") $in.s.matches("a") $in.s.toUpperCase() $in.s.length() $in.e.isEmpty() $in.s.equalsIgnoreCase("A,B") $in.s.concat("c")',
    'true true 1 b a;b x,x false A,B 3 true true a,bc',
  ],
  ['5.5: split gives an array', 'documented', '#set($p = $in.s.split(","))$p[1] $p.size()', 'b 2'],
  [
    '5.5: methods of lists',
    'documented',
    '$in.l.size() $in.l.get(1) $in.l.contains(2) $in.l.isEmpty() $in.l.indexOf(3) $in.l.subList(0, 2).size()',
    '3 2 true false 2 2',
  ],
  [
    '5.5: methods of maps',
    'documented',
    '$in.o.keySet() $in.o.get("k") $in.o.containsKey("m") $in.o.isEmpty() $in.o.entrySet()',
    '[k, m] v true false [k=v, m=null]',
  ],
  ['5.5: parseInt of any integer', 'documented', '#set($zero = 0)#set($n = $zero.parseInt("17") + 1)$n', '18'],
  // $util
  ['5.6: escapeJavaScript', 'documented', '$util.escapeJavaScript($in.q)', 'it\\\'s \\"so\\"'],
  [
    '5.6: the idiom against escaped single quotes',
    'documented',
    `$util.escapeJavaScript($in.q).replaceAll("\\\\'","'")`,
    'it\'s \\"so\\"',
  ],
  ['14: escapeJavaScript of slashes and beyond ASCII', 'assumed', "$util.escapeJavaScript('a/ü')", 'a\\/\\u00FC'],
  ['5.6: parseJson gives an object', 'documented', '#set($j = $util.parseJson($in.json))$j.a[1] $j', '2 {a=[1,2]}'],
  ['5.6: urlEncode', 'recorded', `$util.urlEncode('{"some": "value"}')`, '%7B%22some%22%3A+%22value%22%7D'],
  ['5.6: urlDecode', 'documented', "$util.urlDecode('a+b%2Bc')", 'a b+c'],
  [
    '5.6: functions of what is missing give nothing',
    'recorded',
    '[$util.urlEncode($in.o.m)][$util.urlEncode($nobody)]',
    '[][]',
  ],
  ['5.6: base64', 'documented', "$util.base64Encode('ü') $util.base64Decode('w7w=')", 'w7w= ü'],
  ['7: a #define prints without the marks before it', 'assumed', '#define($d)a#end[$$d][$$in.n]', '[a][$7]'],
  ['13: a filter on what is no list finds nothing', 'assumed', "$input.json('$.n[?(@.a)]')", '[]'],
  ["14: AppSync's functions do not exist", 'assumed', '[$util.toJson($in)]', '[]'],
];

const errors: readonly (readonly [string, Source, string])[] = [
  ['1: no alternate values', 'documented', '${nobody|"x"}'],
  ['2: a $ at the end', 'documented', 'costs $'],
  ['3: a bracket with anything else in it', 'documented', '#set($a = 1)$a[b]'],
  ['3: an index beyond a list', 'documented', '#set($a = [1])$a[5]'],
  ['4: no null literal', 'documented', '#set($x = null)'],
  ['4: a backslash escapes no quote', 'documented', '#set($x = "\\"a\\"")'],
  ['5: no unary minus', 'documented', '#set($x = 1)#set($y = -$x)'],
  ['12: parseInt of other text', 'documented', '#set($zero = 0)$zero.parseInt("x")'],
  ['5.6: parseJson of other text', 'assumed', "$util.parseJson('{bad')"],
];

export const languageCases: readonly ConformanceCase[] = [
  ...renderings.map(([id, source, template, rendered]) =>
    rendersRequest(`language ${id}`, source, `#set($in = $input.path('$'))${template}`, payload, rendered, {
      request: { path: '/dev/t?page=2' },
    }),
  ),
  ...errors.map(([id, source, template]) => failsToRender(`language ${id} fails`, source, template)),
];
