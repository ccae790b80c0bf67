// Filter patterns of CloudWatch Logs: terms, and conditions on JSON.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
import { notImplemented } from '../wire/aws-error';
import { invalidPattern, parseJsonPattern } from './json-pattern';

/** True for the messages that a pattern lets through. */
export type MessageFilter = (message: string) => boolean;

/** Compiles a pattern; an empty one lets everything through. */
export function compileFilterPattern(pattern: string): MessageFilter {
  const text = pattern.trim();
  if (text === '') return () => true;
  if (text.startsWith('{')) return jsonFilter(text);
  if (text.startsWith('[')) throw notImplemented('logs', 'FilterLogEvents with a pattern of columns');
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

const term = /([?-]?)(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))/gy;

function termFilter(text: string): MessageFilter {
  const all: string[] = [];
  const none: string[] = [];
  const any: string[] = [];
  let at = 0;
  while (at < text.length) {
    term.lastIndex = at;
    const found = term.exec(text);
    if (found === null) throw invalidPattern();
    const [whole, sign, quoted, bare = ''] = found;
    if (quoted === undefined && bare.startsWith('%'))
      throw notImplemented('logs', 'FilterLogEvents with a regular expression');
    const word = quoted === undefined ? bare : quoted.replace(/\\(.)/g, '$1');
    (sign === '-' ? none : sign === '?' ? any : all).push(word);
    at += whole.length;
    while (text[at] === ' ' || text[at] === '\t') at++;
  }
  // AWS documented: beside other terms, those with a question mark say nothing
  const counted = all.length === 0 && none.length === 0 ? any : [];
  // AWS assumed: a term is found inside words too
  return (message) =>
    all.every((word) => message.includes(word)) &&
    !none.some((word) => message.includes(word)) &&
    (counted.length === 0 || counted.some((word) => message.includes(word)));
}
