// Asking before something goes: a promise of yes or no for whoever asks.
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { ConfirmDialog, type ConfirmQuestion } from '../components/ConfirmDialog';

export type Confirm = (question: ConfirmQuestion) => Promise<boolean>;

const ConfirmContext = createContext<Confirm | undefined>(undefined);

/** Asks one question at a time; a second one waits for nobody and cancels the first. */
export function ConfirmProvider({ children }: { readonly children: ReactNode }) {
  const [question, setQuestion] = useState<ConfirmQuestion>();
  const answer = useRef<(isYes: boolean) => void>(undefined);
  const confirm = useCallback<Confirm>((asked) => {
    answer.current?.(false);
    setQuestion(asked);
    return new Promise((resolve) => {
      answer.current = resolve;
    });
  }, []);
  const close = useMemo(
    () => (isYes: boolean) => {
      answer.current?.(isYes);
      answer.current = undefined;
      setQuestion(undefined);
    },
    [],
  );
  return (
    <ConfirmContext.Provider value={confirm}>
      {children}
      <ConfirmDialog question={question} onConfirm={() => close(true)} onCancel={() => close(false)} />
    </ConfirmContext.Provider>
  );
}

/** The function that asks; resolves to true only if the user pressed the red button. */
export function useConfirm(): Confirm {
  const confirm = useContext(ConfirmContext);
  if (confirm === undefined) throw new Error('Questions are asked inside the shell only.');
  return confirm;
}
