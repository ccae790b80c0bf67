// Names of resources in templates: made of what the user calls a thing, so that a later export gives the same ones.
import { contentHash } from './content-hash';

export interface NameBook {
  /**
   * The name of the thing `kind` that `words` identify, the same each time. Where two things would have one name,
   * the later one carries a hash of its words.
   */
  of(kind: string, ...words: readonly string[]): string;
}

/** `PetsPetIdGetMethod`, as CloudFormation wants it: letters and digits. */
export function logicalNames(): NameBook {
  return nameBook((kind, words) => `${words.flatMap(wordsIn).map(capitalized).join('')}${kind}`.slice(0, 200), '');
}

/** `pets_pet_id_get`, as Terraform wants it: a letter first, then letters, digits and underscores. */
export function terraformNames(): NameBook {
  return nameBook((_kind, words) => {
    const name = words.flatMap(wordsIn).join('_').toLowerCase().slice(0, 200);
    return /^[a-z]/.test(name) ? name : name === '' ? 'root' : `_${name}`;
  }, '_');
}

function nameBook(nameOf: (kind: string, words: readonly string[]) => string, separator: string): NameBook {
  const given = new Map<string, string>();
  const taken = new Set<string>();
  return {
    of(kind, ...words) {
      const key = [kind, ...words].join('\n');
      const known = given.get(key);
      if (known !== undefined) return known;
      const plain = nameOf(kind, words);
      // A name of Terraform counts within its type only.
      const scope = separator === '' ? '' : `${kind}.`;
      const isTaken = taken.has(scope + plain);
      const name = isTaken ? `${plain}${separator}${contentHash(key).slice(-6)}` : plain;
      given.set(key, name);
      taken.add(scope + name);
      return name;
    },
  };
}

/** `{proxy+}` is told from `proxy`, `petId` stays one word. */
function wordsIn(text: string): readonly string[] {
  return text.replace(/\{([^}]*)\+\}/g, ' $1 greedy ').match(/[A-Za-z0-9]+/g) ?? [];
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
