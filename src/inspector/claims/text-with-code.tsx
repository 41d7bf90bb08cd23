/** A sentence of ours; what stands between backticks is printed as machines write it. Never hand it text out of a token. */
export function Words(props: { text: string }) {
  return props.text.split('`').map((part, index) => {
    const key = `${index} ${part}`;
    return index % 2 === 1 ? <code key={key}>{part}</code> : <span key={key}>{part}</span>;
  });
}
