// Whether a text brings a script into a page. An approximation of WAF's own detector, which is not public: the text is
// read as HTML in the places where applications put values.
import { decodeHtmlEntities } from './decodings';
import { htmlTags } from './html-tags';
import { type RulePattern, readRulePattern } from './rule-pattern';

/** True for an attack. */
export function isCrossSiteScripting(text: string): boolean {
  if (text.length < 4) return false;
  return (
    htmlTags(text).some(isDangerousTag) || breaksOut(text) || isScriptUrl(text) || signs.some((sign) => sign(text))
  );
}

/** Elements that run, load or redirect by being there. */
const elements = new Set(
  `script iframe object embed applet frame frameset base meta link style svg math xml xss layer ilayer bgsound
   isindex noembed noscript template animate set foreignobject animatetransform !entity !attlist ?xml-stylesheet`.split(
    /\s+/,
  ),
);

interface Tag {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

function isDangerousTag({ name, attributes }: Tag): boolean {
  if (elements.has(name)) return true;
  return attributes.some(([attribute, value]) => {
    if (isEvent(attribute) || attribute === 'srcdoc' || attribute === 'formaction') return true;
    if (attribute === 'style') return /expression\s*\(|behavior\s*:|-moz-binding|javascript:/i.test(value);
    return isScriptUrl(value);
  });
}

/** `onload`, `onmouseover`: every handler has such a name. */
function isEvent(attribute: string): boolean {
  return /^on[a-z]{3,30}$/.test(attribute);
}

/** `javascript:` and its kin, however they are spread and escaped. */
function isScriptUrl(text: string): boolean {
  const shown = withoutControls(decodeHtmlEntities(text.slice(0, 400)));
  const start = shown.replaceAll(' ', '').toLowerCase();
  if (/^(?:vbscript|livescript|mocha):/.test(start)) return true;
  if (/^data:(?:text\/html|image\/svg\+xml|application\/x(?:html\+)?ml)/.test(start)) return true;
  // the name of a language with a colon is text; a call or an assignment behind it is not
  return start.startsWith('javascript:') && /[\w\])][(`=]|%0a/.test(shown);
}

/** Browsers pass over control characters and backslashes inside of a scheme; spaces between words stay. */
function withoutControls(text: string): string {
  return [...text].filter((letter) => letter >= ' ' && letter !== '\\').join('');
}

/** An attribute's value that ends early and begins a handler: `" onfocus=…`. */
function breaksOut(text: string): boolean {
  return breakOut(text);
}

function pattern(text: string): RulePattern {
  const read = readRulePattern(text);
  if (read === undefined) throw new Error(`${text} cannot be read.`);
  return read;
}

const breakOut = pattern('(?i)(?:^|["\'`])[\\s/"\'`]{0,20}\\bon(?:[a-z]{3,30})\\s{0,10}=\\s{0,10}["\'`]?[\\w$(\\[]');

const globals =
  '(?:alert|confirm|prompt|eval|atob|fetch|settimeout|setinterval|function|import|document|window|location|top|self|parent|globalthis|string\\.fromcharcode)';

/** Signs of a script where it stands in a script already, or in a template of the page. */
const signs: readonly RulePattern[] = [
  pattern(`(?i)["'\`]\\s{0,10}[;)\\]}+\\-*,|&^/]{1,10}\\s{0,10}${globals}\\s{0,4}[(.=\`\\[]`),
  pattern(`(?i)^\\s{0,10}[;)\\]}+\\-*,|&^]{1,10}\\s{0,10}${globals}\\s{0,4}[(=\`]`),
  pattern('(?i)\\{\\{[^}]{0,200}constructor'),
  pattern('(?i)\\$\\{\\s{0,10}(?:alert|confirm|prompt|eval|fetch|document)\\s{0,4}[(.`]'),
  pattern('(?i)<[^>]{0,40}\\bxmlns\\s{0,4}='),
  pattern('(?i)(?:document\\.(?:cookie|write|domain|location)|window\\.location|\\.innerhtml)\\s{0,4}[=(]'),
  pattern(
    '(?i)\\bon(?:error|load|click|mouseover|focus|mouseenter|pageshow|toggle)\\s{0,4}=\\s{0,4}["\'`]?\\s{0,4}(?:alert|confirm|prompt|eval|javascript)',
  ),
];
