// Filter patterns of CloudWatch Logs: terms, and conditions on JSON or on columns.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
import { parseColumnPattern } from './column-pattern';
import { parseJsonPattern } from './json-pattern';
import { expressionTest, invalidPattern } from './pattern-reader';

/** True for the messages that a pattern lets through. */
export type MessageFilter = (message: string) => boolean;

/** Compiles a pattern; an empty one lets everything through. */
export function compileFilterPattern(pattern: string): MessageFilter {
  const text = pattern.trim();
  if (text === '') return () => true;
  if (text.startsWith('{')) return jsonFilter(text);
  if (text.startsWith('[')) return parseColumnPattern(text);
  return termFilter(text);
}

function jsonFilter(text: string): MessageFilter {
  const matches = parseJsonPattern(text);
  return (message) => {
    const start = message.indexOf('{');
    if (start < 0) return false;
    try {
      return matches(JSON.parse(message.slice(start)));
    } catch {
      return false; // a message that is no JSON has no members
    }
  };
}

const term = /([?-]?)(?:"((?:[^"\\]|\\.)*)"|%((?:[^%\\]|\\.)*)%|([^\s"%][^\s"]*))/gy;

function termFilter(text: string): MessageFilter {
  const all: MessageFilter[] = [];
  const none: MessageFilter[] = [];
  const any: MessageFilter[] = [];
  let at = 0;
  while (at < text.length) {
    term.lastIndex = at;
    const found = term.exec(text);
    if (found === null) throw invalidPattern();
    const [whole, sign, quoted, expression, bare = ''] = found;
    const word = quoted?.replace(/\\(.)/g, '$1') ?? bare;
    // AWS assumed: a term is found inside words too
    const test = expression === undefined ? (message: string) => message.includes(word) : expressionTest(expression);
    (sign === '-' ? none : sign === '?' ? any : all).push(test);
    at += whole.length;
    while (text[at] === ' ' || text[at] === '\t') at++;
  }
  // AWS documented: beside other terms, those with a question mark say nothing
  const counted = all.length === 0 && none.length === 0 ? any : [];
  return (message) =>
    all.every((test) => test(message)) &&
    !none.some((test) => test(message)) &&
    (counted.length === 0 || counted.some((test) => test(message)));
}
