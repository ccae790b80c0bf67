// Names of files and folders that survive every disk: Windows' reserved names and characters, trailing dots,
// disks that ignore case, git's own folder. Readable where it can be, reversible always.
//
// `%XX` stands for a byte that may not be there, `~2` at the end tells apart names that differ in case only,
// and a very long name is cut, marked `%~`, and no longer reversible: its file then holds the name.

/** Longest escaped name; leaves room for endings such as `.response.200.application_json.vtl`. */
const maxLength = 100;
// Microsoft documented: "Naming Files, Paths, and Namespaces"; a name is reserved with any ending, too
const reservedName = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9])(?:\..*)?$/i;
const gitName = /^\.git(?:atehouse|ignore|attributes|modules)?$/i;
const unsafeCharacter = /[^A-Za-z0-9._,+\-${}@()=!]/gu;
const collisionSuffix = /~\d+$/;
const cutMark = '%~';
const emptyName = '%';

/** A name for `text` that every disk takes. Distinct texts get distinct names, but for letter case. */
export function escapeName(text: string): string {
  const escaped = escapeEnds(text.replace(unsafeCharacter, percentEncode));
  if (escaped.length <= maxLength) return escaped;
  return `${escaped.slice(0, maxLength - 12).replace(/%.?$/, '')}${cutMark}${fingerprint(text)}`;
}

/** The text that was escaped; undefined where it was cut or was never escaped by us. */
export function unescapeName(name: string): string | undefined {
  const plain = name.replace(collisionSuffix, '');
  if (plain === emptyName) return '';
  if (plain.includes(cutMark)) return undefined;
  try {
    return decodeURIComponent(plain);
  } catch {
    return undefined;
  }
}

/** `stem` + `ending`, or with `~2`, `~3` … before the ending: the first name that is not taken. */
export function freeName(stem: string, ending: string, isTaken: (name: string) => boolean): string {
  for (let count = 1; ; count++) {
    const name = `${stem}${count === 1 ? '' : `~${count}`}${ending}`;
    if (!isTaken(name)) return name;
  }
}

/** A short readable name: `Pets API (v2)` → `pets-api-v2`; `fallback` where nothing readable is left. */
export function slug(text: string, fallback: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  const trimmed = words.slice(0, 60).replace(/^-+|-+$/g, '');
  return escapeName(trimmed === '' ? fallback : trimmed);
}

function escapeEnds(name: string): string {
  if (name === '') return emptyName;
  if (reservedName.test(name) || gitName.test(name)) return percentEncode(name.slice(0, 1)) + name.slice(1);
  return /[. ]$/.test(name) ? name.slice(0, -1) + percentEncode(name.slice(-1)) : name;
}

function percentEncode(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}

/** FNV-1a, 8 hexadecimal digits. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
