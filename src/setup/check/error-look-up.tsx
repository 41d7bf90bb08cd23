import { APIS } from '../../entra/apis.ts';
import { AadstsExplanation } from '../../failures/aadsts-explanation.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import styles from './check-tab.module.css';
import { lookUp } from './look-up.ts';

/** Explains an error offline: an AADSTS number, the code of an API, words, or a pasted page. */
export function ErrorLookUp(props: { text: string; onText: (text: string) => void; redirectUri: string }) {
  const { number, apiCodes, related } = lookUp(props.text);
  const isEmpty = number === null && apiCodes.length === 0 && related.length === 0;
  return (
    <aside className={styles.lookUp} aria-label="Look up an error">
      <h2>Look up an error</h2>
      <SearchBox
        label="Error number, code or message"
        placeholder="AADSTS65001, DisabledFeature, redirect…"
        value={props.text}
        maxLength={5_000}
        onChange={props.onText}
      />
      <p className={styles.quiet}>A number, a code, a message or a whole error page. Works offline.</p>
      <div className={styles.found} aria-live="polite">
        {number === null ? null : <AadstsExplanation number={number} redirectUri={props.redirectUri} />}
        {apiCodes.map(({ code, status, apis, meaning, remedy }) => (
          <section key={`${code} ${status}`} aria-label={code}>
            <DescriptionList
              items={[
                { name: `${status} ${code}`, value: meaning },
                { name: 'API', value: apis.map((api) => APIS[api].displayName).join(', ') },
                { name: 'Fix', value: <strong>{remedy}</strong> },
              ]}
            />
          </section>
        ))}
        {isEmpty && props.text.trim() !== '' ? <p>Nothing found. Try the number after AADSTS.</p> : null}
      </div>
      {related.length === 0 ? null : (
        <section>
          <h3>{number === null ? 'Matches' : 'Similar numbers'}</h3>
          <ul className={styles.related}>
            {related.map((code) => (
              <li key={code.number}>
                <TextButton onClick={() => props.onText(String(code.number))}>{code.number}</TextButton> {code.meaning}
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}
