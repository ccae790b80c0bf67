// `gatehouse render`: a mapping template against a payload, once or line by line.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { StudioError } from '../../../../shared/contract/errors';
import { type MappingScope, openMappingScope } from '../../../../shared/vtl/mapping-scope';
import { recordSteps } from '../../../../shared/vtl/record-steps';
import { type CompiledTemplate, compileTemplate } from '../../../../shared/vtl/template';
import { TemplateError } from '../../../../shared/vtl/template-error';
import { type Command, type Invocation, jsonOption, textOption, UsageError } from '../command';

/** What is absent is empty, and so is null. */
const texts = z.preprocess((given) => given ?? {}, z.record(z.string(), z.string()));
const sampleShape = {
  body: z.string().nullable().default(null),
  params: z.preprocess((given) => given ?? {}, z.object({ path: texts, querystring: texts, header: texts })),
  context: z.preprocess((given) => given ?? {}, z.record(z.string(), z.unknown())),
  stageVariables: texts,
};
const lineShape = z.object({ template: z.string(), ...sampleShape });

type Sample = Omit<z.infer<typeof lineShape>, 'template'>;

/** How the options call what the lines call otherwise. */
const optionNames: Readonly<Record<string, string>> = { stageVariables: 'stage-variables' };

export const renderCommand: Command = {
  name: 'render',
  summary: 'Renders a mapping template: a file, or with --lines one JSON line after the other from standard input.',
  usage: 'TEMPLATE',
  positionals: { min: 0, max: 1 },
  options: {
    body: { type: 'string', value: 'FILE', summary: 'file with the payload' },
    params: { type: 'string', value: 'JSON', summary: '{"path","querystring","header"}' },
    context: { type: 'string', value: 'JSON', summary: 'members of $context' },
    'stage-variables': { type: 'string', value: 'JSON', summary: 'members of $stageVariables' },
    lines: {
      type: 'boolean',
      summary: 'reads JSON lines {"id","template","body","params","context","stageVariables"}',
    },
    steps: { type: 'boolean', summary: 'one JSON line a step instead of the output: place, changes, what was written' },
    bench: { type: 'string', value: 'SECONDS', summary: 'with --lines: measures each template for so long' },
  },
  async run(invocation) {
    const [file] = invocation.positionals;
    if (invocation.options.lines === true) {
      if (invocation.options.steps === true) throw new UsageError('--steps takes one template, not --lines.');
      if (file !== undefined) throw new UsageError(`With --lines the templates come with the lines, not from ${file}.`);
      return renderLines(invocation);
    }
    if (invocation.options.bench !== undefined) throw new UsageError('--bench works with --lines only.');
    if (file === undefined) throw new UsageError('Name a template file, or use --lines.');
    const bodyFile = textOption(invocation, 'body');
    const sample = readSample({
      body: bodyFile === undefined ? null : await readText(invocation, bodyFile),
      params: jsonOption(invocation, 'params'),
      context: jsonOption(invocation, 'context'),
      stageVariables: jsonOption(invocation, 'stage-variables'),
    });
    if (invocation.options.steps === true) return printSteps(invocation, await readText(invocation, file), sample);
    try {
      const output = render(await readText(invocation, file), sample);
      invocation.output.print(invocation.options.json === true ? JSON.stringify({ output }) : output);
      return 0;
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      if (invocation.options.json === true) invocation.output.print(JSON.stringify({ error: errorFields(error) }));
      else invocation.output.warn(`${file}:${error.line}:${error.column}: ${error.message}\n${error.excerpt}`);
      return 1;
    }
  },
};

/** Each step before it is executed, then the outcome: the output, or where the template fails. */
function printSteps({ output: { print } }: Invocation, template: string, sample: Sample): 0 | 1 {
  const { variables } = openMappingScope(sample);
  const { steps, changesAtEnd, output, isCut, error } = recordSteps(template, variables);
  for (const [at, { outputLength, ...step }] of steps.entries()) {
    const written = output.slice(outputLength, steps[at + 1]?.outputLength);
    print(JSON.stringify({ step: at + 1, ...step, ...(written !== '' && !isCutAt(at) && { written }) }));
  }
  print(
    JSON.stringify({
      ...(error === undefined ? { output } : { error }),
      changes: changesAtEnd,
      ...(isCut && { isCut }),
    }),
  );
  return error === undefined ? 0 : 1;

  /** The last of a cut recording: what was written after it is not its own. */
  function isCutAt(at: number): boolean {
    return isCut && at === steps.length - 1;
  }
}

async function renderLines(invocation: Invocation): Promise<0> {
  const seconds = benchSeconds(invocation);
  for await (const line of createInterface({ input: invocation.input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') invocation.output.print(JSON.stringify(renderLine(line, seconds)));
  }
  return 0;
}

function renderLine(line: string, seconds: number | undefined): object {
  const given = parseJson(line);
  const id = idOf(given);
  const parsed = lineShape.safeParse(given);
  if (!parsed.success) {
    const message = `The line is not of the expected form: ${issueText(parsed.error)}`;
    return { id, error: { message, line: 1, column: 1 } };
  }
  const { template, ...sample } = parsed.data;
  try {
    const output = render(template, sample);
    return { id, output, ...(seconds !== undefined && measure(template, sample, seconds)) };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { id, error: { message: error.message, line: error.line, column: error.column } };
  }
}

/** The line's id, also where the rest of it is of no use; null where it has none. */
function idOf(given: unknown): unknown {
  return typeof given === 'object' && given !== null && 'id' in given ? given.id : null;
}

/** Renderings between two openings of the variables. */
const ROUND = 20;

/** The share of the time that is not counted, while the program still gets faster. */
const WARM_UP = 0.2;

/**
 * How often a second the template renders: compiled once, and compiled every time. The variables are there already,
 * as engines are compared, but are opened anew every so often, so that what a template adds to them does not pile up.
 */
function measure(template: string, sample: Sample, seconds: number): object {
  const compiled = compileTemplate(template);
  const round = mayRepeat(compiled, sample) ? ROUND : 1;
  return {
    renderPerSecond: perSecond(seconds / 2, round, sample, (variables) => compiled.render(variables)),
    parseAndRenderPerSecond: perSecond(seconds / 2, round, sample, (variables) =>
      compileTemplate(template).render(variables),
    ),
  };
}

/** Whether the template renders twice over the same variables: an override, for one, is allowed but once. */
function mayRepeat(compiled: CompiledTemplate, sample: Sample): boolean {
  const { variables } = openMappingScope(sample);
  try {
    compiled.render(variables);
    compiled.render(variables);
    return true;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return false;
  }
}

function perSecond(
  seconds: number,
  round: number,
  sample: Sample,
  work: (variables: MappingScope['variables']) => void,
): number {
  const began = performance.now();
  const warmUntil = began + seconds * 1_000 * WARM_UP;
  const endsAt = began + seconds * 1_000;
  let startedAt = began;
  let rendered = 0;
  for (let now = began; now < endsAt; now = performance.now()) {
    if (startedAt === began && now >= warmUntil) {
      startedAt = now;
      rendered = 0;
    }
    const { variables } = openMappingScope(sample);
    for (let at = 0; at < round; at++) work(variables);
    rendered += round;
  }
  return Math.round((rendered * 1_000) / (performance.now() - startedAt));
}

function render(template: string, sample: Sample): string {
  return compileTemplate(template).render(openMappingScope(sample).variables);
}

function errorFields({ message, line, column, excerpt }: TemplateError): object {
  return { message, line, column, excerpt };
}

function readSample(given: Readonly<Record<string, unknown>>): Sample {
  const parsed = z.object(sampleShape).safeParse(given);
  if (parsed.success) return parsed.data;
  const [name = 'params', ...path] = parsed.error.issues[0]?.path.map(String) ?? [];
  const option = `--${[optionNames[name] ?? name, ...path].join('.')}`;
  throw new UsageError(`${option}: ${parsed.error.issues[0]?.message ?? 'is not valid'}`);
}

function issueText(error: z.ZodError): string {
  const [issue] = error.issues;
  return [issue?.path.join('.') ?? '', issue?.message ?? ''].filter((part) => part !== '').join(': ');
}

function benchSeconds(invocation: Invocation): number | undefined {
  const text = textOption(invocation, 'bench');
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 600)) throw new UsageError(`--bench takes seconds from 0 to 600, not ${text}.`);
  return seconds;
}

async function readText(invocation: Invocation, file: string): Promise<string> {
  try {
    return await readFile(resolve(invocation.places.workingFolder, file), 'utf8');
  } catch (error) {
    throw new StudioError(
      'NOT_FOUND',
      `The file cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      { file },
    );
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the shape check says what the line should be
  }
}
