/**
 * What is wrong with the code of a hazardous waste, or null: industry (3 digits), order (3), class (2), as in `900-249-08`.
 * The classes of 国家危险废物名录 are HW01 to HW50 without 41 to 44. Unknown codes of a right shape pass: the 2025 edition
 * has codes that the 2021 one lacks.
 */
export function wasteCodeProblem(code: string): 'waste-code-shape' | 'waste-code-class' | null {
  const hwClass = /^\d{3}-\d{3}-(\d{2})$/.exec(code)?.[1];
  if (hwClass === undefined) return 'waste-code-shape';
  return isWasteClass(Number(hwClass)) ? null : 'waste-code-class';
}

/** True for the class numbers that exist: 1 to 50 without 41 to 44. */
const isWasteClass = (hwClass: number): boolean => hwClass >= 1 && hwClass <= 50 && !(hwClass >= 41 && hwClass <= 44);
