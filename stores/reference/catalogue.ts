import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type {
  Catalogue,
  Division,
  EiaCategory,
  Industry,
  Material,
  PermitCategory,
  Pollutant,
  Waste,
} from '../../domain/catalogue/catalogue';
import type { ChangeTables } from '../../domain/change/tables';
import type { EiaRules, PermitRules } from '../../domain/classification/list-rules';
import type { AuthorityTables } from '../../domain/authority/tables';
import { readAuthority } from './authority';
import { readChangeTables } from './change-classes';
import { readClassification } from './classification';
import { readCsv, type RowsCheck } from './csv';
import {
  columnsOf,
  divisionSchema,
  eiaCategorySchema,
  industrySchema,
  materialSchema,
  parentsExist,
  permitCategorySchema,
  pollutantSchema,
  wasteSchema,
} from './lists';

/** The reference lists of data/, read and checked once and kept in memory. Throws `BadFile` for a damaged file. */
export function createCatalogue(folder: string): Catalogue {
  const rows = <Schema extends z.ZodObject>(
    name: string,
    schema: Schema,
    key: (row: z.infer<Schema>) => string,
    check?: RowsCheck<z.infer<Schema>>,
  ): z.infer<Schema>[] =>
    readCsv(`${name}.csv`, readFileSync(join(folder, `${name}.csv`)), columnsOf(schema), schema, key, check);

  const industries = rows('industries', industrySchema, ({ code }) => code, parentsExist).map(
    ({ code, name_zh, level, parent, section }): Industry => ({ code, nameZh: name_zh, level, parent, section }),
  );
  const divisions = rows('divisions', divisionSchema, ({ code }) => code, parentsExist).map(
    ({ code, name_zh, level, parent }): Division => ({ code, nameZh: name_zh, level, parent }),
  );
  const pollutants = rows('pollutants', pollutantSchema, ({ code, medium, name_zh }) => code || `${medium} ${name_zh}`).map(
    ({ code, name_zh, aliases, medium, kind, permit_total_unit, tax_equivalent_kg }): Pollutant => ({
      ...{ code, nameZh: name_zh, aliases, medium, kind },
      permitTotalUnit: permit_total_unit,
      ...(tax_equivalent_kg ? { taxEquivalentKg: tax_equivalent_kg } : {}),
    }),
  );
  const materials = rows('materials', materialSchema, ({ row_id }) => row_id).map((row): Material => ({
    ...{ rowId: row.row_id, itemCode: row.item_code, code: row.material_code, zh: row.material_zh, en: row.material_en },
    ...{ requirement: row.requirement, condition: row.condition, basis: row.basis_and_source },
  }));
  const permitCategories = rows('permit-catalogue', permitCategorySchema, ({ entry_no }) => String(entry_no)).map(
    (row): PermitCategory => ({
      ...{
        entryNo: row.entry_no,
        nameZh: row.industry_name_zh,
        codes: row.gbt4754_codes,
        excludedCodes: row.gbt4754_codes_excluded,
      },
      ...{ keyZh: row.key_zh, simplifiedZh: row.simplified_zh, registrationZh: row.registration_zh },
    }),
  );
  const eiaCategories = rows('eia-catalogue', eiaCategorySchema, ({ item_no }) => String(item_no)).map((row): EiaCategory => ({
    ...{ itemNo: row.item_no, nameZh: row.item_zh, codes: row.gbt4754_codes, sensitiveAreaZh: row.sensitive_area_zh },
    ...{ reportBookZh: row.report_book_zh, reportFormZh: row.report_form_zh, registrationFormZh: row.registration_form_zh },
  }));
  const wastes = rows('hw-catalogue', wasteSchema, ({ waste_code }) => waste_code).map((row): Waste => ({
    ...{ code: row.waste_code, hwClass: row.hw_class, classNameZh: row.class_name_zh, hazards: row.hazards },
    ...{ sourceZh: row.industry_source_zh, descriptionZh: row.description_zh },
  }));
  const lists = { industries, divisions, pollutants, materials, permitCategories, eiaCategories, wastes };
  const codes = new Set(divisions.map(({ code }) => code));
  return buildCatalogue({
    ...lists,
    ...readClassification(folder, permitCategories, eiaCategories),
    authority: readAuthority(folder, (code) => codes.has(code)),
    changeTables: readChangeTables(folder),
  });
}

interface Lists {
  industries: Industry[];
  divisions: Division[];
  pollutants: Pollutant[];
  materials: Material[];
  permitCategories: PermitCategory[];
  eiaCategories: EiaCategory[];
  wastes: Waste[];
  permitRules: PermitRules;
  eiaRules: EiaRules;
  authority: AuthorityTables;
  changeTables: ChangeTables;
}

function buildCatalogue({ permitRules, eiaRules, authority, changeTables, ...lists }: Lists): Catalogue {
  const { industries, divisions, pollutants, materials, permitCategories, eiaCategories, wastes } = lists;
  const industryOf = new Map(industries.map((one) => [one.code, one]));
  const divisionOf = new Map(divisions.map((one) => [one.code, one]));
  const pollutantOf = new Map(pollutants.filter(({ code }) => code !== '').map((one) => [one.code, one]));
  const wasteOf = new Map(wastes.map((one) => [one.code, one]));
  const classes = industries.filter(({ level }) => level === 'class');
  const path = (code: string): Division[] => {
    const division = divisionOf.get(code);
    return division ? [division, ...path(division.parent)] : [];
  };
  const covers = (codes: readonly string[], industry: string): boolean => codes.some((code) => industry.startsWith(code));
  return {
    industry: (code) => industryOf.get(code),
    searchIndustries(query, limit) {
      const wanted = query.trim().replace(/^[A-Ta-t](?=\d)/, '');
      if (wanted === '') return [];
      const matches = /^\d+$/.test(wanted)
        ? classes.filter(({ code }) => code.startsWith(wanted))
        : classes.filter(({ nameZh }) => nameZh.includes(wanted)).toSorted((a, b) => a.nameZh.length - b.nameZh.length);
      return matches.slice(0, limit);
    },
    division: (code) => divisionOf.get(code),
    divisionPath: path,
    divisionsOf: (parent) => divisions.filter((one) => one.parent === parent),
    pollutant: (code) => pollutantOf.get(code),
    pollutantNamed(text, medium) {
      const wanted = text.trim();
      const own = wanted === '' ? [] : pollutants.filter((one) => one.medium === medium);
      return own.find(({ code, nameZh, aliases }) => [code, nameZh, ...aliases].includes(wanted));
    },
    pollutants: (medium) => pollutants.filter((one) => one.medium === medium),
    materials: (itemCode) => materials.filter((one) => one.itemCode === itemCode),
    waste: (code) => wasteOf.get(code),
    wasteClassName: (hwClass) => wastes.find((one) => one.hwClass === hwClass)?.classNameZh ?? '',
    searchWastes(query, limit) {
      const wanted = query.trim().toUpperCase();
      if (wanted === '') return [];
      const texts = ({ descriptionZh, sourceZh, classNameZh }: Waste) => [descriptionZh, sourceZh, classNameZh];
      const matches = /^(HW)?[\d-]+$/.test(wanted)
        ? wastes.filter(({ code, hwClass }) => code.startsWith(wanted) || hwClass === wanted)
        : wastes.filter((waste) => texts(waste).some((words) => words.toUpperCase().includes(wanted)));
      return matches.slice(0, limit);
    },
    permitCategories: (code) => permitCategories.filter((one) => covers(one.codes, code) && !covers(one.excludedCodes, code)),
    eiaCategories: (code) => eiaCategories.filter(({ codes }) => covers(codes, code)),
    permitEntry: (no) => permitCategories.find(({ entryNo }) => entryNo === no),
    eiaItem: (no) => eiaCategories.find(({ itemNo }) => itemNo === no),
    permitRules,
    eiaRules,
    authority,
    changeTables,
    sizes: () => ({
      industries: industries.length,
      divisions: divisions.length,
      pollutants: pollutants.length,
      materials: materials.length,
      'permit-catalogue': permitCategories.length,
      'eia-catalogue': eiaCategories.length,
      'hw-catalogue': wastes.length,
      'classification/permit': permitRules.rules.length,
      'classification/eia': eiaRules.rules.length,
      authority: authority.rules.length + authority.delegations.length,
      ...Object.fromEntries(
        (['eia', 'permit', 'waste'] as const).map((item) => [`change-classes/${item}`, changeTables[item].rows.length]),
      ),
    }),
  };
}
