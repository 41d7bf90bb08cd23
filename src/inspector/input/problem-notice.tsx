import type { TokenProblem } from '../../token/token-problem.ts';
import { Notice } from '../../ui/notice.tsx';
import { Words } from '../claims/words.tsx';
import { problemWords } from './problem-words.ts';

/** Why what was pasted cannot be inspected. */
export function ProblemNotice(props: { problem: TokenProblem }) {
  const words = problemWords(props.problem);
  return (
    <Notice tone={props.problem.code === 'empty' ? 'info' : 'danger'} title={words.heading} role="alert">
      <p>
        <Words text={words.advice} />
      </p>
    </Notice>
  );
}
