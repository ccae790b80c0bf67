// Pushing an API to an endpoint of the management API: where to, what would change, a last question, what was done.
import { Modal } from '@mantine/core';
import { CloudUpload } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { PushPlan, PushResult } from '../../../shared/contract/push';
import { DialogFrame } from '../../components/DialogFrame';
import { ErrorNote } from '../../components/ErrorNote';
import dialog from '../../components/FormDialog.module.css';
import { ToolButton } from '../../components/ToolButton';
import { useApis, useSelectedApiId, useSelectedStageName, useStages } from '../../state/hooks';
import { useStudio, useView } from '../../state/studio-context';
import { PushFields } from './PushFields';
import { PlanView, ResultView } from './PushViews';
import { faultsOf, type PushForm, pushCount, targetOf } from './push-words';

type Step =
  | { readonly name: 'form' }
  | { readonly name: 'plan' | 'confirm'; readonly plan: PushPlan }
  | { readonly name: 'result'; readonly result: PushResult };

/** Shown while the view says so. */
export function PushDialog() {
  const isOpen = useView(({ overlay }) => overlay?.kind === 'push');
  const apiId = useSelectedApiId();
  return isOpen && apiId !== undefined ? <Push apiId={apiId} /> : null;
}

function Push({ apiId }: { readonly apiId: string }) {
  const { client, drafts, view } = useStudio();
  const name = useApis().find((api) => api.apiId === apiId)?.name ?? 'API';
  const stages = useStages(apiId).map(({ stageName }) => stageName);
  const stageName = useSelectedStageName() ?? stages[0] ?? '';
  const [form, setForm] = useState<PushForm>({
    apiId,
    stageName,
    endpoint: '',
    region: '',
    profile: '',
    companions: [],
    functionRole: '',
  });
  const [step, setStep] = useState<Step>({ name: 'form' });
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = async (work: () => Promise<Step>) => {
    if (isBusy) return;
    setBusy(true);
    setError(undefined);
    try {
      setStep(await work());
    } catch (failure) {
      // A plan that was refused names a state that is gone: the next one is made anew.
      if (step.name === 'confirm') setStep({ name: 'form' });
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const showPlan = () =>
    run(async () => {
      await drafts.flush();
      return { name: 'plan', plan: await client.push.plan(targetOf(form)) };
    });
  const apply = ({ planId }: PushPlan) =>
    run(async () => ({ name: 'result', result: await client.push.apply({ ...targetOf(form), planId }) }));
  const close = () => view.setState({ overlay: undefined });
  const isFormFaulty = form.stageName === '' || faultsOf(form).size > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (step.name === 'form' && !isFormFaulty) void showPlan();
    if (step.name === 'plan' && !isEmpty(step.plan)) setStep({ name: 'confirm', plan: step.plan });
    if (step.name === 'confirm') void apply(step.plan);
    if (step.name === 'result') close();
  };
  const count = 'plan' in step ? pushCount(step.plan.changes.length, step.plan.deploys) : '';
  const labels = { form: 'Show what changes', plan: `Push ${count}…`, confirm: `Push ${count}`, result: 'Close' };
  const reason =
    (step.name === 'form' && isFormFaulty && 'Fill in a stage and valid addresses') ||
    (step.name === 'plan' && isEmpty(step.plan) && 'The endpoint has it all') ||
    undefined;
  return (
    <DialogFrame
      isOpen
      width={720}
      role={step.name === 'confirm' ? 'alertdialog' : 'dialog'}
      // What is being sent cannot be called back: its result is shown.
      onClose={isBusy && step.name === 'confirm' ? () => undefined : close}
    >
      <form onSubmit={submit} noValidate>
        <div className={dialog.body}>
          <div className={dialog.head}>
            <CloudUpload size={18} strokeWidth={1.8} aria-hidden="true" />
            <Modal.Title className={dialog.title}>{titleOf(step, name, count)}</Modal.Title>
          </div>
          <StepBody step={step} isSending={isBusy}>
            <PushFields form={form} stages={stages} onChange={setForm} />
          </StepBody>
          {error !== undefined && <ErrorNote error={error} />}
        </div>
        <div className={dialog.foot}>
          <span className={dialog.words}>{footOf(step, isBusy)}</span>
          <span className={dialog.buttons}>
            {step.name === 'form' && (
              <ToolButton shortcut="Escape" hasVisibleShortcut onClick={close}>
                Cancel
              </ToolButton>
            )}
            {'plan' in step && !isBusy && (
              <ToolButton
                data-autofocus
                onClick={() => setStep(step.name === 'confirm' ? { name: 'plan', plan: step.plan } : { name: 'form' })}
              >
                Back
              </ToolButton>
            )}
            <ToolButton key={step.name} type="submit" tone="primary" isBusy={isBusy} disabledReason={reason}>
              {labels[step.name]}
            </ToolButton>
          </span>
        </div>
      </form>
    </DialogFrame>
  );
}

interface StepBodyProps {
  readonly step: Step;
  readonly isSending: boolean;
  /** The form of the first step. */
  readonly children: ReactNode;
}

function StepBody({ step, isSending, children }: StepBodyProps) {
  if (step.name === 'form') return children;
  if (step.name === 'result') return <ResultView result={step.result} />;
  return <PlanView plan={step.plan} isAsking={step.name === 'confirm'} isSending={isSending} />;
}

const isEmpty = ({ changes, deploys }: PushPlan) => changes.length === 0 && !deploys;

function titleOf(step: Step, name: string, count: string): string {
  if (step.name === 'confirm') return `Push ${count} to ${step.plan.endpoint}?`;
  if (step.name === 'result') return `${name} pushed`;
  return step.name === 'plan' ? `What a push of ${name} changes` : `Push ${name}`;
}

function footOf(step: Step, isBusy: boolean): string {
  if (step.name === 'result') return '';
  if (step.name === 'confirm') return isBusy ? 'Sending…' : 'Undo here does not take a push back.';
  return isBusy ? 'Reading the endpoint…' : 'Nothing was sent yet.';
}
