import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import { useTexts } from '../texts/texts';
import './CopyField.css';

/** Something to take along to another program, whole, with one press. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const { t } = useTexts();
  const [copied, copy] = useState(false);
  return (
    <div className="copy-field">
      <TextField className="field" value={value} isReadOnly><Label>{label}</Label><Input onFocus={event => event.target.select()} /></TextField>
      <Button className="outline-button" onPress={() => void navigator.clipboard.writeText(value).then(() => copy(true), () => copy(false))}>
        {copied ? <Check aria-hidden /> : <Copy aria-hidden />} {t(copied ? 'calendar.copied' : 'calendar.copy')}
      </Button>
    </div>
  );
}
