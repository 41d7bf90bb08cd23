import { APIS, INCIDENT_APIS } from '../entra/apis.ts';
import { CLOUD_NAMES, CLOUDS } from '../entra/clouds.ts';
import { RadioGroup } from '../ui/radio-group.tsx';
import type { SetupChoices } from './setup-choices.ts';

/** The choices of API and cloud, which both forms of the page share. */
export function ApiAndCloud(props: {
  choices: Pick<SetupChoices, 'api' | 'cloud'>;
  onChoose: (change: Partial<SetupChoices>) => void;
}) {
  return (
    <>
      <RadioGroup
        legend="API"
        options={INCIDENT_APIS.map((value) => ({ value, label: APIS[value].displayName }))}
        value={props.choices.api}
        onChange={(api) => props.onChoose({ api })}
      />
      <RadioGroup
        legend="Cloud"
        options={CLOUD_NAMES.map((value) => ({ value, label: CLOUDS[value].displayName }))}
        value={props.choices.cloud}
        onChange={(cloud) => props.onChoose({ cloud })}
      />
    </>
  );
}
