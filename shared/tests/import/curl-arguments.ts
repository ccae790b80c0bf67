// The words of one cURL command as settings, one set per transfer (`--next` begins another).
import type { LossList } from '../../openapi/import/losses';
import { lostOptions, optionOf, shortOptions } from './curl-options';
import type { ShellWord } from './shell-words';

export interface CurlSetting {
  /** The long name, without dashes. */
  readonly name: string;
  readonly value: string;
}

export interface CurlTransfer {
  readonly urls: readonly string[];
  readonly settings: readonly CurlSetting[];
}

/** Reads the words after `curl`. What is not taken over goes to `losses`, at `place`. */
export function readCurlArguments(
  words: readonly ShellWord[],
  losses: LossList,
  place: string,
): readonly CurlTransfer[] {
  const transfers: { urls: string[]; settings: CurlSetting[] }[] = [{ urls: [], settings: [] }];
  const current = () => transfers[transfers.length - 1] as (typeof transfers)[number];
  const set = (name: string, value: string) => {
    if (name === 'url') current().urls.push(value);
    else if (name === 'next') transfers.push({ urls: [], settings: [] });
    else current().settings.push({ name, value });
  };

  let onlyUrls = false;
  for (let at = 0; at < words.length; at++) {
    const text = words[at]?.text ?? '';
    if (text === '--' && !onlyUrls) onlyUrls = true;
    else if (onlyUrls || !text.startsWith('-') || text === '-') set('url', text);
    else at += readOptions(text, words[at + 1]?.text, { set, losses, place });
  }
  return transfers;
}

interface OptionReading {
  readonly set: (name: string, value: string) => void;
  readonly losses: LossList;
  readonly place: string;
}

/** Reads the options of one word; the number of words after it that it takes. */
function readOptions(word: string, next: string | undefined, { set, losses, place }: OptionReading): 0 | 1 {
  let taken: 0 | 1 = 0;
  for (const { name, value } of optionsIn(word)) {
    const { kind, takesValue } = optionOf(name);
    if (takesValue && value === undefined) {
      taken = 1;
      if (next === undefined) losses.warn(place, `--${name} is the last word and has no value.`);
    }
    if (kind === 'read') set(name, value ?? (takesValue ? (next ?? '') : ''));
    else if (kind === 'lost') losses.warn(place, `--${name}: ${lostOptions[name]?.why ?? ''}`);
    else if (kind === 'unknown') losses.warn(place, `${shownOption(name)} is no option that is known here.`);
  }
  return taken;
}

/** `--name`, or letters behind one dash: the first that takes a value takes the rest of the word. */
function optionsIn(word: string): readonly { readonly name: string; readonly value?: string }[] {
  if (word.startsWith('--')) return [{ name: word.slice(2) }];
  const options: { name: string; value?: string }[] = [];
  for (let at = 1; at < word.length; at++) {
    const letter = word.charAt(at);
    const name = Object.hasOwn(shortOptions, letter) ? (shortOptions[letter] ?? letter) : letterName(letter);
    const rest = word.slice(at + 1);
    if (optionOf(name).takesValue && rest !== '') return [...options, { name, value: rest }];
    options.push({ name });
  }
  return options;
}

/** Letters of options that only say how cURL works. */
function letterName(letter: string): string {
  return '012346aBjJlMpqRZ#'.includes(letter) ? 'no-matter' : letter;
}

function shownOption(name: string): string {
  return name.length === 1 ? `-${name}` : `--${name}`;
}
