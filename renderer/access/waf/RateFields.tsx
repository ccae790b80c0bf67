// How many requests a rate-based rule lets pass, and which it counts together.
import { Plus, X } from 'lucide-react';
import { IconAction } from '../../components/IconAction';
import { ToolButton } from '../../components/ToolButton';
import { Amount, Choice, Typed } from './form-controls';
import styles from './RuleFields.module.css';
import { isNamedPart, keyParts, type RateKeyForm, type RuleForm, rateKeys } from './rule-form';

export interface RateFieldsProps {
  readonly form: RuleForm;
  readonly set: (change: Partial<RuleForm>) => void;
}

const mostParts = 5;

/** The parts of a key count together: a header and the path is one counter for each pair. */
export function RateFields({ form: { limit, windowSec, rateKey, addressHeader, parts }, set }: RateFieldsProps) {
  const replace = (at: number, part: RateKeyForm) =>
    set({ parts: parts.map((each, other) => (other === at ? part : each)) });
  return (
    <>
      <div className={styles.row}>
        <Amount label="Requests" min={10} value={limit} onType={(typed) => set({ limit: typed })} />
        <Choice
          label="Within"
          options={windows.map(({ seconds, label }) => ({ value: String(seconds), label }))}
          value={String(windowSec)}
          onChoose={(chosen) =>
            set({ windowSec: windows.find(({ seconds }) => String(seconds) === chosen)?.seconds ?? 300 })
          }
        />
        <Choice label="Counted by" options={rateKeys} value={rateKey} onChoose={(chosen) => set({ rateKey: chosen })} />
        {rateKey === 'FORWARDED_IP' && (
          <Typed
            label="Header with the address"
            value={addressHeader}
            placeholder="X-Forwarded-For"
            onType={(typed) => set({ addressHeader: typed })}
          />
        )}
      </div>
      {rateKey === 'CUSTOM_KEYS' && (
        <fieldset className={styles.statement} aria-label="Parts of the key">
          {parts.map((each, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
            <div key={at} className={styles.head}>
              <Choice
                label="Part"
                options={keyParts}
                value={each.part}
                onChoose={(part) => replace(at, { ...each, part })}
              />
              {isNamedPart(each.part) && (
                <Typed
                  label={each.part === 'LabelNamespace' ? 'Namespace' : 'Its name'}
                  value={each.name}
                  onType={(name) => replace(at, { ...each, name })}
                />
              )}
              {parts.length > 1 && (
                <IconAction
                  icon={X}
                  label={`Remove part ${at + 1}`}
                  onClick={() => set({ parts: parts.filter((_, other) => other !== at) })}
                />
              )}
            </div>
          ))}
          {parts.length < mostParts && (
            <div>
              <ToolButton
                icon={Plus}
                size="small"
                onClick={() => set({ parts: [...parts, { part: 'UriPath', name: '' }] })}
              >
                Add part
              </ToolButton>
            </div>
          )}
        </fieldset>
      )}
    </>
  );
}

const windows = [
  { seconds: 60, label: '1 minute' },
  { seconds: 120, label: '2 minutes' },
  { seconds: 300, label: '5 minutes' },
  { seconds: 600, label: '10 minutes' },
] as const;
