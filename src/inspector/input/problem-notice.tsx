import type { TokenProblem } from '../../token/token-problem.ts';
import { Notice } from '../../ui/notice.tsx';
import { Words } from '../claims/text-with-code.tsx';
import { problemText } from './problem-text.ts';

/** Why what was pasted cannot be inspected. */
export function ProblemNotice(props: { problem: TokenProblem }) {
  const words = problemText(props.problem);
  return (
    <Notice tone={props.problem.code === 'empty' ? 'info' : 'danger'} title={words.heading} role="alert">
      <p>
        <Words text={words.advice} />
      </p>
    </Notice>
  );
}
