import { useState } from 'react';
import type { Api } from '../entra/clouds.ts';
import { Button } from '../ui/button.tsx';
import { DescriptionList } from '../ui/description-list.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import { type AccessNeeds, adviseAccess } from './access-advice.ts';
import styles from './access-question.module.css';
import type { SetupChoices } from './setup-choices.ts';

/** Three questions that lead to the right tab and choices. Nothing typed or chosen here leaves the page. */
export function AccessQuestion(props: { api: Api; onChoose: (change: Partial<SetupChoices>) => void }) {
  const [needs, setNeeds] = useState<AccessNeeds>({ reader: 'person', data: 'own', changes: false });
  const advice = adviseAccess(needs, props.api);
  const change = (part: Partial<AccessNeeds>) => setNeeds({ ...needs, ...part });
  return (
    <div className={styles.question}>
      <Disclosure summary="Which access do I need?">
        <div className={styles.body}>
          <div className={styles.choices}>
            <RadioGroup
              legend="Who reads the incidents?"
              options={[
                { value: 'person', label: 'A person' },
                { value: 'program', label: 'A program' },
              ]}
              value={needs.reader}
              onChange={(reader) => change({ reader })}
            />
            <RadioGroup
              legend="Whose tenants?"
              options={[
                { value: 'own', label: 'Our own' },
                { value: 'customers', label: 'Customers’' },
              ]}
              value={needs.data}
              onChange={(data) => change({ data })}
            />
            <RadioGroup
              legend="Read only, or change incidents too?"
              options={[
                { value: 'read', label: 'Read' },
                { value: 'change', label: 'Read and change' },
              ]}
              value={needs.changes ? 'change' : 'read'}
              onChange={(value) => change({ changes: value === 'change' })}
            />
          </div>
          <div className={styles.advice} role="status" aria-label="Advice">
            <p className={styles.title}>
              {advice.kind === 'delegated' ? 'Delegated' : 'Application'} permission <code>{advice.permission}</code>,{' '}
              {advice.tenants}
            </p>
            <p>{advice.meaning}</p>
            <DescriptionList
              items={[
                { name: 'In Entra', value: `“${advice.permissionName}”` },
                { name: 'Who consents', value: advice.consent },
                { name: 'What it takes', value: advice.cost },
              ]}
            />
            <p>
              <Button size="small" onClick={() => props.onChoose(advice.choices)}>
                Use these choices
              </Button>
            </p>
          </div>
        </div>
      </Disclosure>
    </div>
  );
}
