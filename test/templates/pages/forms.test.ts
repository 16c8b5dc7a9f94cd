import { applicationFrom, submissionFrom } from '../../../api/pages/application/body';
import { bodyOf } from '../../../api/pages/case/act-fields';
import { flattened } from '../../../api/pages/case/confirm';
import { idOf, nameOf, valueAt } from '../../../api/pages/forms/form';
import { filledRows, pressRow } from '../../../api/pages/forms/rows';
import { commandNamed } from '../../../api/commands';

test('pointers name fields as body parsers read them', () => {
  expect(nameOf('/application/unit/name')).toBe('application[unit][name]');
  expect(idOf({ prefix: 'act' }, '/demands/0/text')).toBe('act-demands-0-text');
  expect(valueAt({ a: [{ b: 'c' }] }, '/a/0/b')).toBe('c');
  expect(valueAt({}, '/__proto__/polluted')).toBeUndefined();
});

describe('adding and removing rows', () => {
  test('keeps what the other rows hold', () => {
    const body = { demands: [{ text: 'a' }, { text: 'b' }] };
    pressRow(body, 'drop /demands/0');
    pressRow(body, 'add /demands');
    expect(body).toEqual({ demands: [{ text: 'b' }, {}] });
  });

  test('works inside rows, and where nothing was yet', () => {
    const body = { outlets: [{ code: 'DA001' }] };
    pressRow(body, 'add /outlets/0/pollutants');
    expect(body).toEqual({ outlets: [{ code: 'DA001', pollutants: [{}] }] });
  });

  test.each(['', 'add', 'add ../x', 'drop /a/b', 'add /__proto__/polluted', 'add /constructor/prototype', 'throw /a'])(
    '%p changes nothing',
    (pressed) => {
      const body = { a: 'text' };
      pressRow(body, pressed);
      expect(body).toEqual({ a: 'text' });
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
  );
});

test('rows in which nothing was entered are left out', () => {
  expect(filledRows({ rows: [{ a: ' ', b: '' }, { a: 'x' }, { c: [{ d: '' }] }] }, '/rows')).toEqual([{ a: 'x' }]);
});

test('an act takes its own fields only, blank optional ones left out', () => {
  const entry = commandNamed('joint-case', 'GiveOpinion')!;
  const sent = { branch: 'eia-review', opinion: 'agree', text: 'ok', conditions: ' ', _csrf: 'x', evil: '1' };
  expect(bodyOf(entry, sent)).toEqual({ branch: 'eia-review', opinion: 'agree', text: 'ok' });
});

test('a demand with only its preset items ticked is no demand', () => {
  const entry = commandNamed('joint-case', 'ReportCompleteness')!;
  const sent = {
    demands: [
      { items: ['eia-form'], section: '', text: '' },
      { items: ['eia-form'], section: 'unit', text: 'x' },
    ],
  };
  expect(bodyOf(entry, sent)).toEqual({ demands: [{ items: ['eia-form'], section: 'unit', text: 'x' }] });
});

test('what is confirmed is what was shown: a body goes through hidden fields and back', () => {
  const fields = flattened({ demands: [{ items: ['a', 'b'], text: 'x' }], ground: 'g' });
  expect(fields).toEqual([
    { name: 'demands[0][items][0]', value: 'a' },
    { name: 'demands[0][items][1]', value: 'b' },
    { name: 'demands[0][text]', value: 'x' },
    { name: 'ground', value: 'g' },
  ]);
});

test('an application is read from its form, ticks as booleans, nothing else taken along', () => {
  const sent = {
    procedure: 'p',
    receivedOn: '',
    application: {
      unit: { name: 'n', evil: '1' },
      consent: { truthful: 'true' },
      products: [{ name: 'a', quantity: '1', unit: 't' }, { name: '' }],
      materials: [{ code: 'eia_form', upload: 'u' }],
    },
  };
  expect(applicationFrom(sent, [])).toMatchObject({
    unit: { name: 'n' },
    consent: { truthful: true },
    products: [{ name: 'a', quantity: '1', unit: 't' }],
    materials: [{ code: 'eia_form', upload: 'u' }],
  });
  expect(submissionFrom(sent, 'id', [])).not.toHaveProperty('receivedOn');
});
