// Random numbers that nobody can guess: for values of keys, secrets and passwords.

/** A number in [0, 1). */
export function secretRandom(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}
