// What AWS's framework says of members before a service looks at them: all faults in one message.
import { AwsError } from './aws-error';

/** The fault of a member outside an enumeration; the set is printed as given. An absent member is no fault. */
export function enumFault(member: string, value: unknown, set: readonly string[]): readonly string[] {
  if (value === undefined || value === null || set.includes(String(value))) return [];
  return [
    `Value '${String(value)}' at '${member}' failed to satisfy constraint: Member must satisfy enum value set: [${set.join(', ')}]`,
  ];
}

/** The fault of a member that must be there. */
export function missingFault(member: string, value: unknown): readonly string[] {
  if (value !== undefined && value !== null) return [];
  return [`Value null at '${member}' failed to satisfy constraint: Member must not be null`];
}

/** AWS recorded: ValidationException with one sentence per fault; nothing where there is none. */
export function throwFaults(faults: readonly string[], type = 'ValidationException'): void {
  if (faults.length === 0) return;
  const count = faults.length === 1 ? '1 validation error' : `${faults.length} validation errors`;
  throw new AwsError(type, 400, `${count} detected: ${faults.join('; ')}`);
}
