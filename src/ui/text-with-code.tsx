/** Renders our own text, with the parts between backticks as code. Never pass it text from a token or a response. */
export function TextWithCode(props: { text: string }) {
  return props.text.split('`').map((part, index) => {
    const key = `${index} ${part}`;
    return index % 2 === 1 ? <code key={key}>{part}</code> : <span key={key}>{part}</span>;
  });
}
