/** What is wrong with a part of the form, beside it. */
export function Wrong({ text, id }: { text: string | undefined; id?: string }) {
  return text ? <p className="field-error report-wrong" id={id} role="alert">{text}</p> : null;
}
