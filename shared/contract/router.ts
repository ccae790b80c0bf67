// The router: checks every call against the contract before a service sees it.
import { z } from 'zod';
import { contract, type StudioServices } from './contract';
import { StudioError, toWireError } from './errors';
import type { Subject } from './subject';
import type { CallAnswer } from './transport';

const callShape = z.strictObject({ subject: z.string(), method: z.string(), input: z.unknown() });

/** Answers one call; never throws. `report` hears of faults that are not StudioErrors. */
export type Router = (message: unknown) => Promise<CallAnswer>;

/** Makes the router of `services`. */
export function createRouter(services: StudioServices, report: (fault: unknown) => void): Router {
  return async (message) => {
    try {
      return { ok: true, result: await route(services, message) };
    } catch (error) {
      if (!(error instanceof StudioError)) report(error);
      return { ok: false, error: toWireError(error) };
    }
  };
}

async function route(services: StudioServices, message: unknown): Promise<unknown> {
  const call = callShape.safeParse(message);
  if (!call.success) throw refusal('call', call.error);
  const { subject, method, input } = call.data;
  const table: Subject | undefined = Object.hasOwn(contract, subject)
    ? contract[subject as keyof typeof contract]
    : undefined;
  const entry = table !== undefined && Object.hasOwn(table, method) ? table[method] : undefined;
  if (entry === undefined)
    throw new StudioError('INVALID_ARGUMENT', `There is no method ${subject}.${method}.`, { path: 'method' });
  const checked = entry.input.safeParse(input ?? {});
  if (!checked.success) throw refusal(`${subject}.${method}`, checked.error);
  const service = services[subject as keyof StudioServices] as Record<string, (input: unknown) => unknown>;
  const implementation = service[method];
  if (implementation === undefined) throw new StudioError('NOT_CAPABLE', `This host has no ${subject}.${method}.`);
  return await implementation.call(service, checked.data);
}

function refusal(what: string, error: z.ZodError): StudioError {
  const problems = error.issues.map((issue) => ({ message: issue.message, path: issue.path.map(String).join('.') }));
  const first = problems[0] ?? { message: 'is not valid', path: '' };
  const place = first.path === '' ? what : `${what}: ${first.path}`;
  return new StudioError('INVALID_ARGUMENT', `${place}: ${first.message}`, { path: first.path, problems });
}
