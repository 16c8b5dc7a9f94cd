import fc from 'fast-check';
import { join } from 'node:path';
import { divisionCodeProblem } from '../../../domain/identifiers/division-code';
import { industryCodeProblem } from '../../../domain/identifiers/industry-code';
import { outletCodeProblem, outletMedium } from '../../../domain/identifiers/outlet-code';
import { permitNumberProblem } from '../../../domain/identifiers/permit-number';
import { usccCheckCharacter, usccProblem } from '../../../domain/identifiers/uscc';
import { wasteCodeProblem } from '../../../domain/identifiers/waste-code';
import { createCatalogue } from '../../../stores/reference/catalogue';

const catalogue = createCatalogue(join(__dirname, '../../../data'));
const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];

describe('unified social credit codes (GB 32100-2015)', () => {
  it.each([
    ['913202001000020380', null], // sum divisible by 31: a known package refuses it
    ['91350100M000100Y43', null],
    ['91110000600037341L', null],
    ['91450200791318129Y', 'uscc-check-digit'],
    ['913202001000020381', 'uscc-check-digit'],
    ['91320200100002038', 'uscc-length'],
    ['9132020010000203800', 'uscc-length'],
    ['', 'uscc-length'],
    ['91320200100002038O', 'uscc-alphabet'],
    ['9I3202001000020380', 'uscc-alphabet'],
    ['91350100m000100y43', 'uscc-alphabet'],
    ['91A20200100002038X', 'uscc-alphabet'],
    ['９１３２０２００１０００02038X'.slice(0, 18), 'uscc-alphabet'],
  ] as const)('%s: %s', (code, problem) => expect(usccProblem(code)).toBe(problem));

  it('finds every wrong character and every swapped pair', () => {
    const character = fc.constantFrom(...ALPHABET);
    const digits = fc.array(fc.constantFrom(...'0123456789'), { minLength: 6, maxLength: 6 });
    const code = fc
      .tuple(fc.array(character, { minLength: 2, maxLength: 2 }), digits, fc.array(character, { minLength: 9, maxLength: 9 }))
      .map((parts) => parts.flat().join(''))
      .map((first) => first + usccCheckCharacter(first));
    fc.assert(
      fc.property(code, fc.nat(17), character, (valid, at, other) => {
        expect(usccProblem(valid)).toBeNull();
        const changed = valid.slice(0, at) + other + valid.slice(at + 1);
        if (changed !== valid) expect(usccProblem(changed)).not.toBeNull();
        const swapped = valid.slice(0, at) + (valid[at + 1] ?? '') + (valid[at] ?? '') + valid.slice(at + 2);
        if (swapped !== valid && swapped.length === 18) expect(usccProblem(swapped)).not.toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('other numbers and codes', () => {
  it.each([
    ['91130200699229617X001P', null], // printed in HJ 608-2017, annex A
    ['91451200791318129Y001P', null],
    ['H93202001000020380001P', null], // units without a credit code
    ...(['X', 'Y', 'Z', 'W'] as const).map((letter) => [`913202001000020380001${letter}`, null] as const), // registrations
    ['91320200100002038001X', 'permit-number-shape'],
    ['9132020010000203800001X', 'permit-number-shape'],
    ['913202001000020381001P', 'permit-number-uscc'],
    ['913202001000020380001p', 'permit-number-shape'],
    ['913202001000020380', 'permit-number-shape'],
  ] as const)('permit number %s: %s', (number, problem) => expect(permitNumberProblem(number)).toBe(problem));

  it.each([
    ['DA001', null],
    ['DW999', null],
    ['DA000', 'outlet-code-shape'],
    ['DN001', 'outlet-code-shape'],
    ['DA01', 'outlet-code-shape'],
    ['da001', 'outlet-code-shape'],
  ] as const)('outlet %s: %s', (code, problem) => expect(outletCodeProblem(code)).toBe(problem));

  it('an outlet’s code names its medium', () => expect([outletMedium('DA001'), outletMedium('DW001')]).toEqual(['air', 'water']));

  it.each([
    ['900-249-08', null],
    ['772-006-49', null],
    ['900-999-50', null],
    ...(['41', '42', '43', '44'] as const).map((none) => [`900-249-${none}`, 'waste-code-class'] as const),
    ['900-249-40', null],
    ['900-249-45', null],
    ['900-249-00', 'waste-code-class'],
    ['900-249-51', 'waste-code-class'],
    ['HW08', 'waste-code-shape'],
    ['900-24-08', 'waste-code-shape'],
  ] as const)('waste %s: %s', (code, problem) => expect(wasteCodeProblem(code)).toBe(problem));

  it.each([
    ['3985', null],
    ['C3985', null],
    ['D3985', 'industry-code-unknown'],
    ['3990', null],
    ['9999', 'industry-code-unknown'],
    ['398', 'industry-code-shape'],
    ['C', 'industry-code-shape'],
    ['39855', 'industry-code-shape'],
  ] as const)('industry %s: %s', (code, problem) => expect(industryCodeProblem(code, catalogue)).toBe(problem));

  it.each([
    ['320205', null],
    ['320576', null], // 苏州工业园区, a statistical code
    ['320200', null],
    ['110108', null], // a county of a province whose counties are not listed
    ['320299', 'division-code-unknown'],
    ['990000', 'division-code-shape'],
    ['810099', null],
    ['119900', 'division-code-unknown'],
    ['110100', 'division-code-placeholder'],
    ['3202', 'division-code-shape'],
  ] as const)('division %s: %s', (code, problem) => expect(divisionCodeProblem(code, catalogue)).toBe(problem));
});

describe('the lists', () => {
  it('have as many rows as the official ones', () => {
    expect(catalogue.sizes()).toEqual({
      ...{ industries: 1_972, divisions: 631, pollutants: 79, materials: 211 },
      ...{ 'permit-catalogue': 112, 'eia-catalogue': 173, 'hw-catalogue': 467 },
      // Entries of the two lists that have been read into rules.
      ...{ 'classification/permit': 82, 'classification/eia': 108, authority: 24 },
      ...{ 'change-classes/eia': 16, 'change-classes/permit': 18, 'change-classes/waste': 11 },
    });
  });

  it('are found by code and by part of the name', () => {
    expect(catalogue.industry('3985')).toMatchObject({ nameZh: '电子专用材料制造', level: 'class', section: 'C' });
    expect(catalogue.searchIndustries('电镀', 5)).toEqual([]); // no class of that name: 金属表面处理及热处理加工
    expect(catalogue.searchIndustries('表面处理', 5).map(({ code }) => code)).toEqual(['3360']);
    expect(catalogue.searchIndustries('C398', 3).map(({ code }) => code)).toEqual(['3981', '3982', '3983']);
    expect(catalogue.searchIndustries('  ', 3)).toEqual([]);
    expect(catalogue.divisionPath('320205').map(({ nameZh }) => nameZh)).toEqual(['锡山区', '无锡市', '江苏省']);
    expect(catalogue.divisionsOf('320200')).toHaveLength(7);
    expect(catalogue.pollutant('w01018')).toMatchObject({ medium: 'water', permitTotalUnit: 't/a' });
    expect(catalogue.pollutants('air').length + catalogue.pollutants('water').length + catalogue.pollutants('noise').length).toBe(
      79,
    );
    expect(catalogue.materials('EIA_FORM').some(({ code }) => code === 'eia_form')).toBe(true);
  });

  it('have the hazardous wastes of the 2021 edition, by code, class and words; never of a class that does not exist', () => {
    expect(catalogue.waste('900-214-08')).toMatchObject({ hwClass: 'HW08', hazards: ['T', 'I'] });
    expect(catalogue.waste('900-999-08')).toBeUndefined();
    expect(catalogue.searchWastes('hw31', 50).map(({ hwClass }) => hwClass)).toContain('HW31');
    expect(catalogue.searchWastes('900-04', 50).every(({ code }) => code.startsWith('900-04'))).toBe(true);
    expect(catalogue.searchWastes('镉镍电池', 5).map(({ code }) => code)).toEqual(['900-044-49']);
    for (const none of ['HW41', 'HW42', 'HW43', 'HW44', ' ']) expect(catalogue.searchWastes(none, 5)).toEqual([]);
  });

  it('tell the catalogue entries of an industry', () => {
    expect(catalogue.permitCategories('3985').map(({ entryNo }) => entryNo)).toEqual([89]);
    expect(catalogue.permitCategories('3391')).toEqual(
      catalogue.permitCategories('3391').filter(({ entryNo }) => entryNo !== 80),
    );
    expect(catalogue.eiaCategories('3985').map(({ itemNo }) => itemNo)).toEqual([81]);
  });
});
