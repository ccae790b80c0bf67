// `gatehouse render`: a mapping template against a payload, once or line by line.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { StudioError } from '../../../../shared/contract/errors';
import { openMappingScope } from '../../../../shared/vtl/mapping-scope';
import { compileTemplate } from '../../../../shared/vtl/template';
import { TemplateError } from '../../../../shared/vtl/template-error';
import { type Command, type Invocation, jsonOption, textOption, UsageError } from '../command';

const paramsShape = z.object({
  path: z.record(z.string(), z.string()).default({}),
  querystring: z.record(z.string(), z.string()).default({}),
  header: z.record(z.string(), z.string()).default({}),
});
const sampleShape = {
  body: z.string().nullable().default(null),
  params: paramsShape.prefault({}),
  context: z.record(z.string(), z.unknown()).default({}),
  stageVariables: z.record(z.string(), z.string()).default({}),
};
const lineShape = z.object({ id: z.unknown(), template: z.string(), ...sampleShape });

type Sample = Omit<z.infer<typeof lineShape>, 'id' | 'template'>;

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
    bench: { type: 'string', value: 'SECONDS', summary: 'with --lines: measures each template for so long' },
  },
  async run(invocation) {
    if (invocation.options.lines === true) return renderLines(invocation);
    const [file] = invocation.positionals;
    if (file === undefined) throw new UsageError('Name a template file, or use --lines.');
    const bodyFile = textOption(invocation, 'body');
    const sample = readSample({
      body: bodyFile === undefined ? null : await readText(invocation, bodyFile),
      params: jsonOption(invocation, 'params'),
      context: jsonOption(invocation, 'context'),
      stageVariables: jsonOption(invocation, 'stage-variables'),
    });
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

async function renderLines(invocation: Invocation): Promise<0> {
  const seconds = benchSeconds(invocation);
  for await (const line of createInterface({ input: invocation.input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') invocation.output.print(JSON.stringify(renderLine(line, seconds)));
  }
  return 0;
}

function renderLine(line: string, seconds: number | undefined): object {
  const parsed = lineShape.safeParse(parseJson(line));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return {
      id: null,
      error: {
        message: `The line is not of the expected form: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
        line: 1,
        column: 1,
      },
    };
  }
  const { id, template, ...sample } = parsed.data;
  try {
    const output = render(template, sample);
    return { id, output, ...(seconds !== undefined && measure(template, sample, seconds)) };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { id, error: { message: error.message, line: error.line, column: error.column } };
  }
}

/**
 * How often a second the template renders: compiled once over variables that are there, as engines are compared, and
 * compiled every time over variables opened anew. A round's variables are its own, so that what a template adds to
 * them does not pile up.
 */
function measure(template: string, sample: Sample, seconds: number): object {
  const compiled = compileTemplate(template);
  let { variables } = openMappingScope(sample);
  return {
    renderPerSecond: perSecond(
      seconds / 2,
      () => compiled.render(variables),
      () => {
        variables = openMappingScope(sample).variables;
      },
    ),
    parseAndRenderPerSecond: perSecond(seconds / 2, () =>
      compileTemplate(template).render(openMappingScope(sample).variables),
    ),
  };
}

function perSecond(seconds: number, work: () => void, beforeRound = () => {}): number {
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1_000;
  let rounds = 0;
  while (performance.now() < endsAt) {
    beforeRound();
    for (let at = 0; at < 20; at++) work();
    rounds += 20;
  }
  return Math.round((rounds * 1_000) / (performance.now() - startedAt));
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
  const issue = parsed.error.issues[0];
  throw new UsageError(`--${issue?.path.join('.') ?? 'params'}: ${issue?.message ?? 'is not valid'}`);
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
