// One class attribute from parts that may be absent.

/** Joins the class names that are there: `joinClasses(styles.row, isOn && styles.on)`. */
export function joinClasses(...names: readonly (string | false | undefined | null)[]): string {
  return names.filter(Boolean).join(' ');
}
